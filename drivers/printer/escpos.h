#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "drivers/printer/receipt_document.h"

/// The ESC/POS commands this product sends, as pure functions over bytes.
namespace drivers::printer {

using Bytes = std::vector<std::uint8_t>;

/// A black-and-white picture: rows of `stride()` bytes, most significant bit left, 1 = black.
struct Raster {
  int width = 0;   ///< dots
  int height = 0;  ///< rows
  Bytes rows;

  [[nodiscard]] std::size_t stride() const { return (static_cast<std::size_t>(width) + 7) / 8; }
};

/// Characters a printer has in its own font.
enum class PrinterFont : std::uint8_t {
  None,     ///< ASCII only; everything else is printed as a picture
  Gb2312,   ///< the 6763 characters of 1980
  Gb18030,  ///< every two-byte character of GB 18030 (what was GBK)
};

/// UTF-8 as the printer's Chinese mode takes it, or nothing when the font lacks a character (a rare name's, an emoji,
/// private use), the text is no UTF-8 or holds control characters.
std::optional<Bytes> encodeForFont(std::string_view text, PrinterFont font);

/// Width of the text on paper in half-width cells: one for ASCII, two for everything else.
int cellsOf(std::string_view text);

/// Appends commands to a buffer.
class EscPosBuilder {
 public:
  EscPosBuilder& initialise();                                 ///< 1B 40
  EscPosBuilder& chineseMode();                                ///< 1C 26
  EscPosBuilder& align(Align align);                           ///< 1B 61 n
  EscPosBuilder& bold(bool on);                                ///< 1B 45 n
  EscPosBuilder& size(int times);                              ///< 1D 21 n, 1..4
  EscPosBuilder& line(std::span<const std::uint8_t> encoded);  ///< the text and a line feed
  EscPosBuilder& feed(int lines);                              ///< 1B 64 n
  EscPosBuilder& raster(const Raster& picture);                ///< 1D 76 30, in bands of kBandRows
  EscPosBuilder& qr(std::string_view data, int module);        ///< 1D 28 6B: model 2, level Q
  EscPosBuilder& cut(bool partial);                            ///< 1D 56 41/42 00
  EscPosBuilder& queueStatus();                                ///< 1D 72 01: answered when all before it is printed
  [[nodiscard]] Bytes take() { return std::move(bytes_); }

  static constexpr int kBandRows = 128;  ///< of one raster command; small printers hold no more

 private:
  EscPosBuilder& put(std::initializer_list<int> bytes);
  Bytes bytes_;
};

/// Real-time status request 10 04 n, n = 1..4; it overtakes everything in the printer's buffer.
std::array<std::uint8_t, 3> statusRequest(int n);

/// 10 14 08 …: real-time "clear the buffers", also taken by a printer that has stopped. A printer that knows it answers
/// 37 25 00.
std::span<const std::uint8_t> clearBuffersRequest();

/// An answer to 1D 72 01: bits 4 and 7 are zero, which no real-time answer has.
constexpr bool isQueueAnswer(std::uint8_t byte) {
  return (byte & 0x90U) == 0;
}

}  // namespace drivers::printer
