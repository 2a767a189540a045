#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace drivers::lamp {

/// The guide lights of a terminal, in the words of CEN/XFS's sensors and indicators unit.
enum class Light : std::uint8_t { CardSlot, IdArea, PrinterMouth, Camera, Alarm };
inline constexpr std::size_t kLights = 5;

/// How a light burns. The board flashes by itself: slow 0.80 s on and 0.50 s off, medium 0.64 s and 0.39 s, quick 0.14
/// s and 0.13 s.
enum class Pattern : std::uint8_t { Off, On, Slow, Medium, Quick };
inline constexpr std::size_t kPatterns = 5;

/// What every light does; dark to begin with.
class LightPlan {
 public:
  [[nodiscard]] constexpr Pattern of(Light light) const { return patterns_[static_cast<std::size_t>(light)]; }
  constexpr void set(Light light, Pattern pattern) { patterns_[static_cast<std::size_t>(light)] = pattern; }
  friend bool operator==(const LightPlan&, const LightPlan&) = default;

 private:
  std::array<Pattern, kLights> patterns_{};
};

/// "card-slot", "id-area", "printer-mouth", "camera", "alarm".
std::string_view word(Light light);
std::optional<Light> lightCalled(std::string_view word);
/// "off", "on", "slow", "medium", "quick".
std::string_view word(Pattern pattern);
std::optional<Pattern> patternCalled(std::string_view word);

}  // namespace drivers::lamp
