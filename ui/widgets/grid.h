#pragma once

#include "ui/shell/frame.h"

namespace ui::widgets {

/// Where a screen's zones lie in the theme in force (portrait, design px).
struct Grid {
  float left = 60.0F;
  float right = 1020.0F;
  float reachLine = 640.0F;  ///< nothing touchable above
  float headerBottom = 128.0F;
  float slipsTop = 152.0F;
  float slipsHeight = 60.0F;
  float titleTop = 248.0F;
  float workBottom = 1536.0F;
  float actionTop = 1568.0F;
  float actionHeight = 144.0F;
  float serviceTop = 1752.0F;

  [[nodiscard]] float width() const { return right - left; }
  /// The whole action bar, its left third and its right two thirds.
  [[nodiscard]] Rect action() const { return {left, actionTop, width(), actionHeight}; }
  [[nodiscard]] Rect secondary() const { return {left, actionTop, 312.0F, actionHeight}; }
  [[nodiscard]] Rect primary() const { return {left + 336.0F, actionTop, 624.0F, actionHeight}; }
};

Grid gridOf(const Frame& frame);

}  // namespace ui::widgets
