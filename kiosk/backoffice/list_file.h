#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "assets/error.h"

namespace kiosk::backoffice {

/// The entries of a file that is imported: {"LIST": [entry, …]}. OfficeSettingRefused when it is no such object.
assets::Result<std::vector<nlohmann::json>> readListFile(const std::filesystem::path& file, const std::string& list);

/// A text of an entry that is an object; empty when it is not there or no text.
std::string textOf(const nlohmann::json& entry, const char* name);

}  // namespace kiosk::backoffice
