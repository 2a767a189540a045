#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/shell/geometry.h"

namespace ui {

/// What a touchable area is; the layout checks hold each to its own rules.
enum class HitRole : std::uint8_t {
  Button,
  Primary,  ///< the one filled button of a screen
  Card,
  Row,
  Slot,   ///< service bar
  Key,    ///< of an input panel: many, close together
  Field,  ///< opens the input panel
  Pad,    ///< takes strokes
};

/// One touchable area of a drawn frame. Ids are stable: "home.injury", "bar.help", "card.alt.social".
struct Widget {
  std::string id;
  Rect rect;
  HitRole role = HitRole::Button;
  bool enabled = true;
  bool covered = false;  ///< an overlay lies over it: it takes no input
  int layer = 0;         ///< 0 screen, 1.. overlays
};

/// Everything touchable of one drawn frame, in drawing order: what a visitor can reach, for scripts, tests and the
/// keypad.
class WidgetMap {
 public:
  void add(Widget widget) { widgets_.push_back(std::move(widget)); }
  void clear() { widgets_.clear(); }
  /// Marks what is below `layer` and meets `area` as covered.
  void cover(const Rect& area, int layer);

  [[nodiscard]] const std::vector<Widget>& all() const { return widgets_; }
  /// Null when the frame has none of that id.
  [[nodiscard]] const Widget* find(std::string_view id) const;
  /// The topmost area under a point that takes input; null when there is none.
  [[nodiscard]] const Widget* at(Point point) const;
  /// The order of the tactile keypad: what takes input from top to bottom, left to right, the service bar last.
  [[nodiscard]] std::vector<const Widget*> focusOrder() const;
  [[nodiscard]] std::size_t size() const { return widgets_.size(); }

 private:
  std::vector<Widget> widgets_;
};

}  // namespace ui
