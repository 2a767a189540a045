#pragma once

#include <string_view>
#include <vector>

namespace kiosk::domain {

/// The characters of a UTF-8 text. Bytes that are no UTF-8 become U+FFFD.
std::vector<char32_t> codePoints(std::string_view utf8);

/// A Chinese character of the common blocks.
constexpr bool isHan(char32_t point) {
  return (point >= 0x4E00 && point <= 0x9FFF) || (point >= 0x3400 && point <= 0x4DBF) || point >= 0x20000;
}

}  // namespace kiosk::domain
