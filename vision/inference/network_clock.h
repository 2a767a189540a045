#pragma once

#include <chrono>
#include <mutex>

namespace vision::inference {

/// How long at least one network has been running: two that run at once count once, so that a chain's whole time can be
/// held against it.
class NetworkClock {
 public:
  void begin() {
    const std::lock_guard lock(mutex_);
    if (running_++ == 0) since_ = std::chrono::steady_clock::now();
  }
  void end() {
    const std::lock_guard lock(mutex_);
    if (--running_ == 0) total_ += std::chrono::steady_clock::now() - since_;
  }
  [[nodiscard]] std::chrono::nanoseconds total() {
    const std::lock_guard lock(mutex_);
    return total_;
  }

 private:
  std::mutex mutex_;
  int running_ = 0;
  std::chrono::steady_clock::time_point since_;
  std::chrono::nanoseconds total_{0};
};

}  // namespace vision::inference
