#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/simulator/scenario.h"

namespace drivers::simulator::smart_card {

using Bytes = std::vector<std::uint8_t>;

/// A record as it lies in the card: tag, length, value.
using CardRecord = Bytes;

/// The two files of the social-security application that hold what is printed on the card, records in the order of
/// their numbers.
struct CardFiles {
  std::vector<CardRecord> issuer;  ///< EF05
  std::vector<CardRecord> holder;  ///< EF06
};

/// UTF-8 to GB 18030; the error names what cannot be written so.
tl::expected<Bytes, std::string> gb18030(std::string_view text);

/// A person's social-security card of a generation: 1, 2, 3, or 0 for what its version says (third without one). A
/// first-generation card has no record for the rest of a long name. A value that does not fit is an error.
tl::expected<CardFiles, std::string> encodeSocialCard(const Person& person, int generation);

}  // namespace drivers::simulator::smart_card
