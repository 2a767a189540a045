#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

/// Bytes from hexadecimal digits; blanks are for the eye.
inline std::vector<std::uint8_t> bytesOf(std::string_view text) {
  std::vector<std::uint8_t> bytes;
  int nibbles = 0;
  unsigned value = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\n') continue;
    const unsigned digit = static_cast<unsigned>(c <= '9' ? c - '0' : c - 'A' + 10);
    value = value << 4U | digit;
    if (++nibbles % 2 == 0) bytes.push_back(static_cast<std::uint8_t>(std::exchange(value, 0)));
  }
  return bytes;
}
