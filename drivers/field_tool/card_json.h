#pragma once

#include <string>
#include <variant>

#include "drivers/id_card/decode.h"
#include "drivers/id_card/id_card.h"

namespace drivers::field_tool {

/// One line of JSON, keys in a fixed order, absent fields left out:
/// {"ok":true,"kind","name","english_name","sex_code","nation_code","birth","address","number","number_valid","consistent",
/// "authority","valid_from","valid_to","nationality","travel_permit","issue_count",
/// "newest_address":[…],"fingerprints":"enrolled|none"}; the last two only of a card that was read from a reader.
std::string cardJson(const id_card::IdCard& card);

/// {"ok":false,"error":"checksum|length|truncated|status|preamble"} and, with status, "status":"41".
std::string failureJson(const id_card::DecodeFailure& failure);

}  // namespace drivers::field_tool
