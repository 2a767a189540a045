#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ui/theme/colour.h"

namespace ui::theme {

enum class Name : std::uint8_t {
  Standard,
  Elder,         ///< 大字版
  HighContrast,  ///< 黑底黄字
  Staff,         ///< standard colours, smaller type: the staff screens only
};
inline constexpr std::size_t kThemeCount = 4;

enum class Role : std::uint8_t {
  DisplayXl,  ///< the three display roles are set in the numeric face
  Display,
  DisplayS,
  H1,
  H2,
  H3,
  Body,
  BodyStrong,
  Caption,
  ButtonLarge,
  Button,
  Service,  ///< labels of the service bar
};
inline constexpr std::size_t kRoleCount = 12;

enum class Family : std::uint8_t { Text, Numeric };

/// Sizes in design px; `size` is the em.
struct TypeStyle {
  float size = 0.0F;
  float line = 0.0F;
  int weight = 400;  ///< 400 or 700: the faces the terminal has
  Family family = Family::Text;
};

enum class Elevation : std::uint8_t { E0, E1, E2, E3, PrimaryButton };
inline constexpr std::size_t kElevationCount = 5;

/// One rounded rectangle of a shadow, under the element: moved down, grown, and this opaque.
struct ShadowLayer {
  float dy = 0.0F;
  float spread = 0.0F;
  float alpha = 0.0F;
};
struct Shadow {
  Rgba colour;
  std::vector<ShadowLayer> layers;  ///< outermost first
};

struct Radii {
  float xs = 0.0F;
  float small = 0.0F;
  float medium = 0.0F;
  float large = 0.0F;
  float extraLarge = 0.0F;
};

/// Design px.
struct Sizes {
  float target = 0.0F;   ///< least height of anything touchable
  float primary = 0.0F;  ///< the primary button
  float row = 0.0F;
  float service = 0.0F;  ///< the service bar
  float stroke = 0.0F;
  float strokeControl = 0.0F;
  float icon = 0.0F;
  float iconStroke = 0.0F;  ///< on the icons' 48 grid
};

struct Theme {
  Name name = Name::Standard;
  std::array<Rgba, kColourCount> colours{};
  std::array<TypeStyle, kRoleCount> types{};
  std::array<Shadow, kElevationCount> shadows{};
  Radii radii;
  Sizes sizes;
  bool art = true;  ///< high contrast draws no pictures

  [[nodiscard]] Rgba colour(Colour token) const { return colours[static_cast<std::size_t>(token)]; }
  [[nodiscard]] const TypeStyle& type(Role role) const { return types[static_cast<std::size_t>(role)]; }
  [[nodiscard]] const Shadow& shadow(Elevation level) const { return shadows[static_cast<std::size_t>(level)]; }
};

}  // namespace ui::theme
