#include "drivers/printer/escpos.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include <iconv.h>

namespace drivers::printer {
namespace {

/// One UTF-8 character at the beginning of `text`: its code point and length; length 0 when it is malformed.
struct Character {
  char32_t code = 0;
  std::size_t length = 0;
};

Character firstCharacter(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = at(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (length == 0 || lead > 0xF4 || text.size() < length) return {};
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((at(i) & 0xC0U) != 0x80) return {};
    code = (code << 6U) | (at(i) & 0x3FU);
  }
  return {code, length};
}

bool privateUse(char32_t code) {
  return code >= 0xE000 && code <= 0xF8FF;
}

class Converter {
 public:
  Converter() : handle_(iconv_open("GB18030", "UTF-8")) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (valid()) iconv_close(handle_);
  }

  /// The two bytes of a character, or nothing when it has none.
  std::optional<std::array<std::uint8_t, 2>> pair(std::string_view character) {
    if (!valid()) return std::nullopt;
    std::array<char, 4> in{};
    std::copy(character.begin(), character.end(), in.begin());
    std::array<char, 4> out{};
    char* from = in.data();
    char* to = out.data();
    std::size_t fromLeft = character.size();
    std::size_t toLeft = out.size();
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    if (iconv(handle_, &from, &fromLeft, &to, &toLeft) != 0 || toLeft != 2) return std::nullopt;
    return std::array<std::uint8_t, 2>{static_cast<std::uint8_t>(out[0]), static_cast<std::uint8_t>(out[1])};
  }

 private:
  [[nodiscard]] bool valid() const {
    return handle_ != reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr): iconv's own sign
  }
  iconv_t handle_;
};

bool inFont(std::array<std::uint8_t, 2> pair, PrinterFont font) {
  if (font == PrinterFont::Gb18030) return true;
  // Rows 1–9 of GB 2312 are symbols, 16–87 characters; the rows between and behind are empty.
  const bool row = (pair[0] >= 0xA1 && pair[0] <= 0xA9) || (pair[0] >= 0xB0 && pair[0] <= 0xF7);
  return font == PrinterFont::Gb2312 && row && pair[1] >= 0xA1;
}

}  // namespace

std::optional<Bytes> encodeForFont(std::string_view text, PrinterFont font) {
  Bytes encoded;
  encoded.reserve(text.size());
  Converter converter;
  while (!text.empty()) {
    const Character character = firstCharacter(text);
    if (character.length == 0 || character.code < 0x20 || character.code == 0x7F) return std::nullopt;
    if (character.length == 1) {
      encoded.push_back(static_cast<std::uint8_t>(character.code));
    } else {
      if (font == PrinterFont::None || privateUse(character.code)) return std::nullopt;
      const auto pair = converter.pair(text.substr(0, character.length));
      if (!pair || !inFont(*pair, font)) return std::nullopt;
      encoded.insert(encoded.end(), pair->begin(), pair->end());
    }
    text.remove_prefix(character.length);
  }
  return encoded;
}

int cellsOf(std::string_view text) {
  int cells = 0;
  while (!text.empty()) {
    const Character character = firstCharacter(text);
    cells += character.length > 1 ? 2 : 1;
    text.remove_prefix(std::max<std::size_t>(character.length, 1));
  }
  return cells;
}

EscPosBuilder& EscPosBuilder::put(std::initializer_list<int> bytes) {
  for (const int byte : bytes)
    bytes_.push_back(static_cast<std::uint8_t>(byte));
  return *this;
}

EscPosBuilder& EscPosBuilder::initialise() {
  return put({0x1B, 0x40});
}

EscPosBuilder& EscPosBuilder::chineseMode() {
  return put({0x1C, 0x26});
}

EscPosBuilder& EscPosBuilder::align(Align align) {
  return put({0x1B, 0x61, static_cast<int>(align)});
}

EscPosBuilder& EscPosBuilder::bold(bool on) {
  return put({0x1B, 0x45, on ? 1 : 0});
}

EscPosBuilder& EscPosBuilder::size(int times) {
  const int step = std::clamp(times, 1, 4) - 1;
  return put({0x1D, 0x21, step * 16 + step});
}

EscPosBuilder& EscPosBuilder::line(std::span<const std::uint8_t> encoded) {
  bytes_.insert(bytes_.end(), encoded.begin(), encoded.end());
  return put({0x0A});
}

EscPosBuilder& EscPosBuilder::feed(int lines) {
  return put({0x1B, 0x64, std::clamp(lines, 0, 255)});
}

EscPosBuilder& EscPosBuilder::raster(const Raster& picture) {
  const std::size_t stride = picture.stride();
  for (int top = 0; top < picture.height; top += kBandRows) {
    const int rows = std::min(kBandRows, picture.height - top);
    const int across = static_cast<int>(stride);
    put({0x1D, 0x76, 0x30, 0, across & 0xFF, across >> 8, rows & 0xFF, rows >> 8});
    const auto begin = picture.rows.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(top) * stride);
    bytes_.insert(bytes_.end(), begin, begin + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(rows) * stride));
  }
  return *this;
}

EscPosBuilder& EscPosBuilder::qr(std::string_view data, int module) {
  const int length = static_cast<int>(data.size()) + 3;
  put({0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0});
  put({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, std::clamp(module, 1, 16)});
  put({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x32});
  put({0x1D, 0x28, 0x6B, length & 0xFF, length >> 8, 0x31, 0x50, 0x30});
  for (const char byte : data)
    bytes_.push_back(static_cast<std::uint8_t>(byte));
  return put({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30});
}

EscPosBuilder& EscPosBuilder::cut(bool partial) {
  return put({0x1D, 0x56, partial ? 0x42 : 0x41, 0});
}

EscPosBuilder& EscPosBuilder::queueStatus() {
  return put({0x1D, 0x72, 1});
}

std::array<std::uint8_t, 3> statusRequest(int n) {
  return {0x10, 0x04, static_cast<std::uint8_t>(n)};
}

std::span<const std::uint8_t> clearBuffersRequest() {
  static constexpr std::array<std::uint8_t, 10> kRequest = {0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8};
  return kRequest;
}

}  // namespace drivers::printer
