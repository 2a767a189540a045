#pragma once

#include <string_view>

#include "ui/shell/frame.h"

namespace ui::gallery {

// Pages that show what the toolkit draws, for the eye and for the benches. Words on them are data: they are no screens
// of the product.
void drawTokens(Frame& frame);     ///< colours, type scale, icons
void drawShapes(Frame& frame);     ///< every drawing word of Frame once
void drawLandscape(Frame& frame);  ///< the scenes, and cards before them as on the home screen
void drawStill(Frame& frame);      ///< nothing but the ground: what an empty frame costs

}  // namespace ui::gallery
