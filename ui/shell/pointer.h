#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ui/shell/hit.h"
#include "ui/shell/widget_map.h"

namespace ui::shell {

/// One finger on the glass, judged against what was on the screen when it came down. A touch acts on release inside
/// its target; for 300 ms after a page change nothing acts; the same button does not act twice within 600 ms (keys of
/// an input panel may). Times are seconds of a steady clock.
class Pointer {
 public:
  static constexpr double kPageLock = 0.300;
  static constexpr double kRepeatLock = 0.600;

  void down(Point at, double now, const WidgetMap& shown);
  void move(Point at, double now, const WidgetMap& shown);
  void up(Point at, double now, const WidgetMap& shown);
  /// The keypad's enter key on a widget.
  void activate(const Widget& widget, double now);
  /// Another page is shown: touches begun on the old one are void.
  void pageChanged(double now);

  /// In a frame: whether this area acts now.
  [[nodiscard]] bool fires(std::string_view id) const;
  [[nodiscard]] bool holds(std::string_view id) const { return inside_ && captured_ == id && !captured_.empty(); }
  [[nodiscard]] std::vector<PadTouch> strokes(std::string_view id) const;
  /// The frame is drawn: what acted in it is done. True when more is waiting for another frame.
  bool endFrame();
  /// Overwrites the strokes that wait.
  void forget();
  [[nodiscard]] bool touching() const { return !captured_.empty(); }
  /// Something acts in the next frame.
  [[nodiscard]] bool waiting() const { return !fired_.empty() || !strokes_.empty(); }

 private:
  void fire(const std::string& id, HitRole role, double now);
  void addStroke(TouchPhase phase, Point at, double now, const Rect& pad);

  std::string captured_;
  HitRole capturedRole_ = HitRole::Button;
  Rect capturedRect_;
  bool inside_ = false;
  double lockedUntil_ = 0.0;
  std::deque<std::string> fired_;
  std::vector<PadTouch> strokes_;
  std::string strokesOf_;
  std::unordered_map<std::string, double> lastFired_;
};

}  // namespace ui::shell
