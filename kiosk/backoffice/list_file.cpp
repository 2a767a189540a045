#include "kiosk/backoffice/list_file.h"

#include "assets/error_id.h"
#include "kiosk/backoffice/files.h"

namespace kiosk::backoffice {

assets::Result<std::vector<nlohmann::json>> readListFile(const std::filesystem::path& file, const std::string& list) {
  const auto text = readFile(file);
  if (!text) return tl::unexpected(text.error());
  const nlohmann::json document = nlohmann::json::parse(*text, nullptr, false);
  if (!document.is_object() || !document.contains(list) || !document[list].is_array()) {
    return assets::failure(assets::ErrorId::OfficeSettingRefused,
                           file.string() + " is no JSON object with a list \"" + list + "\"");
  }
  return document[list].get<std::vector<nlohmann::json>>();
}

std::string textOf(const nlohmann::json& entry, const char* name) {
  const auto value = entry.find(name);
  return value != entry.end() && value->is_string() ? value->get<std::string>() : std::string();
}

}  // namespace kiosk::backoffice
