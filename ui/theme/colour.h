#pragma once

#include <cstddef>
#include <cstdint>

namespace ui::theme {

/// sRGB with straight alpha.
struct Rgba {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;
  friend constexpr bool operator==(const Rgba&, const Rgba&) = default;
};

/// The colour tokens every theme names; meanings in ui/theme/README.md.
enum class Colour : std::uint8_t {
  Surface,
  SurfaceRaised,
  SurfaceSunken,
  Ink,
  InkMuted,
  InkDisabled,
  Primary,
  PrimaryPressed,
  PrimaryTint,
  OnPrimary,
  Accent,
  AccentPressed,
  AccentTint,
  OnAccent,
  Success,
  SuccessTint,
  OnSuccess,
  Warning,
  WarningTint,
  WarningFill,
  OnWarning,
  Danger,
  DangerPressed,
  DangerTint,
  OnDanger,
  Focus,
  Line,
  LineStrong,
  Stage,
  StageRaised,
  OnStage,
  OnStageMuted,
  StageLine,
  Scrim,
  Skeleton,
};
inline constexpr std::size_t kColourCount = 35;

/// WCAG 2.2 relative luminance (alpha is ignored) and contrast ratio, 1..21.
double luminance(Rgba colour);
double contrast(Rgba one, Rgba other);

}  // namespace ui::theme
