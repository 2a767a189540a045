#pragma once

#include "drivers/printer/receipt_encoder.h"

namespace drivers::printer {

/// Draws a paragraph for thermal paper with the system's CJK fonts (fallback fonts beyond the BMP included), broken at
/// the paper's width, one bit a dot. Control characters and malformed UTF-8 become blanks.
Raster rasterizeText(const RasterText& text);

}  // namespace drivers::printer
