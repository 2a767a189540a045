#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "drivers/supervision/supervised.h"

namespace drivers::supervision {

/// The latest status of one device with its history; thread-safe. Tells `changed` of each change, outside its lock.
class HealthRecord {
 public:
  HealthRecord(std::string role, Changed changed, WallClock clock);

  [[nodiscard]] const std::string& role() const { return role_; }
  [[nodiscard]] DeviceStatus status() const;
  [[nodiscard]] std::vector<DeviceStatus> history() const;

  /// Takes a status over; its `since` is set here and kept while nothing but `detail` changes.
  void publish(DeviceStatus status);
  /// Marks a job as running or over; the health found last comes back afterwards.
  void busy(bool running);

 private:
  const std::string role_;
  const Changed changed_;
  const WallClock clock_;
  mutable std::mutex mutex_;
  DeviceStatus health_;
  bool busy_ = false;
  std::chrono::system_clock::time_point busySince_{};
  std::deque<DeviceStatus> history_;

  DeviceStatus shownLocked() const;
};

}  // namespace drivers::supervision
