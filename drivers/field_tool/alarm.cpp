#include "drivers/field_tool/alarm.h"

namespace drivers::field_tool {

Alarm::Alarm(std::chrono::seconds after)
    : thread_([this, after] {
        std::unique_lock lock(mutex_);
        if (!signal_.wait_for(lock, after, [this] { return over_; })) source_.request_stop();
      }) {}

Alarm::~Alarm() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  signal_.notify_all();
  thread_.join();
}

}  // namespace drivers::field_tool
