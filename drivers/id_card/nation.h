#pragma once

#include <optional>
#include <string_view>

namespace drivers::id_card {

/// The Chinese name of a nation by its GB/T 3304 code: "01" is 汉. Empty for codes outside the standard, which some
/// vendors' cards carry; show the raw code then.
std::optional<std::string_view> nationName(std::string_view code);

}  // namespace drivers::id_card
