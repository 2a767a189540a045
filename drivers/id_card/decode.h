#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

#include "drivers/id_card/id_card.h"

namespace drivers::id_card {

/// Why a raw capture holds no card, in the order in which reading a frame finds out.
enum class DecodeFault : std::uint8_t {
  Preamble,   ///< no preamble at all
  Length,     ///< LEN under 4 or over 2400; or, in an otherwise good reply, LEN and the inner lengths contradict each
              ///< other, or there is no 256-byte text block (the reply to another command)
  Truncated,  ///< fewer bytes than LEN says
  Checksum,
  Status,  ///< SW3 is neither 90 nor 9F
};
/// "preamble", "length", "truncated", "checksum", "status".
std::string_view word(DecodeFault fault);

struct DecodeFailure {
  DecodeFault fault = DecodeFault::Preamble;
  std::uint8_t status = 0;  ///< SW3, only with Status
};

/// Finds the first good reply to a read command in a raw capture: garbage before and behind, several frames glued, half
/// frames and a leading AA more or less are all survived. Without one, tells of the attempt that came furthest, in the
/// order: preamble, LEN out of range, truncated, checksum, status, inner lengths; of equals the first.
std::variant<IdCard, DecodeFailure> decodeCapture(std::span<const std::uint8_t> capture);

}  // namespace drivers::id_card
