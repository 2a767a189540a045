#include "drivers/id_card/utf16.h"

#include <cstddef>

namespace drivers::id_card {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

constexpr bool isHigh(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
constexpr bool isLow(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

void append(std::string& text, char32_t point) {
  const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((point >> shift) & 0x3FU)); };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | (point >> 6U));
    tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0U | (point >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

std::string utf8FromUtf16le(std::span<const std::uint8_t> bytes) {
  const auto unit = [&](std::size_t at) -> char32_t {
    return static_cast<char32_t>(bytes[at] | static_cast<unsigned>(bytes[at + 1]) << 8U);
  };
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const char32_t first = unit(at);
    if (isHigh(first) && at + 3 < bytes.size() && isLow(unit(at + 2))) {
      append(text, 0x10000 + ((first - 0xD800) << 10U) + (unit(at + 2) - 0xDC00));
      at += 2;
    } else {
      append(text, isHigh(first) || isLow(first) ? kReplacement : first);
    }
  }
  return text;
}

}  // namespace drivers::id_card
