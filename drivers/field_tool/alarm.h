#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace drivers::field_tool {

/// Asks for a stop after a while, unless it is destroyed before.
class Alarm {
 public:
  explicit Alarm(std::chrono::seconds after);
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;
  ~Alarm();
  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }
  [[nodiscard]] bool rang() const { return source_.stop_requested(); }

 private:
  std::mutex mutex_;
  std::condition_variable signal_;
  bool over_ = false;
  std::stop_source source_;
  std::thread thread_;
};

}  // namespace drivers::field_tool
