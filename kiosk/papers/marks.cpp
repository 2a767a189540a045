#include "kiosk/papers/marks.h"

#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

#include <qrencode.h>

namespace kiosk::papers {
namespace {

constexpr double kPi = std::numbers::pi;

struct QrRelease {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

void addStar(cairo_t* cairo, double x, double y, double radius) {
  // The inner corners of a regular five-pointed star lie at 0.382 of its radius.
  for (int corner = 0; corner < 10; ++corner) {
    const double reach = corner % 2 == 0 ? radius : radius * 0.381966;
    const double angle = -kPi / 2 + corner * kPi / 5;
    cairo_line_to(cairo, x + reach * std::cos(angle), y + reach * std::sin(angle));
  }
  cairo_close_path(cairo);
}

std::vector<std::string> charactersOf(const std::string& text) {
  std::vector<std::string> characters;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xc0U) == 0x80U && !characters.empty()) {
      characters.back().push_back(c);
    } else {
      characters.emplace_back(1, c);
    }
  }
  return characters;
}

}  // namespace

void drawSeal(cairo_t* cairo, Typesetter& typesetter, const std::string& office, const std::string& purpose, double x,
              double y, double diameter) {
  const double radius = diameter / 2;
  cairo_save(cairo);
  cairo_set_source_rgba(cairo, 0.80, 0.11, 0.09, 0.86);
  cairo_set_line_width(cairo, diameter * 0.028);
  cairo_new_path(cairo);
  cairo_arc(cairo, x, y, radius - diameter * 0.014, 0, 2 * kPi);
  cairo_stroke(cairo);
  cairo_new_path(cairo);
  addStar(cairo, x, y, radius * 0.32);
  cairo_fill(cairo);

  // The name reads clockwise over the top, feet towards the centre.
  const auto characters = charactersOf(office);
  const auto count = static_cast<double>(characters.size());
  const double span = std::min(1.55 * kPi, count * 0.36);
  const double step = characters.size() > 1 ? span / (count - 1) : 0;
  const double size = std::min(diameter * 0.135, step * radius * 0.78 + 1);
  const TextStyle style{Face::SerifBold, size, size, PANGO_ALIGN_LEFT, 0};
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const double angle = -span / 2 + step * static_cast<double>(i);
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_rotate(cairo, angle);
    cairo_translate(cairo, -size / 2, -radius + diameter * 0.05);
    cairo_scale(cairo, 1, 1.25);
    const Layout layout = typesetter.layout(characters[i], style, 1000);
    cairo_move_to(cairo, 0, size * 0.88);
    cairo_new_path(cairo);
    cairo_move_to(cairo, 0, size * 0.88);
    pango_cairo_layout_line_path(cairo, pango_layout_get_line_readonly(layout.get(), 0));
    cairo_fill(cairo);
    cairo_restore(cairo);
  }
  const double small = diameter * 0.095;
  const Layout layout = typesetter.layout(purpose, {Face::SerifBold, small, small, PANGO_ALIGN_LEFT, 0}, 1000);
  PangoRectangle extents;
  pango_layout_get_extents(layout.get(), nullptr, &extents);
  cairo_new_path(cairo);
  cairo_move_to(cairo, x - static_cast<double>(extents.width) / PANGO_SCALE / 2, y + radius * 0.68);
  pango_cairo_layout_line_path(cairo, pango_layout_get_line_readonly(layout.get(), 0));
  cairo_fill(cairo);
  cairo_restore(cairo);
}

bool drawQr(cairo_t* cairo, const std::string& text, double x, double y, double size) {
  const std::unique_ptr<QRcode, QrRelease> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return false;
  const double module = size / code->width;
  cairo_save(cairo);
  cairo_set_source_rgb(cairo, 0, 0, 0);
  for (int row = 0; row < code->width; ++row) {
    for (int column = 0; column < code->width;) {
      // Neighbours become one rectangle: no seams between them, and a smaller file.
      int end = column;
      while (end < code->width && (code->data[row * code->width + end] & 1U) != 0)
        ++end;
      if (end > column) cairo_rectangle(cairo, x + column * module, y + row * module, (end - column) * module, module);
      column = end + 1;
    }
  }
  cairo_fill(cairo);
  cairo_restore(cairo);
  return true;
}

}  // namespace kiosk::papers
