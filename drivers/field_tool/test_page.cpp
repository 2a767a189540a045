#include "drivers/field_tool/test_page.h"

#include <memory>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace drivers::field_tool {
namespace {

constexpr double kPoint = 72.0 / 25.4;  // points a millimetre
constexpr double kWidth = 210 * kPoint;
constexpr double kHeight = 297 * kPoint;
constexpr double kMargin = 12 * kPoint;

template <class T, void (*Free)(T*)>
struct Release {
  void operator()(T* object) const { Free(object); }
};
void unref(PangoLayout* layout) {
  g_object_unref(layout);
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned length) {
  auto* out = static_cast<std::vector<std::uint8_t>*>(to);
  out->insert(out->end(), bytes, bytes + length);
  return CAIRO_STATUS_SUCCESS;
}

void write(cairo_t* context, double y, double points, const std::string& text) {
  const std::unique_ptr<PangoLayout, Release<PangoLayout, unref>> layout(pango_cairo_create_layout(context));
  PangoFontDescription* font = pango_font_description_from_string("Noto Sans CJK SC");
  pango_font_description_set_absolute_size(font, points * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_text(layout.get(), text.c_str(), -1);
  cairo_move_to(context, kMargin * 2, y);
  pango_cairo_show_layout(context, layout.get());
}

}  // namespace

printer::ReceiptDocument receiptTestPage(const std::string& when) {
  using namespace printer;
  ReceiptDocument page;
  page.items = {TextLine{"打印测试页", 2, Align::Centre, true},
                Rule{},
                PairLine{"时间", when, false},
                TextLine{"左 Left", 1, Align::Left, false},
                TextLine{"中 Centre", 1, Align::Centre, false},
                TextLine{"右 Right", 1, Align::Right, true},
                TextLine{"生僻字 \U0002B5AE 㐀 𠮷", 1, Align::Left, false},
                QrCode{"HALL-TEST " + when, 6},
                Rule{},
                Feed{1},
                Cut{}};
  return page;
}

std::vector<std::uint8_t> documentTestPage(const std::string& when) {
  std::vector<std::uint8_t> pdf;
  {
    const std::unique_ptr<cairo_surface_t, Release<cairo_surface_t, cairo_surface_destroy>> surface(
        cairo_pdf_surface_create_for_stream(append, &pdf, kWidth, kHeight));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
    const std::unique_ptr<cairo_t, Release<cairo_t, cairo_destroy>> context(cairo_create(surface.get()));
    cairo_set_line_width(context.get(), 0.5);
    cairo_rectangle(context.get(), kMargin, kMargin, kWidth - 2 * kMargin, kHeight - 2 * kMargin);
    cairo_stroke(context.get());
    write(context.get(), 30 * kPoint, 28, "打印测试页 Test page");
    write(context.get(), 48 * kPoint, 12, when);
    double y = 64 * kPoint;
    for (const double points : {8.0, 10.5, 12.0, 16.0, 22.0}) {
      write(context.get(), y, points,
            std::to_string(static_cast<int>(points)) + "  劳动能力鉴定结论通知书 䶮 \U0002B5AE");
      y += points * 2;
    }
    for (int step = 0; step <= 10; ++step) {
      const double grey = 1.0 - step / 10.0;
      cairo_set_source_rgb(context.get(), grey, grey, grey);
      cairo_rectangle(context.get(), kMargin * 2 + step * 14 * kPoint, y + 10 * kPoint, 14 * kPoint, 14 * kPoint);
      cairo_fill(context.get());
    }
    cairo_show_page(context.get());
  }
  return pdf;
}

}  // namespace drivers::field_tool
