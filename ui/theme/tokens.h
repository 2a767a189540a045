#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "ui/theme/icon_glyph.h"
#include "ui/theme/theme.h"

namespace ui::theme {

/// Milliseconds and px; every transition ends within 200 ms.
struct Motion {
  int press = 0;
  int fade = 0;
  int enter = 0;
  int exit = 0;
  int page = 0;
  int progress = 0;
  int stamp = 0;
  float pageSlide = 0.0F;
  int cardDrop = 0;  ///< the guidance loops: periods
  int readerPulse = 0;
  int turnHeadArrow = 0;
  int spinner = 0;
};

/// A colour of a gradient and where it stands, 0..1.
struct GradientStop {
  float at = 0.0F;
  Rgba colour;
};

/// One band of hills: y(x) = water - k*base - k*amp*(.5 sin(5.1u+s) + .3 sin(11.3u+2.1s) + .13 sin(23u+3.7s)
/// + .05 sin(47u+s)), u = x / width, s = seed.
struct HillBand {
  float base = 0.0F;
  float amplitude = 0.0F;
  float seed = 0.0F;
  Rgba colour;
};

/// A place where the picture hangs: its size, the water line from its top, how far below that the water is deep (where
/// its middle colour stands), and the height of the hills.
struct ArtUse {
  float width = 1080.0F;
  float height = 0.0F;
  float water = 0.0F;
  float deep = 0.0F;
  float k = 1.0F;
};

struct Art {
  std::vector<GradientStop> sky;
  Rgba sun;
  std::vector<GradientStop> water;
  Rgba building;
  Rgba boat;
  Rgba sail;
  Rgba window;
  std::vector<HillBand> hills;
  ArtUse idle;
  ArtUse home;
  ArtUse elder;
  ArtUse landscape;
};

/// The live picture of the document camera.
struct CameraLook {
  Rgba outline;
  float outlineWidth = 0.0F;
  float cornerLength = 0.0F;
  Rgba fill;
  Rgba searching;
  std::array<Rgba, 2> letterbox{};  ///< top and bottom of the ground behind the picture
};

/// A pair of colours and the contrast it must reach.
struct ContrastRule {
  Name theme{};
  Colour ink{};
  Colour ground{};
  double stated = 0.0;  ///< what the file says it is
  double needed = 0.0;  ///< WCAG 2.2 minimum for its use
};

/// Everything assets/theme/tokens.json says that the screens draw with.
struct Tokens {
  std::array<Theme, kThemeCount> themes{};
  Motion motion;
  Art art;
  CameraLook camera;
  std::vector<ContrastRule> contrastRules;
  float primaryLip = 0.0F;  ///< height of the darker foot of the primary button, px
  Rgba primaryLipColour;
  float iconGrid = 48.0F;
  std::array<IconGlyph, kIconCount> icons{};

  [[nodiscard]] const Theme& theme(Name name) const { return themes[static_cast<std::size_t>(name)]; }
  [[nodiscard]] const IconGlyph& icon(Icon icon) const { return icons[static_cast<std::size_t>(icon)]; }
};

/// Reads and checks a whole token file: every token there, every figure in its range, every stated contrast true to
/// 0.05. The error's detail names the token at fault.
assets::Result<Tokens> parseTokens(std::string_view json);
assets::Result<Tokens> readTokens(const std::filesystem::path& file);

/// The token's name in the file ("ink-muted").
std::string_view name(Colour token);
std::string_view name(Role role);

}  // namespace ui::theme
