#pragma once

#include <cstdint>

#include "ui/shell/paint.h"
#include "ui/theme/theme.h"

namespace ui {

enum class Align : std::uint8_t { Left, Centre, Right };
/// Where the block of lines stands in its box.
enum class VerticalAlign : std::uint8_t { Top, Middle, Bottom };

/// How a text is set. Lines break by the Chinese rules; a number is never parted from its unit.
struct TextStyle {
  theme::Role role = theme::Role::Body;
  Paint colour = theme::Colour::Ink;
  Align align = Align::Left;
  VerticalAlign vertical = VerticalAlign::Top;
  int maxLines = 0;                         ///< 0: as many as it takes; more ends with an ellipsis
  Paint emphasis = theme::Colour::Primary;  ///< of Value::strong()
  float size = 0.0F;                        ///< a one-off em in px instead of the role's; the line grows with it
  float line = 0.0F;                        ///< a one-off line height in px
  int weight = 0;                           ///< a one-off weight, 400 or 700
  float tracking = 0.0F;                    ///< px added after each character
  float leastSize = 0.0F;  ///< with maxLines: the em may shrink down to this until the text fits; 0: never
};

/// What a text takes, in design px.
struct TextExtent {
  float width = 0.0F;   ///< of the longest line
  float height = 0.0F;  ///< lines × line height
  int lines = 0;
  bool shortened = false;  ///< did not fit: an ellipsis stands for the rest
};

}  // namespace ui
