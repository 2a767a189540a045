#include "drivers/printer/receipt_encoder.h"

#include <algorithm>

namespace drivers::printer {
namespace {

constexpr int kRuleRows = 12;
constexpr std::size_t kLongestQr = 1000;

std::size_t characterLength(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<std::uint8_t>(text[length]) & 0xC0U) == 0x80)
    ++length;
  return length;
}

class Encoder {
 public:
  Encoder(const PaperFormat& format, const TextRasterizer& rasterize) : format_(format), rasterize_(rasterize) {
    out_.initialise().chineseMode();
  }

  void operator()(const TextLine& line) {
    const int size = std::clamp(line.size, 1, 4);
    if (!encodeForFont(line.text, format_.font)) {
      picture({line.text, {}, size, line.align, line.bold, format_.dots});
      return;
    }
    style(line.align, line.bold, size);
    for (const std::string& row : wrapText(line.text, format_.cells() / size))
      text(row);
  }

  void operator()(const PairLine& pair) {
    if (!encodeForFont(pair.key, format_.font) || !encodeForFont(pair.value, format_.font)) {
      picture({pair.key, pair.value, 1, Align::Left, pair.bold, format_.dots});
      return;
    }
    style(Align::Left, pair.bold, 1);
    const int gap = format_.cells() - cellsOf(pair.key) - cellsOf(pair.value);
    if (gap >= 1) {
      text(pair.key + std::string(static_cast<std::size_t>(gap), ' ') + pair.value);
      return;
    }
    for (const std::string& row : wrapText(pair.key, format_.cells()))
      text(row);
    style(Align::Right, pair.bold, 1);
    for (const std::string& row : wrapText(pair.value, format_.cells()))
      text(row);
  }

  void operator()(const QrCode& code) {
    style(Align::Centre, false, 1);
    out_.qr(std::string_view(code.data).substr(0, kLongestQr), code.module);
  }

  void operator()(const Rule& /*rule*/) {
    Raster line{format_.dots, kRuleRows, {}};
    line.rows.assign(line.stride() * kRuleRows, 0);
    const auto middle = line.rows.begin() + static_cast<std::ptrdiff_t>(line.stride() * (kRuleRows / 2));
    std::fill(middle, middle + static_cast<std::ptrdiff_t>(line.stride() * 2), std::uint8_t{0xFF});
    out_.align(Align::Left).raster(line);
  }

  void operator()(const Feed& feed) { out_.feed(feed.lines); }
  void operator()(const Cut& cut) { out_.cut(cut.partial); }

  Bytes take() { return out_.take(); }

 private:
  void style(Align align, bool bold, int size) { out_.align(align).bold(bold).size(size); }
  void text(const std::string& row) { out_.line(encodeForFont(row, format_.font).value_or(Bytes{})); }
  void picture(const RasterText& text) { out_.align(Align::Left).raster(rasterize_(text)); }

  const PaperFormat& format_;
  const TextRasterizer& rasterize_;
  EscPosBuilder out_;
};

}  // namespace

std::vector<std::string> wrapText(std::string_view text, int cells) {
  cells = std::max(cells, 2);
  std::vector<std::string> lines;
  std::size_t start = 0;
  while (true) {
    int used = 0;
    std::size_t at = start;
    std::size_t lineEnd = start;    // where the line may end …
    std::size_t nextStart = start;  // … and the next one then begins
    bool previousWide = false;
    while (at < text.size()) {
      const std::size_t length = characterLength(text.substr(at));
      const bool blank = text[at] == ' ';
      const bool wide = length > 1;
      if (at > start && (wide || previousWide || blank)) {
        lineEnd = at;
        nextStart = blank ? at + 1 : at;
      }
      const int width = wide ? 2 : 1;
      if (used + width > cells) break;
      used += width;
      previousWide = wide;
      at += length;
    }
    if (at >= text.size()) {
      lines.emplace_back(text.substr(start));
      return lines;
    }
    if (lineEnd == start) lineEnd = nextStart = at;  // one long word
    lines.emplace_back(text.substr(start, lineEnd - start));
    start = nextStart;
    while (start < text.size() && text[start] == ' ')
      ++start;
    if (start == text.size()) return lines;
  }
}

Bytes encodeReceipt(const ReceiptDocument& document, const PaperFormat& format, const TextRasterizer& rasterize) {
  Encoder encoder(format, rasterize);
  for (const ReceiptItem& item : document.items)
    std::visit(encoder, item);
  return encoder.take();
}

}  // namespace drivers::printer
