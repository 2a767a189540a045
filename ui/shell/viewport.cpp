#include "ui/shell/viewport.h"

#include <algorithm>
#include <cmath>

namespace ui::shell {

Viewport viewportFor(int width, int height) {
  Viewport view;
  view.width = std::max(width, 1);
  view.height = std::max(height, 1);
  const bool across = view.width > view.height;
  view.orientation = across ? Orientation::Landscape : Orientation::Portrait;
  view.design = across ? Size{1920.0F, 1080.0F} : Size{1080.0F, 1920.0F};
  const auto wide = static_cast<float>(view.width);
  const auto high = static_cast<float>(view.height);
  view.scale = std::min(wide / view.design.width, high / view.design.height);
  view.offset = {std::floor((wide - view.design.width * view.scale) / 2.0F),
                 std::floor((high - view.design.height * view.scale) / 2.0F)};
  return view;
}

WindowSize fitInside(WindowSize wish, WindowSize room) {
  if (wish.width <= room.width && wish.height <= room.height) return wish;
  if (wish.width < 1 || wish.height < 1) return wish;
  const double scale =
      std::min(static_cast<double>(room.width) / wish.width, static_cast<double>(room.height) / wish.height);
  return {std::max(1, static_cast<int>(wish.width * scale)), std::max(1, static_cast<int>(wish.height * scale))};
}

}  // namespace ui::shell
