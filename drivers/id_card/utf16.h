#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace drivers::id_card {

/// UTF-16LE to UTF-8. Half a surrogate pair becomes U+FFFD; an odd last byte is ignored.
std::string utf8FromUtf16le(std::span<const std::uint8_t> bytes);

}  // namespace drivers::id_card
