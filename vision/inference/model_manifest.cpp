#include "vision/inference/model_manifest.h"

#include <algorithm>
#include <string>

#include <toml++/toml.h>

namespace vision::inference {
namespace {

bool isSha256(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

assets::Result<std::vector<ModelEntry>> readManifest(const std::filesystem::path& file) {
  const auto wrong = [&file](const std::string& what) {
    return assets::failure(assets::ErrorId::ModelManifestUnreadable, file.string() + ": " + what);
  };
  toml::table document;
  try {
    document = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    return wrong(std::string(error.description()));
  }
  const toml::array* rows = document["model"].as_array();
  if (rows == nullptr || rows->empty()) return wrong("no [[model]]");

  std::vector<ModelEntry> entries;
  for (const toml::node& node : *rows) {
    const toml::table* row = node.as_table();
    if (row == nullptr) return wrong("[[model]] is not a table");
    const auto text = [row](const char* key) { return (*row)[key].value_or(std::string()); };
    ModelEntry entry{.role = text("role"),
                     .name = text("name"),
                     .file = text("file"),
                     .origin = text("origin"),
                     .sha256 = text("sha256"),
                     .licence = text("licence"),
                     .rank = static_cast<int>((*row)["rank"].value_or(std::int64_t{0})),
                     .inputFormat = text("input")};
    if (entry.role.empty() || entry.name.empty() || entry.file.empty() || entry.origin.empty() ||
        entry.licence.empty()) {
      return wrong("a model lacks role, name, file, origin or licence (name '" + entry.name + "')");
    }
    if (!isSha256(entry.sha256)) return wrong(entry.name + ": sha256 is not 64 lower-case hexadecimal digits");
    const bool doubled =
        std::any_of(entries.begin(), entries.end(), [&](const ModelEntry& other) { return other.name == entry.name; });
    if (doubled) return wrong(entry.name + " is there twice");
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace vision::inference
