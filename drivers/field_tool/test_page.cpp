#include "drivers/field_tool/test_page.h"

#include <array>
#include <cmath>
#include <memory>
#include <string_view>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace drivers::field_tool {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kWidthMm = 210;
constexpr double kHeightMm = 297;

cairo_status_t collect(void* closure, const unsigned char* data, unsigned int length) {
  auto* out = static_cast<std::vector<std::uint8_t>*>(closure);
  out->insert(out->end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

/// Text with its top left corner at (x, y) mm; `size` in points.
void text(cairo_t* page, double x, double y, double size, const std::string& words) {
  PangoLayout* layout = pango_cairo_create_layout(page);
  PangoFontDescription* font = pango_font_description_from_string("Noto Sans CJK SC");
  pango_font_description_set_size(font, static_cast<int>(size * PANGO_SCALE));
  pango_layout_set_font_description(layout, font);
  pango_layout_set_text(layout, words.data(), static_cast<int>(words.size()));
  cairo_move_to(page, x * kPointsPerMm, y * kPointsPerMm);
  pango_cairo_show_layout(page, layout);
  pango_font_description_free(font);
  g_object_unref(layout);
}

void line(cairo_t* page, double x1, double y1, double x2, double y2, double widthMm) {
  cairo_set_line_width(page, widthMm * kPointsPerMm);
  cairo_move_to(page, x1 * kPointsPerMm, y1 * kPointsPerMm);
  cairo_line_to(page, x2 * kPointsPerMm, y2 * kPointsPerMm);
  cairo_stroke(page);
}

/// Millimetres along the top and left edges of a 190 x 277 mm frame: cut or shifted print shows at once.
void rulers(cairo_t* page) {
  for (int mm = 0; mm <= 190; ++mm) {
    const double length = mm % 10 == 0 ? 4 : mm % 5 == 0 ? 3 : 2;
    line(page, 10 + mm, 10, 10 + mm, 10 + length, 0.1);
  }
  for (int mm = 0; mm <= 277; ++mm) {
    const double length = mm % 10 == 0 ? 4 : mm % 5 == 0 ? 3 : 2;
    line(page, 10, 10 + mm, 10 + length, 10 + mm, 0.1);
  }
  line(page, 10, 287, 200, 287, 0.1);
  line(page, 200, 10, 200, 287, 0.1);
}

void wedge(cairo_t* page, double y) {
  constexpr int kSteps = 11;
  for (int step = 0; step < kSteps; ++step) {
    const double grey = static_cast<double>(step) / (kSteps - 1);
    cairo_set_source_rgb(page, grey, grey, grey);
    cairo_rectangle(page, (25 + step * 14.0) * kPointsPerMm, y * kPointsPerMm, 14 * kPointsPerMm, 14 * kPointsPerMm);
    cairo_fill(page);
  }
  cairo_set_source_rgb(page, 0, 0, 0);
}

}  // namespace

std::vector<std::uint8_t> testPagePdf(const TestPageFacts& facts) {
  std::vector<std::uint8_t> pdf;
  cairo_surface_t* surface =
      cairo_pdf_surface_create_for_stream(&collect, &pdf, kWidthMm * kPointsPerMm, kHeightMm * kPointsPerMm);
  cairo_t* page = cairo_create(surface);
  rulers(page);
  text(page, 25, 25, 28, "打印测试页");
  text(page, 25, 42, 12, "设备  " + facts.role);
  text(page, 25, 50, 12, "型号  " + facts.model);
  text(page, 25, 58, 12, "时间  " + facts.printedAt);
  double y = 75;
  for (const double size : {6.0, 8.0, 10.5, 14.0, 22.0}) {
    text(page, 25, y, size, "劳动能力鉴定 0123456789 ABC 㛃𬱖");
    y += size * 0.6 + 5;
  }
  double x = 25;
  for (const double width : {0.05, 0.1, 0.2, 0.35, 0.5, 1.0}) {
    line(page, x, 145, x, 165, width);
    x += 6;
  }
  wedge(page, 175);
  text(page, 25, 195, 9, "左边和上边的刻度是毫米；每一格灰色都应分得清，最细的线不应断开。");
  cairo_show_page(page);
  cairo_destroy(page);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
  return pdf;
}

printer::ReceiptDocument testReceipt(const TestPageFacts& facts) {
  using namespace printer;
  ReceiptDocument receipt;
  receipt.items = {
      TextLine{"打印测试", 2, Align::Centre, true},
      Rule{},
      PairLine{"设备", facts.role},
      PairLine{"型号", facts.model},
      PairLine{"时间", facts.printedAt},
      Rule{},
      TextLine{"一倍字 0123456789 ABC"},
      TextLine{"两倍字 0123", 2},
      TextLine{"加粗 㛃𬱖 右对齐", 1, Align::Right, true},
      QrCode{"hall-devices print test-page"},
      Feed{2},
      Cut{},
  };
  return receipt;
}

}  // namespace drivers::field_tool
