#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace kiosk::backoffice::crypto {

/// Base32 (Crockford: no I, L, O, U) in groups of five, for codes that people type; `symbols` × 5 bits of randomness.
std::string typedCode(std::size_t symbols);
/// The same code without what people add: blanks, dashes, lower case, O for 0, I and L for 1.
std::string normalizedCode(const std::string& typed);
/// Hex, 8 bits of randomness per byte.
std::string token(std::size_t bytes);
/// A UUIDv7: sorts by the time it was made.
std::string uuid(std::int64_t nowMs);

}  // namespace kiosk::backoffice::crypto
