#include <cstddef>
#include <memory>

#include <cairo.h>

#include "ui/art/painter.h"
#include "ui/art/surface.h"

namespace ui::art {

text::Mask paintIcon(const theme::IconGlyph& glyph, float grid, int side, float stroke) {
  const Canvas canvas(CAIRO_FORMAT_A8, side, side);
  cairo_t* cairo = canvas.cairo();
  const double factor = static_cast<double>(side) / static_cast<double>(grid);
  cairo_scale(cairo, factor, factor);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  for (const theme::GlyphLine& line : glyph) {
    cairo_set_line_width(cairo, static_cast<double>(line.width > 0.0F ? line.width : stroke));
    bool first = true;
    for (const theme::GlyphPoint& point : line.points) {
      const auto x = static_cast<double>(point.x);
      const auto y = static_cast<double>(point.y);
      first ? cairo_move_to(cairo, x, y) : cairo_line_to(cairo, x, y);
      first = false;
    }
    // A line of no length with round ends is the dot.
    if (line.closed || line.dot) cairo_close_path(cairo);
    cairo_stroke(cairo);
  }
  return canvas.mask();
}

}  // namespace ui::art
