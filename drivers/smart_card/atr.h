#pragma once

#include <cstdint>
#include <span>

#include "drivers/smart_card/social_card.h"

namespace drivers::smart_card {

/// Contact or contactless, told by the answer to reset. For a contactless card the reader makes one up (PC/SC part 3):
/// 3B 8n 80 01, then n historical bytes and a check byte that makes the XOR of all but the first zero. Anything else is
/// a contact card's own.
CardInterface interfaceOf(std::span<const std::uint8_t> atr);

}  // namespace drivers::smart_card
