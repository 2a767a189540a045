#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "assets/string_id.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

struct MaterialRule {
  MaterialKind material{};
  Need need{};
  friend bool operator==(const MaterialRule&, const MaterialRule&) = default;
};

/// Which application asks for which papers (assets/policy/materials.toml), in the order they are asked for.
class MaterialTable {
 public:
  static assets::Result<MaterialTable> parse(std::string_view toml, std::string_view origin);

  /// The papers of a kind; with causality, those of a grade application and of causality together, each once.
  [[nodiscard]] std::vector<MaterialRule> needed(ApplicationKind kind, bool withCausality) const;
  /// Required papers of which the application has no page, in the table's order.
  [[nodiscard]] std::vector<MaterialKind> missing(const Application& application) const;

 private:
  std::vector<std::vector<MaterialRule>> byKind_;
};

/// The catalogue's names: what the paper is called, and in plain words what it is for.
assets::StringId nameOf(MaterialKind material);
assets::StringId purposeOf(MaterialKind material);
assets::StringId nameOf(ApplicationKind kind);

}  // namespace kiosk::domain
