#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"

namespace kiosk::domain {

/// A medical specialty by which experts are drawn.
struct Specialty {
  std::string id;    ///< on the wire, snake_case
  std::string name;  ///< as the pool's register has it, Chinese
};

class Specialties {
 public:
  /// Reads the content of assets/policy/specialties.toml. PolicyInvalid names the entry.
  static assets::Result<Specialties> parse(std::string_view toml, std::string_view origin);

  [[nodiscard]] const std::vector<Specialty>& all() const { return specialties_; }
  /// nullptr when there is none with that id.
  [[nodiscard]] const Specialty* find(std::string_view id) const;

 private:
  std::vector<Specialty> specialties_;
};

}  // namespace kiosk::domain
