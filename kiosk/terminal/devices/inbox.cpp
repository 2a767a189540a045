#include "kiosk/terminal/devices/inbox.h"

#include <algorithm>

namespace kiosk::terminal {
namespace {

bool isFrame(const Event& event) {
  return std::holds_alternative<event::FaceWatched>(event) || std::holds_alternative<event::PageWatched>(event);
}

}  // namespace

void Inbox::post(std::uint64_t visit, Event event) {
  {
    const std::lock_guard lock(mutex_);
    const auto older =
        !isFrame(event) ? events_.end() : std::find_if(events_.begin(), events_.end(), [&](const auto& waiting) {
          return waiting.second.index() == event.index();
        });
    if (older != events_.end()) events_.erase(older);
    if (events_.size() == kLongest) {
      events_.pop_front();
      ++dropped_;
    }
    events_.emplace_back(visit, std::move(event));
  }
  wake_();
}

std::deque<std::pair<std::uint64_t, Event>> Inbox::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(events_, {});
}

std::size_t Inbox::dropped() const {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

}  // namespace kiosk::terminal
