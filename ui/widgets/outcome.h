#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "ui/widgets/lettering.h"

namespace ui::widgets {

/// A caption and a number one reads to somebody, in groups.
void numberCard(Frame& frame, const Rect& rect, const Text& caption, const Text& number);

/// Tint bar with the state of a print; `share` 0..1, negative: no bar.
void printBar(Frame& frame, const Rect& rect, Icon icon, const Text& sentence, float share, bool trouble);

/// Five faces; `chosen` 1..5, 0 none. Labels from best to worst. Returns the rating touched, 5 best.
std::optional<int> rating(Frame& frame, float top, const std::array<Text, 5>& labels, int chosen);

/// A row of a list of which one is chosen: radio, title, meta, chip; 112 high.
struct ChoiceRow {
  std::string_view id;
  Rect rect;
  Text title;
  Text meta;
  std::optional<Text> chip{};
  bool chosen = false;
};
bool choiceRow(Frame& frame, const ChoiceRow& row);

}  // namespace ui::widgets
