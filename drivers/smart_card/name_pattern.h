#pragma once

#include <span>
#include <string>
#include <string_view>

namespace drivers::smart_card {

/// Does a reader's name fit a pattern? `*` stands for any text, `?` for one byte, everything else for itself (brackets
/// too: names hold them). A pattern without either fits every name it is part of.
bool fits(std::string_view pattern, std::string_view name);

/// Fits any of the patterns.
bool fitsAny(std::span<const std::string> patterns, std::string_view name);

}  // namespace drivers::smart_card
