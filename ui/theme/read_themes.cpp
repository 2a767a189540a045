#include <array>

#include "ui/theme/token_parts.h"

namespace ui::theme {
namespace {

struct NamedTheme {
  Name name;
  std::string_view key;
};
constexpr std::array<NamedTheme, 3> kThemes = {
    {{Name::Standard, "standard"}, {Name::Elder, "elder"}, {Name::HighContrast, "high-contrast"}}};

// Noto Sans CJK Medium is not among the terminal's fonts: buttons and labels become bold, running text regular.
int drawableWeight(int weight, Role role) {
  if (weight != 500) return weight;
  return role == Role::Button || role == Role::ButtonLarge || role == Role::Service ? 700 : 400;
}

TypeStyle readType(const TokenReader& from, Role role) {
  TypeStyle style;
  style.size = from["size"].real(8, 400);
  style.line = from["line"].real(8, 500);
  const int weight = from["weight"].integer(100, 900);
  if (weight != 400 && weight != 500 && weight != 700) from["weight"].fault("is not 400, 500 or 700");
  style.weight = drawableWeight(weight, role);
  const std::string family = from["family"].text();
  if (family == "numeric") {
    style.family = Family::Numeric;
  } else if (family != "text" && !from.failed()) {
    from["family"].fault("is neither text nor numeric");
  }
  if (style.line < style.size) from["line"].fault("is less than the size");
  return style;
}

Sizes readSizes(const TokenReader& from) {
  const auto px = [&from](std::string_view key, double least, double most) { return from[key].real(least, most); };
  Sizes sizes;
  sizes.target = px("target", 48, 300);
  sizes.primary = px("primary", 48, 400);
  sizes.row = px("row", 24, 400);
  sizes.service = px("service", 48, 400);
  sizes.stroke = px("stroke", 0.5, 20);
  sizes.strokeControl = px("strokeControl", 0.5, 20);
  sizes.icon = px("icon", 8, 400);
  sizes.iconStroke = px("iconStroke", 0.5, 12);
  return sizes;
}

std::vector<ShadowLayer> readLayers(const TokenReader& from) {
  std::vector<ShadowLayer> layers;
  const std::size_t count = from.count(0, 12);
  for (std::size_t index = 0; index < count; ++index) {
    const TokenReader layer = from.at(index);
    if (layer.count(3, 3) != 3) break;
    layers.push_back({layer.at(0).real(-100, 100), layer.at(1).real(-50, 100), layer.at(2).real(0, 1)});
  }
  return layers;
}

std::array<Shadow, kElevationCount> readShadows(const TokenReader& from, Rgba ink) {
  std::array<Shadow, kElevationCount> shadows;
  shadows[0] = {ink, readLayers(from["e0"])};
  shadows[1] = {ink, readLayers(from["e1"])};
  shadows[2] = {ink, readLayers(from["e2"])};
  shadows[3] = {from["e3"]["colour"].colour(), readLayers(from["e3"]["layers"])};
  shadows[4] = {ink, readLayers(from["primaryButton"]["layers"])};
  return shadows;
}

Radii readRadii(const TokenReader& from) {
  return {from["xs"].real(0, 200), from["sm"].real(0, 200), from["md"].real(0, 200), from["lg"].real(0, 200),
          from["xl"].real(0, 200)};
}

}  // namespace

void readThemes(const TokenReader& file, Tokens& tokens) {
  const Radii radii = readRadii(file["radius"]);
  for (const auto& [name, key] : kThemes) {
    const TokenReader from = file["themes"][key];
    Theme& theme = tokens.themes[static_cast<std::size_t>(name)];
    theme.name = name;
    for (std::size_t index = 0; index < kColourCount; ++index) {
      theme.colours[index] = from["color"][ui::theme::name(static_cast<Colour>(index))].colour();
    }
    for (std::size_t index = 0; index < kRoleCount; ++index) {
      const auto role = static_cast<Role>(index);
      theme.types[index] = readType(from["type"][ui::theme::name(role)], role);
    }
    theme.sizes = readSizes(from["size"]);
    theme.radii = radii;
    theme.art = name != Name::HighContrast;
    if (theme.art) theme.shadows = readShadows(file["elevation"], theme.colour(Colour::Ink));
  }

  Theme& staff = tokens.themes[static_cast<std::size_t>(Name::Staff)];
  staff = tokens.theme(Name::Standard);
  staff.name = Name::Staff;
  const TokenReader density = file["density"]["staff"];
  for (std::size_t index = 0; index < kRoleCount; ++index) {
    const auto role = static_cast<Role>(index);
    const std::string_view key = ui::theme::name(role);
    if (density["type"].has(key)) staff.types[index] = readType(density["type"][key], role);
  }
  staff.sizes = readSizes(density["size"]);

  const TokenReader lip = file["elevation"]["primaryButton"]["innerBottom"];
  tokens.primaryLip = lip["h"].real(0, 40);
  tokens.primaryLipColour = lip["colour"].colour();
}

}  // namespace ui::theme
