#pragma once

#include <cstdint>
#include <cstring>
#include <span>

namespace drivers::transport {

/// Overwrites bytes that may be somebody's personal data, in a way no compiler leaves out.
inline void overwrite(std::span<std::uint8_t> bytes) {
  if (!bytes.empty()) explicit_bzero(bytes.data(), bytes.size());
}

}  // namespace drivers::transport
