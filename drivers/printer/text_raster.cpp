#include "drivers/printer/text_raster.h"

#include <algorithm>
#include <memory>
#include <string>

#include <glib.h>
#include <pango/pangocairo.h>

namespace drivers::printer {
namespace {

constexpr int kDotsOfText = 24;  // at size 1, as the printer's own characters
constexpr int kRowGap = 6;       // between rows, as the printer's own line spacing of 30 dots
constexpr unsigned kInk = 112;   // coverage above which a dot is burnt: thin strokes must survive
constexpr int kTallest = 4000;   // dots; half a metre of paper

template <class T, void (*Free)(T*)>
struct Release {
  void operator()(T* object) const { Free(object); }
};
void unref(PangoLayout* layout) {
  g_object_unref(layout);
}
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_t, cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_t, cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Release<PangoLayout, unref>>;
using Font = std::unique_ptr<PangoFontDescription, Release<PangoFontDescription, pango_font_description_free>>;

std::string cleaned(const std::string& text) {
  const std::unique_ptr<gchar, Release<void, g_free>> valid(
      g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
  std::string clean(valid.get());
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return clean;
}

Layout layoutOf(cairo_t* context, const std::string& text, const RasterText& style, Align align) {
  Layout layout(pango_cairo_create_layout(context));
  const Font font(pango_font_description_from_string("Noto Sans Mono CJK SC, Noto Sans CJK SC, sans-serif"));
  pango_font_description_set_absolute_size(font.get(), kDotsOfText * style.size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), style.width * PANGO_SCALE);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), align == Align::Centre  ? PANGO_ALIGN_CENTER
                                           : align == Align::Right ? PANGO_ALIGN_RIGHT
                                                                   : PANGO_ALIGN_LEFT);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

PangoRectangle extentsOf(PangoLayout* layout) {
  PangoRectangle logical{};
  pango_layout_get_pixel_extents(layout, nullptr, &logical);
  return logical;
}

Surface canvas(int width, int height) {
  return Surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
}

Raster burn(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  Raster raster{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  raster.rows.assign(raster.stride() * static_cast<std::size_t>(raster.height), 0);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  const auto pitch = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  for (std::size_t y = 0; y < static_cast<std::size_t>(raster.height); ++y) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(raster.width); ++x) {
      if (pixels[y * pitch + x] > kInk) {
        std::uint8_t& byte = raster.rows[y * raster.stride() + x / 8];
        byte = static_cast<std::uint8_t>(byte | (0x80U >> (x % 8)));
      }
    }
  }
  return raster;
}

}  // namespace

Raster rasterizeText(const RasterText& text) {
  const Surface probe = canvas(1, 1);
  const Context measure(cairo_create(probe.get()));
  const Layout left = layoutOf(measure.get(), cleaned(text.left), text, text.align);
  const Layout right = layoutOf(measure.get(), cleaned(text.right), text, Align::Right);
  const PangoRectangle leftBox = extentsOf(left.get());
  const PangoRectangle rightBox = extentsOf(right.get());
  const bool beside = text.right.empty() || (pango_layout_get_line_count(left.get()) == 1 &&
                                             leftBox.width + rightBox.width + kDotsOfText <= text.width);
  const int below = beside ? 0 : leftBox.height;
  const int height = std::max(leftBox.height, text.right.empty() ? 0 : below + rightBox.height) + kRowGap;

  const Surface surface = canvas(text.width, std::min(height, kTallest));
  const Context context(cairo_create(surface.get()));
  constexpr int kAbove = kRowGap / 2;
  cairo_move_to(context.get(), 0, kAbove);
  pango_cairo_show_layout(context.get(), left.get());
  if (!text.right.empty()) {
    cairo_move_to(context.get(), 0, kAbove + below);
    pango_cairo_show_layout(context.get(), right.get());
  }
  return burn(surface.get());
}

}  // namespace drivers::printer
