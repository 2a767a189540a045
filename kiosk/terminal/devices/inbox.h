#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <utility>

#include "kiosk/terminal/session/event.h"

namespace kiosk::terminal {

/// Events on their way to the UI thread, from any thread. Bounded: of camera frames only the newest is kept, and when
/// the box is full the oldest event goes and is counted.
class Inbox {
 public:
  static constexpr std::size_t kLongest = 256;

  explicit Inbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  void post(std::uint64_t visit, Event event);
  /// Everything that has come since, with the number of the visit it belongs to.
  std::deque<std::pair<std::uint64_t, Event>> take();
  [[nodiscard]] std::size_t dropped() const;

 private:
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::deque<std::pair<std::uint64_t, Event>> events_;
  std::size_t dropped_ = 0;
};

}  // namespace kiosk::terminal
