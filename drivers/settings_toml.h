#pragma once

// Only for .cpp files: pulls in the whole TOML parser.
#include <map>
#include <string>

#include <tl/expected.hpp>
#include <toml++/toml.h>

#include "drivers/settings.h"

namespace drivers {

/// Where a node stands in its file: "line 3, column 1".
std::string placeOf(const toml::node& node);

/// A list of texts, or a sentence naming the place of what is none.
tl::expected<std::vector<std::string>, std::string> textsFrom(const toml::node& node);

/// The tables of a [devices] table by name. Values other than texts, numbers, booleans and lists of texts are refused.
tl::expected<std::map<std::string, Settings, std::less<>>, std::string> settingsFrom(const toml::table& devices);

}  // namespace drivers
