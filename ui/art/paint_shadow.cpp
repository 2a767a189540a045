#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ui/art/painter.h"

namespace ui::art {
namespace {

// How much of the pixel at (x, y) a rounded rectangle covers, from the distance to its edge.
float coverage(float x, float y, float left, float top, float right, float bottom, float radius) {
  const float reach = std::min({radius, (right - left) / 2.0F, (bottom - top) / 2.0F});
  const float dx = std::max({left + reach - x, x - (right - reach), 0.0F});
  const float dy = std::max({top + reach - y, y - (bottom - reach), 0.0F});
  const float outside = std::sqrt(dx * dx + dy * dy) - reach;
  return std::clamp(0.5F - outside, 0.0F, 1.0F);
}

}  // namespace

ShadowMask paintShadow(const theme::Shadow& shadow, float radius, float scale) {
  float spread = 0.0F;
  float below = 0.0F;
  for (const theme::ShadowLayer& layer : shadow.layers) {
    spread = std::max(spread, layer.spread);
    below = std::max(below, layer.dy + layer.spread);
  }
  ShadowMask result;
  result.outset = static_cast<int>(std::ceil(spread * scale)) + 1;
  result.drop = std::max(0, static_cast<int>(std::ceil(below * scale)) + 1 - result.outset);
  result.corner = result.outset + result.drop + static_cast<int>(std::ceil((radius + spread) * scale)) + 1;
  const int side = 2 * result.corner + 1;
  result.mask = {side, side, {}};
  result.mask.coverage.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  // The element lies in the middle of the mask; below it stands room for the drop.
  const auto left = static_cast<float>(result.outset);
  const float right = static_cast<float>(side) - left;
  const float bottom = right - static_cast<float>(result.drop);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      float light = 1.0F;
      for (const theme::ShadowLayer& layer : shadow.layers) {
        const float grown = layer.spread * scale;
        const float down = layer.dy * scale;
        light *= 1.0F - layer.alpha * coverage(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F, left - grown,
                                               left - grown + down, right + grown, bottom + grown + down,
                                               (radius + layer.spread) * scale);
      }
      result.mask.coverage.push_back(static_cast<std::uint8_t>(std::lround((1.0F - light) * 255.0F)));
    }
  }
  return result;
}

}  // namespace ui::art
