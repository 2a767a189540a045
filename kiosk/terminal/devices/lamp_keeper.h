#pragma once

#include <memory>
#include <mutex>

#include "drivers/device_config.h"
#include "drivers/lamp/board.h"
#include "drivers/supervision/device_thread.h"

namespace kiosk::terminal::devices {

/// Keeps a lamp board burning as it should: a board that comes back is told at once what its lights do.
class LampKeeper {
 public:
  using Device = drivers::supervision::DeviceThread<drivers::lamp::Board>;

  LampKeeper(const drivers::DeviceConfig& config, drivers::supervision::Changed changed,
             drivers::supervision::Pace pace = {});

  [[nodiscard]] std::shared_ptr<Device> device() const { return device_; }
  /// From any thread, never blocks. A plan that is shown already costs nothing.
  void show(const drivers::lamp::LightPlan& plan);
  /// Before the program ends; waits for the board at most half a second.
  void darken();

 private:
  /// What the lights should do, whether the board is there or not.
  struct Wanted {
    std::mutex mutex;
    drivers::lamp::LightPlan plan;
    drivers::lamp::LightPlan read() {
      const std::lock_guard lock(mutex);
      return plan;
    }
  };

  std::shared_ptr<Wanted> wanted_ = std::make_shared<Wanted>();
  std::shared_ptr<Device> device_;
};

}  // namespace kiosk::terminal::devices
