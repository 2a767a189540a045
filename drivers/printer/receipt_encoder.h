#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/printer/escpos.h"
#include "drivers/printer/receipt_document.h"

namespace drivers::printer {

/// What a printer can put on paper by itself.
struct PaperFormat {
  int dots = 576;  ///< printable width; 576 on 80 mm paper, 384 on 58 mm, at 203 dpi
  PrinterFont font = PrinterFont::Gb18030;
  [[nodiscard]] int cells() const { return dots / kCellDots; }
  static constexpr int kCellDots = 12;  ///< of a half-width character at size 1
};

/// A paragraph the printer's font cannot show.
struct RasterText {
  std::string left;   ///< UTF-8
  std::string right;  ///< flush right beside or below `left`; empty: a single text
  int size = 1;
  Align align = Align::Left;
  bool bold = false;
  int width = 0;  ///< dots; the picture has exactly this width
};
/// Draws text as a picture; any character.
using TextRasterizer = std::function<Raster(const RasterText&)>;

/// Breaks a paragraph where `cells` half-width cells are full: at a blank, or between two characters one of which is
/// full-width, or, in a word longer than a line, anywhere. Blanks at a break vanish. At least one (empty) line.
std::vector<std::string> wrapText(std::string_view text, int cells);

/// The whole document as ESC/POS bytes, from initialise to the last item. Paragraphs go as GB 18030 text where the
/// printer's font has every character, as a picture where not, so that no name ever prints as question marks.
Bytes encodeReceipt(const ReceiptDocument& document, const PaperFormat& format, const TextRasterizer& rasterize);

}  // namespace drivers::printer
