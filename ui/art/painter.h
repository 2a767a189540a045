#pragma once

#include <cstdint>
#include <vector>

#include "ui/art/scene.h"
#include "ui/text/typesetter.h"
#include "ui/theme/tokens.h"

namespace ui::art {

/// An icon as coverage on a square of `side` px, strokes with round ends. `stroke` in units of the icons' grid.
text::Mask paintIcon(const theme::IconGlyph& glyph, float grid, int side, float stroke);

/// The soft edge of a shadow: nine cells, of which the corners are `corner` px square and the middle ones 1 px.
struct ShadowMask {
  text::Mask mask;
  int corner = 0;
  int outset = 0;  ///< how far it reaches out of its element: left, right and above, px
  int drop = 0;    ///< how far more below, px
};
/// For an element with corners of `radius` px; `scale` is px for one design px of the shadow's figures.
ShadowMask paintShadow(const theme::Shadow& shadow, float radius, float scale);

/// RGBA with straight alpha.
struct Bitmap {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

/// Sky, sun, hills, water, tower, bridge and sails of a place, at `scale` px for one design px. Opaque.
Bitmap paintScene(const theme::Art& art, Scene scene, float scale);

}  // namespace ui::art
