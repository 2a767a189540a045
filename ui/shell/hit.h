#pragma once

#include <cstdint>
#include <vector>

#include "ui/shell/geometry.h"
#include "ui/shell/widget_map.h"

namespace ui {

/// What a touchable area learns in a frame.
struct Hit {
  bool fired = false;    ///< the finger was lifted inside: act
  bool held = false;     ///< a finger is on it: draw it pressed
  bool focused = false;  ///< the keypad stands on it; Frame draws the ring itself
};

struct HitOptions {
  HitRole role = HitRole::Button;
  bool enabled = true;
  float radius = 24.0F;  ///< of the focus ring
};

enum class TouchPhase : std::uint8_t { Down, Move, Up };

/// A touch on a pad. `at` is in design px and stays inside the pad's rectangle.
struct PadTouch {
  TouchPhase phase{};
  Point at;
  double seconds = 0.0;  ///< of a steady clock
};

}  // namespace ui
