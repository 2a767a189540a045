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
    std::map<std::string, Settings::Value, std::less<>> values;
    for (const auto& [key, value] : *table) {
      auto parsed = valueFrom(value);
      if (!parsed) return tl::unexpected<std::string>(parsed.error());
      values.emplace(std::string(key.str()), std::move(*parsed));
    }
    all.emplace(std::string(name.str()), Settings(std::move(values)));
  }
  return all;
}

}  // namespace drivers
