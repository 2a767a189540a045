#include "vision/document/paper_rules.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <toml++/toml.h>

#include "assets/directory.h"

namespace vision::document {
namespace {

std::optional<FieldShape> shapeOf(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, FieldShape>, 10> kWords = {{{"text", FieldShape::Text},
                                                                               {"block", FieldShape::Block},
                                                                               {"name", FieldShape::Name},
                                                                               {"number", FieldShape::Number},
                                                                               {"date", FieldShape::Date},
                                                                               {"month", FieldShape::Month},
                                                                               {"choice", FieldShape::Choice},
                                                                               {"code", FieldShape::Code},
                                                                               {"title", FieldShape::Title},
                                                                               {"hospital", FieldShape::Hospital}}};
  const auto* found = std::find_if(kWords.begin(), kWords.end(), [word](const auto& row) { return row.first == word; });
  return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> texts(const toml::node_view<const toml::node>& node) {
  std::vector<std::string> list;
  if (const toml::array* array = node.as_array()) {
    for (const toml::node& element : *array) {
      if (const auto text = element.value<std::string>()) list.push_back(*text);
    }
  }
  return list;
}

assets::Result<PaperRule> readRule(const std::filesystem::path& file) {
  const auto wrong = [&file](const std::string& what) {
    return assets::failure(assets::ErrorId::PaperRulesUnreadable, file.string() + ": " + what);
  };
  toml::table document;
  try {
    document = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    return wrong(std::string(error.description()));
  }
  const toml::table& table = document;
  PaperRule rule{.id = table["id"].value_or(std::string()),
                 .titles = texts(table["titles"]),
                 .stops = texts(table["stops"]),
                 .glued = table["glued"].value_or(false),
                 .fields = {}};
  const toml::array* fields = table["field"].as_array();
  if (rule.id.empty() || rule.titles.empty() || fields == nullptr) return wrong("id, titles and [[field]] are needed");
  for (const toml::node& node : *fields) {
    const toml::table* row = node.as_table();
    if (row == nullptr) return wrong("[[field]] is not a table");
    const toml::table& entry = *row;
    const auto shape = shapeOf(entry["shape"].value_or(std::string_view("text")));
    FieldRule field{.key = entry["key"].value_or(std::string()),
                    .shape = shape.value_or(FieldShape::Text),
                    .labels = texts(entry["labels"]),
                    .endings = texts(entry["endings"]),
                    .options = texts(entry["options"]),
                    .list = entry["list"].value_or(false),
                    .last = entry["last"].value_or(false),
                    .required = entry["required"].value_or(false)};
    if (field.key.empty()) return wrong("a field has no key");
    if (!shape) return wrong(field.key + ": unknown shape");
    const bool needsLabels = field.shape != FieldShape::Title && field.shape != FieldShape::Hospital;
    if (field.shape == FieldShape::Choice && field.options.empty()) return wrong(field.key + ": no options");
    if (needsLabels && field.labels.empty()) return wrong(field.key + ": no labels");
    rule.fields.push_back(std::move(field));
  }
  return rule;
}

}  // namespace

assets::Result<PaperRules> loadPaperRules(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (failed || files.empty()) {
    return assets::failure(assets::ErrorId::PaperRulesUnreadable, folder.string() + ": no rules there");
  }
  std::sort(files.begin(), files.end());
  PaperRules rules;
  for (const std::filesystem::path& file : files) {
    auto rule = readRule(file);
    if (!rule) return tl::unexpected(rule.error());
    rules.push_back(std::move(*rule));
  }
  return rules;
}

assets::Result<PaperRules> loadPaperRules() {
  return loadPaperRules(assets::directory() / "forms" / "papers");
}

}  // namespace vision::document
