#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "kiosk/backoffice/clock.h"

namespace kiosk::backoffice::prefecture {

/// The time of an office that lives through its past: whoever fills it moves it on, every record is dated by it.
class Timeline {
 public:
  explicit Timeline(std::int64_t startMs) : nowMs_(std::make_shared<std::atomic<std::int64_t>>(startMs)) {}

  [[nodiscard]] Clock clock() const {
    return Clock([now = nowMs_] { return now->load(); }, 0);
  }
  /// Never back.
  void moveTo(std::int64_t ms) {
    if (ms > nowMs_->load()) nowMs_->store(ms);
  }

 private:
  std::shared_ptr<std::atomic<std::int64_t>> nowMs_;
};

}  // namespace kiosk::backoffice::prefecture
