#include "drivers/settings_toml.h"

#include <sstream>
#include <utility>

namespace drivers {
namespace {

tl::expected<Settings::Value, std::string> valueFrom(const toml::node& node) {
  if (auto text = node.value_exact<std::string>()) return Settings::Value(std::move(*text));
  if (auto flag = node.value_exact<bool>()) return Settings::Value(*flag);
  if (auto number = node.value_exact<std::int64_t>()) return Settings::Value(*number);
  if (auto real = node.value_exact<double>()) return Settings::Value(*real);
  auto list = textsFrom(node);
  if (!list) return tl::unexpected<std::string>(list.error());
  return Settings::Value(std::move(*list));
}

using Values = std::map<std::string, Settings::Value, std::less<>>;

/// A table's keys; those of a table in it behind its name and a dot.
tl::expected<void, std::string> collect(const toml::table& table, const std::string& prefix, Values& values) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix + std::string(key.str());
    if (const toml::table* part = node.as_table()) {
      if (!prefix.empty()) return tl::unexpected<std::string>(placeOf(node) + ": a part has no parts");
      if (auto collected = collect(*part, name + ".", values); !collected) return collected;
      continue;
    }
    auto value = valueFrom(node);
    if (!value) return tl::unexpected<std::string>(value.error());
    values.emplace(name, std::move(*value));
  }
  return {};
}

}  // namespace

std::string placeOf(const toml::node& node) {
  std::ostringstream out;
  out << node.source().begin;
  return out.str();
}

tl::expected<std::vector<std::string>, std::string> textsFrom(const toml::node& node) {
  const toml::array* items = node.as_array();
  if (items == nullptr) return tl::unexpected<std::string>(placeOf(node) + ": a list of texts is needed");
  std::vector<std::string> all;
  for (const toml::node& item : *items) {
    auto text = item.value_exact<std::string>();
    if (!text) return tl::unexpected<std::string>(placeOf(item) + ": a text is needed");
    all.push_back(std::move(*text));
  }
  return all;
}

tl::expected<std::map<std::string, Settings, std::less<>>, std::string> settingsFrom(const toml::table& devices) {
  std::map<std::string, Settings, std::less<>> all;
  for (const auto& [name, node] : devices) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return tl::unexpected<std::string>(placeOf(node) + ": a device is a table");
    Values values;
    if (auto collected = collect(*table, {}, values); !collected) return tl::unexpected(collected.error());
    all.emplace(std::string(name.str()), Settings(std::move(values)));
  }
  return all;
}

}  // namespace drivers
