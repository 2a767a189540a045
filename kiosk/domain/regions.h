#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"

namespace kiosk::domain {

/// A district or county a case belongs to, or the city itself.
struct Region {
  std::string code;       ///< GB/T 2260, 6 digits
  std::string name;       ///< 任城区
  std::string shortName;  ///< 任城
};

class Regions {
 public:
  /// Reads the content of assets/policy/regions.toml.
  static assets::Result<Regions> parse(std::string_view toml, std::string_view origin);

  [[nodiscard]] const Region& city() const { return city_; }
  [[nodiscard]] const std::vector<Region>& districts() const { return districts_; }
  /// A district or the city by its code; nullptr when it is neither.
  [[nodiscard]] const Region* find(std::string_view code) const;
  /// Whether an office of `viewer` may see a case of `owner`: the city sees all, a district its own.
  [[nodiscard]] bool sees(std::string_view viewer, std::string_view owner) const;

 private:
  Region city_;
  std::vector<Region> districts_;
};

}  // namespace kiosk::domain
