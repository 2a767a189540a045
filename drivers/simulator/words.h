#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace drivers::simulator {

/// A command line into words: blanks separate, double quotes hold a word together ("a b"), nothing else is special.
tl::expected<std::vector<std::string>, std::string> splitWords(std::string_view line);

/// Words as a line that splitWords takes apart again, quoted where it must be. A word cannot hold a quotation mark
/// itself: there it becomes an apostrophe.
std::string joinWords(std::span<const std::string> words);

}  // namespace drivers::simulator
