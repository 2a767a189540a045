#pragma once

#include <array>

namespace ui::widgets {

/// A corner in 0..1 of a picture's width and height.
struct QuadPoint {
  float x = 0.0F;
  float y = 0.0F;
};
/// Page corners, clockwise from the page's top left.
using Quad = std::array<QuadPoint, 4>;

}  // namespace ui::widgets
