#pragma once

#include "ui/shell/geometry.h"

namespace ui::shell {

/// How design px lie on the window's px: as large as fits, in the middle.
struct Viewport {
  Orientation orientation = Orientation::Portrait;
  Size design{1080.0F, 1920.0F};
  float scale = 1.0F;
  Point offset;   ///< window px of the design's corner
  int width = 0;  ///< window px
  int height = 0;

  [[nodiscard]] Point toWindow(Point at) const { return {offset.x + at.x * scale, offset.y + at.y * scale}; }
  [[nodiscard]] Point toDesign(Point at) const { return {(at.x - offset.x) / scale, (at.y - offset.y) / scale}; }
};

/// Across when wider than high.
Viewport viewportFor(int width, int height);

/// The largest window of the wished shape that fits in `room`, px; the wish itself where it fits.
struct WindowSize {
  int width = 0;
  int height = 0;
  bool operator==(const WindowSize&) const = default;
};
WindowSize fitInside(WindowSize wish, WindowSize room);

}  // namespace ui::shell
