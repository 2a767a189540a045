#include "ui/shell/pointer.h"

#include <algorithm>
#include <cstring>

namespace ui::shell {

void Pointer::down(Point at, double now, const WidgetMap& shown) {
  if (!captured_.empty() || now < lockedUntil_) return;
  const Widget* widget = shown.at(at);
  if (widget == nullptr) return;
  captured_ = widget->id;
  capturedRole_ = widget->role;
  capturedRect_ = widget->rect;
  inside_ = true;
  if (capturedRole_ == HitRole::Pad) addStroke(TouchPhase::Down, at, now, capturedRect_);
}

void Pointer::move(Point at, double now, const WidgetMap& shown) {
  if (captured_.empty()) return;
  const Widget* widget = shown.find(captured_);
  if (widget != nullptr) capturedRect_ = widget->rect;
  if (capturedRole_ == HitRole::Pad) {
    addStroke(TouchPhase::Move, at, now, capturedRect_);
  } else {
    inside_ = widget != nullptr && widget->rect.contains(at);
  }
}

void Pointer::up(Point at, double now, const WidgetMap& shown) {
  if (captured_.empty()) return;
  const Widget* widget = shown.at(at);
  if (capturedRole_ == HitRole::Pad) {
    addStroke(TouchPhase::Up, at, now, capturedRect_);
  } else if (widget != nullptr && widget->id == captured_) {
    fire(captured_, capturedRole_, now);
  }
  captured_.clear();
  inside_ = false;
}

void Pointer::activate(const Widget& widget, double now) {
  if (now < lockedUntil_ || !widget.enabled || widget.covered || widget.role == HitRole::Pad) return;
  fire(widget.id, widget.role, now);
}

void Pointer::fire(const std::string& id, HitRole role, double now) {
  if (role != HitRole::Key) {
    const auto last = lastFired_.find(id);
    if (last != lastFired_.end() && now - last->second < kRepeatLock) return;
    std::erase_if(lastFired_, [now](const auto& entry) { return now - entry.second >= kRepeatLock; });
    lastFired_[id] = now;
  }
  fired_.push_back(id);
}

void Pointer::pageChanged(double now) {
  lockedUntil_ = now + kPageLock;
  captured_.clear();
  inside_ = false;
  fired_.clear();
  forget();
}

bool Pointer::fires(std::string_view id) const {
  return !fired_.empty() && fired_.front() == id;
}

std::vector<PadTouch> Pointer::strokes(std::string_view id) const {
  return strokesOf_ == id ? strokes_ : std::vector<PadTouch>{};
}

void Pointer::addStroke(TouchPhase phase, Point at, double now, const Rect& pad) {
  if (strokesOf_ != captured_) {
    forget();
    strokesOf_ = captured_;
  }
  const Point inside{std::clamp(at.x, pad.x, pad.right()), std::clamp(at.y, pad.y, pad.bottom())};
  strokes_.push_back({phase, inside, now});
}

bool Pointer::endFrame() {
  if (!fired_.empty()) fired_.pop_front();
  forget();
  return !fired_.empty();
}

void Pointer::forget() {
  if (!strokes_.empty()) explicit_bzero(strokes_.data(), strokes_.size() * sizeof(PadTouch));
  strokes_.clear();
}

}  // namespace ui::shell
