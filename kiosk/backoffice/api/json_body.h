#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace kiosk::backoffice::api {

/// A JSON object with exactly these members, each a non-empty string of at most 16 KiB; nothing otherwise.
std::optional<nlohmann::json> stringsBody(std::string_view text, std::initializer_list<const char*> members);

/// A JSON object that was parsed strictly: no doubled members, nesting at most 12 deep; nothing otherwise.
std::optional<nlohmann::json> objectBody(std::string_view text);

}  // namespace kiosk::backoffice::api
