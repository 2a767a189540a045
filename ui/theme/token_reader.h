#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "ui/theme/colour.h"

namespace ui::theme {

/// Walks a token file and remembers the first thing that is wrong with it, by its path ("themes.elder.color.ink").
/// After a fault every read gives a harmless value, so that the caller checks once at the end.
class TokenReader {
 public:
  TokenReader(const nlohmann::json& value, std::string path, std::optional<std::string>& fault)
      : value_(&value), path_(std::move(path)), fault_(&fault) {}

  /// The member of that name; a fault when it is missing.
  [[nodiscard]] TokenReader operator[](std::string_view name) const;
  [[nodiscard]] TokenReader at(std::size_t index) const;
  [[nodiscard]] bool has(std::string_view name) const;
  /// Elements of an array of `least`..`most`; a fault and 0 otherwise.
  [[nodiscard]] std::size_t count(std::size_t least, std::size_t most) const;

  [[nodiscard]] double number(double least, double most) const;
  [[nodiscard]] float real(double least, double most) const { return static_cast<float>(number(least, most)); }
  [[nodiscard]] int integer(int least, int most) const;
  [[nodiscard]] std::string text() const;
  /// "#RRGGBB" or "#RRGGBBAA".
  [[nodiscard]] Rgba colour() const;
  [[nodiscard]] const nlohmann::json& json() const { return *value_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool failed() const { return fault_->has_value(); }
  void fault(std::string_view what) const;

 private:
  const nlohmann::json* value_;
  std::string path_;
  std::optional<std::string>* fault_;
};

/// Nothing when it is not "#RRGGBB" or "#RRGGBBAA".
std::optional<Rgba> parseColour(std::string_view text);

}  // namespace ui::theme
