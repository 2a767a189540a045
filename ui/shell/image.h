#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "ui/shell/geometry.h"
#include "ui/shell/paint.h"

namespace ui {

/// Pixels from outside (a camera frame, a page). One slot holds one texture; it is filled again when the revision
/// changes, at most 30 times a second. RGBA, 8 bits each, rows from the top without gaps.
struct ImageSource {
  std::string_view slot;
  std::uint64_t revision = 0;
  int width = 0;
  int height = 0;
  std::span<const std::uint8_t> rgba;  ///< width * height * 4 bytes
};

struct ImageOptions {
  Rect part{0.0F, 0.0F, 1.0F, 1.0F};  ///< of the picture, 0..1
  float radius = 0.0F;                ///< half the side makes a circle
  bool mirrored = false;              ///< left and right exchanged, as in a mirror
  float alpha = 1.0F;
};

}  // namespace ui
