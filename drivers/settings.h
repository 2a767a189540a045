#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace drivers {

/// The keys of one [devices.NAME] table, of a device configuration or of a simulator scenario: plain values and lists
/// of texts. A part of a device has its keys behind its name and a dot: "infrared.path".
class Settings {
 public:
  using Value = std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>>;

  Settings() = default;
  explicit Settings(std::map<std::string, Value, std::less<>> values) : values_(std::move(values)) {}

  /// Empty when the key is absent or holds another type.
  [[nodiscard]] std::optional<std::string> text(std::string_view key) const { return get<std::string>(key); }
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view key) const { return get<std::int64_t>(key); }
  /// Accepts whole numbers too.
  [[nodiscard]] std::optional<double> real(std::string_view key) const;
  [[nodiscard]] std::optional<bool> flag(std::string_view key) const { return get<bool>(key); }
  [[nodiscard]] std::vector<std::string> list(std::string_view key) const;
  /// The key is there, whatever it holds.
  [[nodiscard]] bool has(std::string_view key) const { return values_.find(key) != values_.end(); }
  /// Keys that are not in `known`; a device refuses to start with a misspelt setting.
  [[nodiscard]] std::vector<std::string> unknownKeys(std::initializer_list<std::string_view> known) const;
  void remove(std::string_view key);
  /// The keys of a part, without its name: of "infrared" those that begin with "infrared.".
  [[nodiscard]] Settings part(std::string_view name) const;

 private:
  template <class T>
  std::optional<T> get(std::string_view key) const {
    const auto found = values_.find(key);
    if (found == values_.end() || !std::holds_alternative<T>(found->second)) return std::nullopt;
    return std::get<T>(found->second);
  }

  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace drivers
