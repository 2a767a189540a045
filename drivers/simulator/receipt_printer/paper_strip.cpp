#include "drivers/simulator/receipt_printer/paper_strip.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>

#include <pango/pangocairo.h>
#include <qrencode.h>

namespace drivers::simulator {
namespace {

constexpr int kCellWidth = 12;  // of a half-width character
constexpr int kCellHeight = 24;
constexpr int kRowGap = 6;
constexpr int kHeadToKnife = 96;  // 12 mm
constexpr int kMargin = 32;       // paper 640 dots wide
constexpr int kEdge = 24;         // paper above the first and below the last dot
constexpr unsigned char kInkAt = 110;

template <class T, void (*Free)(T*)>
struct Release {
  void operator()(T* object) const { Free(object); }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_t, cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_t, cairo_destroy>>;
using Font = std::unique_ptr<PangoFontDescription, Release<PangoFontDescription, pango_font_description_free>>;

struct Cell {
  std::string_view character;
  const TextRun* run;
  [[nodiscard]] int width() const { return kCellWidth * (character.size() > 1 ? 2 : 1) * run->across; }
};
using CellRow = std::vector<Cell>;

int widthOf(const CellRow& row) {
  int width = 0;
  for (const Cell& cell : row)
    width += cell.width();
  return width;
}

std::vector<CellRow> cellsOf(const std::vector<TextRun>& runs) {
  std::vector<CellRow> rows(1);
  for (const TextRun& run : runs) {
    const std::string_view text = run.text;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t length = 1;
      while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80)
        ++length;
      const Cell cell{text.substr(at, length), &run};
      if (widthOf(rows.back()) + cell.width() > kPrintDots) rows.emplace_back();
      rows.back().push_back(cell);
      at += length;
    }
  }
  return rows;
}

int leftOf(Justify justify, int width) {
  const int room = std::max(kPrintDots - width, 0);
  return justify == Justify::Centre ? room / 2 : justify == Justify::Right ? room : 0;
}

void drawCell(cairo_t* context, const Cell& cell, int x, int y) {
  PangoLayout* layout = pango_cairo_create_layout(context);
  const Font font(pango_font_description_from_string("Noto Sans Mono CJK SC"));
  pango_font_description_set_absolute_size(font.get(), kCellHeight * PANGO_SCALE);
  if (cell.run->bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout, font.get());
  pango_layout_set_text(layout, cell.character.data(), static_cast<int>(cell.character.size()));
  // The font's line is taller than its square: the square's bottom is where descenders end.
  const double ascent = pango_layout_get_baseline(layout) / static_cast<double>(PANGO_SCALE);
  cairo_save(context);
  cairo_translate(context, x, y);
  cairo_scale(context, cell.run->across, cell.run->down);
  cairo_move_to(context, 0, kCellHeight * 0.86 - ascent);
  pango_cairo_show_layout(context, layout);
  cairo_restore(context);
  g_object_unref(layout);
}

PaperStrip burn(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  const int height = cairo_image_surface_get_height(surface);
  const auto pitch = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  PaperStrip strip;
  strip.dots.resize(static_cast<std::size_t>(height) * kPrintDots);
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
    for (std::size_t x = 0; x < kPrintDots; ++x)
      strip.dots[y * kPrintDots + x] = pixels[y * pitch + x] > kInkAt ? 1 : 0;
  }
  return strip;
}

PaperStrip blank(int rows) {
  return {std::vector<std::uint8_t>(static_cast<std::size_t>(std::max(rows, 0)) * kPrintDots, 0)};
}

struct Printed {
  PaperStrip operator()(const PrintRow& row) const {
    const std::vector<CellRow> rows = cellsOf(row.runs);
    std::vector<int> heights;
    int height = 0;
    for (const CellRow& cells : rows) {
      int tallest = 1;
      for (const Cell& cell : cells)
        tallest = std::max(tallest, cell.run->down);
      heights.push_back(tallest * kCellHeight);
      height += heights.back() + kRowGap;
    }
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, kPrintDots, height));
    const Context context(cairo_create(surface.get()));
    int top = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      int x = leftOf(row.justify, widthOf(rows[i]));
      for (const Cell& cell : rows[i]) {
        drawCell(context.get(), cell, x, top + heights[i] - cell.run->down * kCellHeight);
        x += cell.width();
      }
      top += heights[i] + kRowGap;
    }
    return burn(surface.get());
  }

  PaperStrip operator()(const PrintPicture& picture) const {
    PaperStrip strip = blank(picture.height);
    const int left = leftOf(picture.justify, picture.width);
    const auto stride = static_cast<std::size_t>(picture.width / 8);
    for (int y = 0; y < picture.height; ++y) {
      for (int x = 0; x < std::min(picture.width, kPrintDots - left); ++x) {
        const std::uint8_t byte = picture.rows[static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x / 8)];
        strip.dots[static_cast<std::size_t>(y * kPrintDots + left + x)] = (byte >> (7 - x % 8)) & 1U;
      }
    }
    return strip;
  }

  PaperStrip operator()(const PrintQr& code) const {
    const std::unique_ptr<QRcode, Release<QRcode, QRcode_free>> qr(
        code.data.empty() ? nullptr
                          : QRcode_encodeData(static_cast<int>(code.data.size()), code.data.data(), 0,
                                              static_cast<QRecLevel>(code.level)));
    if (!qr || qr->width * code.module > kPrintDots) return {};  // printers print nothing then
    const int side = qr->width * code.module;
    const int left = leftOf(code.justify, side);
    PaperStrip strip = blank(side + kRowGap);
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x) {
        const int module = (y / code.module) * qr->width + x / code.module;
        strip.dots[static_cast<std::size_t>(y * kPrintDots + left + x)] = qr->data[module] & 1U;
      }
    }
    return strip;
  }

  PaperStrip operator()(const FeedRows& feed) const { return blank(feed.rows * (kCellHeight + kRowGap)); }
  PaperStrip operator()(const CutPaper& /*cut*/) const { return blank(kHeadToKnife); }
  PaperStrip operator()(const TellQueueStatus& /*status*/) const { return {}; }
};

}  // namespace

PaperStrip paperOf(const PrintAction& action) {
  return std::visit(Printed{}, action);
}

bool savePaper(const PaperStrip& paper, const std::filesystem::path& png) {
  const int width = kPrintDots + 2 * kMargin;
  const int height = paper.height() + 2 * kEdge;
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return false;
  const auto pitch = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  unsigned char* pixels = cairo_image_surface_get_data(surface.get());
  const auto paint = [&](int x, int y, std::array<unsigned char, 3> blueGreenRed) {
    unsigned char* pixel = pixels + static_cast<std::size_t>(y) * pitch + static_cast<std::size_t>(x) * 4;
    std::copy(blueGreenRed.begin(), blueGreenRed.end(), pixel);
  };
  constexpr std::array<unsigned char, 3> kPaper = {0xF4, 0xF9, 0xFA};
  constexpr std::array<unsigned char, 3> kInk = {0x28, 0x22, 0x22};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int dotX = x - kMargin;
      const int dotY = y - kEdge;
      const bool inside = dotX >= 0 && dotX < kPrintDots && dotY >= 0 && dotY < paper.height();
      const bool burnt = inside && paper.dots[static_cast<std::size_t>(dotY * kPrintDots + dotX)] != 0;
      paint(x, y, burnt ? kInk : kPaper);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return cairo_surface_write_to_png(surface.get(), png.c_str()) == CAIRO_STATUS_SUCCESS;
}

}  // namespace drivers::simulator
