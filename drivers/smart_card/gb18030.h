#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace drivers::smart_card {

/// GB 18030 (which holds GBK) to UTF-8. Bytes that are no character, and control characters, become U+FFFD.
std::string utf8FromGb18030(std::span<const std::uint8_t> bytes);

}  // namespace drivers::smart_card
