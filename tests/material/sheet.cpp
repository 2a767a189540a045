#include "tests/material/sheet.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include <pango/pangocairo.h>

namespace material {
namespace {

constexpr double kDotsPerMillimetre = 300 / 25.4;
constexpr double kMillimetresPerPoint = 25.4 / 72;
constexpr double kPi = std::numbers::pi;

struct ObjectRelease {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, ObjectRelease>;

Layout layoutFor(cairo_t* context, std::string_view words, const Type& type) {
  Layout layout(pango_cairo_create_layout(context));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, type.script == Script::Serif ? "Noto Serif CJK SC" : "Noto Sans CJK SC");
  pango_font_description_set_weight(font, type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  // The context's unit is the millimetre, so the font's size is given in millimetres too.
  pango_font_description_set_absolute_size(font, type.points * kMillimetresPerPoint * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
  return layout;
}

double inMillimetres(int units) {
  return static_cast<double>(units) / PANGO_SCALE;
}

/// The characters of a UTF-8 text one by one.
std::vector<std::string> characters(std::string_view words) {
  std::vector<std::string> list;
  for (const char byte : words) {
    const bool continues = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    if (continues && !list.empty()) {
      list.back() += byte;
    } else {
      list.emplace_back(1, byte);
    }
  }
  return list;
}

}  // namespace

Sheet::Sheet()
    : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                          static_cast<int>(std::lround(kWidth * kDotsPerMillimetre)),
                                          static_cast<int>(std::lround(kHeight * kDotsPerMillimetre)))),
      context_(cairo_create(surface_.get())) {
  cairo_t* pen = context_.get();
  cairo_set_source_rgb(pen, 0.985, 0.98, 0.965);
  cairo_paint(pen);
  cairo_scale(pen, kDotsPerMillimetre, kDotsPerMillimetre);
  cairo_set_source_rgb(pen, 0.10, 0.10, 0.11);
}

double Sheet::set(double x, double y, double width, std::string_view words, const Type& type, double& height) {
  const Layout layout = layoutFor(context_.get(), words, type);
  if (width > 0) {
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout.get(), 1.15F);
  }
  int layoutWidth = 0;
  int layoutHeight = 0;
  pango_layout_get_size(layout.get(), &layoutWidth, &layoutHeight);
  const double taken = inMillimetres(layoutWidth);
  height = inMillimetres(layoutHeight);
  const double shift = type.align == Align::Left ? 0 : type.align == Align::Centre ? taken / 2 : taken;
  cairo_move_to(context_.get(), x - shift, y);
  pango_cairo_show_layout(context_.get(), layout.get());
  return taken;
}

double Sheet::text(double x, double y, std::string_view words, const Type& type) {
  double height = 0;
  return set(x, y, 0, words, type, height);
}

double Sheet::paragraph(double x, double y, double width, std::string_view words, const Type& type) {
  double height = 0;
  set(x, y, width, words, type, height);
  return height;
}

void Sheet::line(double x1, double y1, double x2, double y2, double thickness) {
  cairo_set_line_width(context_.get(), thickness);
  cairo_move_to(context_.get(), x1, y1);
  cairo_line_to(context_.get(), x2, y2);
  cairo_stroke(context_.get());
}

void Sheet::box(double x, double y, double width, double height, double thickness) {
  cairo_set_line_width(context_.get(), thickness);
  cairo_rectangle(context_.get(), x, y, width, height);
  cairo_stroke(context_.get());
}

void Sheet::seal(double x, double y, double radius, std::string_view institution, std::string_view below,
                 double degrees) {
  cairo_t* pen = context_.get();
  cairo_save(pen);
  cairo_translate(pen, x, y);
  cairo_rotate(pen, degrees * kPi / 180);
  cairo_push_group(pen);
  cairo_set_source_rgb(pen, 0.80, 0.09, 0.12);
  cairo_set_line_width(pen, radius * 0.06);
  cairo_new_path(pen);
  cairo_arc(pen, 0, 0, radius, 0, 2 * kPi);
  cairo_stroke(pen);
  cairo_new_path(pen);
  for (int i = 0; i < 10; ++i) {  // a five-pointed star
    const double reach = radius * (i % 2 == 0 ? 0.30 : 0.115);
    const double angle = -kPi / 2 + i * kPi / 5;
    cairo_line_to(pen, reach * std::cos(angle), reach * std::sin(angle));
  }
  cairo_close_path(pen);
  cairo_fill(pen);
  const std::vector<std::string> letters = characters(institution);
  const double span = std::min(1.25 * kPi, 0.27 * kPi * static_cast<double>(letters.size()) / 2);
  const Type small{.points = radius * 0.24 / kMillimetresPerPoint, .bold = true};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const double share =
        letters.size() > 1 ? static_cast<double>(i) / static_cast<double>(letters.size() - 1) - 0.5 : 0;
    cairo_save(pen);
    cairo_rotate(pen, share * span);
    const Layout letter = layoutFor(pen, letters[i], small);
    int width = 0;
    pango_layout_get_size(letter.get(), &width, nullptr);
    cairo_move_to(pen, -inMillimetres(width) / 2, -radius * 0.95);
    pango_cairo_show_layout(pen, letter.get());
    cairo_restore(pen);
  }
  const Layout foot = layoutFor(pen, below, {.points = radius * 0.19 / kMillimetresPerPoint});
  int width = 0;
  pango_layout_get_size(foot.get(), &width, nullptr);
  cairo_move_to(pen, -inMillimetres(width) / 2, radius * 0.45);
  pango_cairo_show_layout(pen, foot.get());
  // Ink thins out towards one side.
  cairo_pattern_t* ink = cairo_pop_group(pen);
  cairo_pattern_t* fade = cairo_pattern_create_linear(-radius, -radius, radius, radius);
  cairo_pattern_add_color_stop_rgba(fade, 0, 0, 0, 0, 0.85);
  cairo_pattern_add_color_stop_rgba(fade, 1, 0, 0, 0, 0.55);
  cairo_set_source(pen, ink);
  cairo_set_operator(pen, CAIRO_OPERATOR_MULTIPLY);
  cairo_mask(pen, fade);
  cairo_pattern_destroy(fade);
  cairo_pattern_destroy(ink);
  cairo_restore(pen);
}

void Sheet::signature(double x, double y, std::string_view name) {
  cairo_t* pen = context_.get();
  cairo_save(pen);
  cairo_translate(pen, x, y);
  const cairo_matrix_t slant{.xx = 1, .yx = -0.08, .xy = -0.25, .yy = 1, .x0 = 0, .y0 = 0};
  cairo_transform(pen, &slant);
  cairo_set_source_rgb(pen, 0.10, 0.16, 0.42);
  const Layout layout = layoutFor(pen, name, {.points = 15});
  cairo_move_to(pen, 0, 0);
  pango_cairo_show_layout(pen, layout.get());
  cairo_restore(pen);
}

vision::Image Sheet::picture() const {
  cairo_surface_t* surface = surface_.get();
  cairo_surface_flush(surface);
  const int width = cairo_image_surface_get_width(surface);
  const int height = cairo_image_surface_get_height(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  vision::Image image(width, height);
  for (int y = 0; y < height; ++y) {
    const unsigned char* in = pixels + static_cast<std::ptrdiff_t>(y) * stride;
    std::uint8_t* out = image.row(y);
    for (int x = 0; x < width; ++x) {  // BGRx in memory on every machine the terminal runs on
      out[3 * x] = in[4 * x];
      out[3 * x + 1] = in[4 * x + 1];
      out[3 * x + 2] = in[4 * x + 2];
    }
  }
  return image;
}

}  // namespace material
