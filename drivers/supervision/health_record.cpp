#include "drivers/supervision/health_record.h"

#include <utility>

namespace drivers::supervision {

HealthRecord::HealthRecord(std::string role, Changed changed, WallClock clock)
    : role_(std::move(role)), changed_(std::move(changed)), clock_(std::move(clock)) {
  health_.since = clock_();
  history_.push_back(health_);
}

DeviceStatus HealthRecord::shownLocked() const {
  DeviceStatus shown = health_;
  if (busy_ && health_.state == DeviceState::Online) {
    shown.state = DeviceState::DeviceBusy;
    shown.since = busySince_;
  }
  return shown;
}

DeviceStatus HealthRecord::status() const {
  const std::lock_guard lock(mutex_);
  return shownLocked();
}

std::vector<DeviceStatus> HealthRecord::history() const {
  const std::lock_guard lock(mutex_);
  return {history_.begin(), history_.end()};
}

void HealthRecord::publish(DeviceStatus status) {
  DeviceStatus shown;
  {
    const std::lock_guard lock(mutex_);
    DeviceStatus compared = status;
    compared.since = health_.since;
    compared.detail = health_.detail;
    if (compared == health_) {
      health_.detail = std::move(status.detail);
      return;
    }
    status.since = clock_();
    health_ = std::move(status);
    history_.push_back(health_);
    if (history_.size() > Supervised::kHistory) history_.pop_front();
    shown = shownLocked();
  }
  if (changed_) changed_(role_, shown);
}

void HealthRecord::busy(bool running) {
  DeviceStatus shown;
  {
    const std::lock_guard lock(mutex_);
    if (busy_ == running) return;
    busy_ = running;
    busySince_ = clock_();
    if (health_.state != DeviceState::Online) return;
    shown = shownLocked();
  }
  if (changed_) changed_(role_, shown);
}

}  // namespace drivers::supervision
