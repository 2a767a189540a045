#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "drivers/device_status.h"

namespace drivers::supervision {

/// How often a device is looked after.
struct Pace {
  std::chrono::milliseconds check{500};    ///< between two health checks of an idle device
  std::chrono::milliseconds reopen{1000};  ///< between two attempts to open one that is away, for ever
  std::chrono::milliseconds stop{2000};    ///< how long stop() waits for a device that hangs
};

/// Told of each change of status, on the device's own thread. Must return at once.
using Changed = std::function<void(const std::string& role, const DeviceStatus& status)>;
/// The wall clock, for DeviceStatus::since.
using WallClock = std::function<std::chrono::system_clock::time_point()>;

/// A device as staff screens, heartbeats and the end of the program see it, whatever its class.
class Supervised {
 public:
  Supervised() = default;
  Supervised(const Supervised&) = delete;
  Supervised& operator=(const Supervised&) = delete;
  virtual ~Supervised() = default;

  [[nodiscard]] virtual const std::string& role() const = 0;
  /// The latest status; from any thread.
  [[nodiscard]] virtual DeviceStatus status() const = 0;
  /// Up to kHistory past statuses, oldest first, the present one last. Being busy with a job is no event of health.
  [[nodiscard]] virtual std::vector<DeviceStatus> history() const = 0;
  /// Jobs that were turned away because the queue was full.
  [[nodiscard]] virtual std::size_t turnedAway() const = 0;
  /// Look again now: something was plugged in.
  virtual void nudge() = 0;
  /// Cancels what runs, refuses what waits, closes the device. False: it hung past Pace::stop and was left to itself.
  virtual bool stop() = 0;

  static constexpr std::size_t kHistory = 64;
};

}  // namespace drivers::supervision
