#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "ui/widgets/lettering.h"
#include "ui/widgets/picture.h"

namespace ui::widgets {

/// A corner in 0..1 of a picture's width and height.
struct QuadPoint {
  float x = 0.0F;
  float y = 0.0F;
};
/// Page corners, clockwise from the page's top left.
using Quad = std::array<QuadPoint, 4>;

enum class LiveMark : std::uint8_t {
  None,
  Searching,  ///< amber frame, no brackets: show where the page goes
  Found,      ///< outline and corner brackets
};

/// The document camera's picture on a dark ground, with what was found in it.
struct LiveView {
  Rect rect;
  const Picture* picture = nullptr;
  std::optional<Quad> outline{};
  LiveMark mark = LiveMark::None;
  std::optional<int> countdown{};  ///< seconds shown large, with a ring
  float countdownShare = 0.0F;     ///< 0..1 of the ring that is closed
  bool busy = false;               ///< a spinner over the picture
};
void liveView(Frame& frame, const LiveView& view);

/// Where a picture of that size stands inside `room` when it is shown whole.
Rect fitted(const Rect& room, float width, float height);

}  // namespace ui::widgets
