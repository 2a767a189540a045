#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/simulator/scenario.h"

namespace drivers::simulator {

using Bytes = std::vector<std::uint8_t>;

/// UTF-8 to UTF-16LE; characters beyond the BMP become surrogate pairs. Bytes that are no UTF-8 become U+FFFD.
Bytes utf16le(std::string_view text);

/// What is printed on the card as the chip's 256-byte text block. A text that does not fit its field is an error.
tl::expected<Bytes, std::string> encodeCardText(const CardText& card);

/// One address as 70 bytes.
tl::expected<Bytes, std::string> encodeAddress(std::string_view address);

/// The two fingerprint templates' block: 512 bytes for each enrolled finger, without any real template in them.
Bytes encodeFingerprints(int fingers);

/// A module's reply frame: SW1 = SW2 = 0, SW3 and data.
Bytes replyFrame(std::uint8_t status, std::span<const std::uint8_t> data = {});

}  // namespace drivers::simulator
