#pragma once

#include <string>

#include "kiosk/papers/sheet.h"

namespace kiosk::papers {

/// The office's round seal: its name along the rim, the star, what the seal is for below. Drawn as shapes: it cannot be
/// picked up as text. `x`, `y` is the centre, `diameter` in points.
void drawSeal(cairo_t* cairo, Typesetter& typesetter, const std::string& office, const std::string& purpose, double x,
              double y, double diameter);

/// A QR code (level M) of `size` points with its top left corner at (x, y); nothing where the text does not fit into
/// one.
bool drawQr(cairo_t* cairo, const std::string& text, double x, double y, double size);

}  // namespace kiosk::papers
