#pragma once

#include <vector>

#include "ui/theme/icon.h"

namespace ui::theme {

struct GlyphPoint {
  float x = 0.0F;
  float y = 0.0F;
};

/// One line of an icon on its 48 x 48 grid, drawn with round ends.
struct GlyphLine {
  std::vector<GlyphPoint> points;
  bool closed = false;
  bool dot = false;    ///< a filled disc of diameter `width` round the one point
  float width = 0.0F;  ///< own stroke on the grid; 0: the theme's
};

using IconGlyph = std::vector<GlyphLine>;

}  // namespace ui::theme
