#include "drivers/settings.h"

#include <algorithm>

namespace drivers {

std::optional<double> Settings::real(std::string_view key) const {
  if (const auto whole = number(key)) return static_cast<double>(*whole);
  return get<double>(key);
}

std::vector<std::string> Settings::list(std::string_view key) const {
  return get<std::vector<std::string>>(key).value_or(std::vector<std::string>{});
}

void Settings::remove(std::string_view key) {
  const auto found = values_.find(key);
  if (found != values_.end()) values_.erase(found);
}

Settings Settings::part(std::string_view name) const {
  const std::string prefix = std::string(name) + ".";
  Settings settings;
  for (const auto& [key, value] : values_) {
    if (key.starts_with(prefix)) settings.values_.emplace(key.substr(prefix.size()), value);
  }
  return settings;
}

std::vector<std::string> Settings::unknownKeys(std::initializer_list<std::string_view> known) const {
  std::vector<std::string> unknown;
  for (const auto& [key, value] : values_) {
    if (std::find(known.begin(), known.end(), key) == known.end()) unknown.push_back(key);
  }
  return unknown;
}

}  // namespace drivers
