#include "drivers/lamp/guide_light.h"

#include <algorithm>

namespace drivers::lamp {
namespace {

constexpr std::array<std::string_view, kLights> kLightWords = {"card-slot", "id-area", "printer-mouth", "camera",
                                                               "alarm"};
constexpr std::array<std::string_view, kPatterns> kPatternWords = {"off", "on", "slow", "medium", "quick"};

template <class Value, class Words>
std::optional<Value> called(std::string_view word, const Words& words) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Value>(found - words.begin());
}

}  // namespace

std::string_view word(Light light) {
  return kLightWords[static_cast<std::size_t>(light)];
}

std::optional<Light> lightCalled(std::string_view word) {
  return called<Light>(word, kLightWords);
}

std::string_view word(Pattern pattern) {
  return kPatternWords[static_cast<std::size_t>(pattern)];
}

std::optional<Pattern> patternCalled(std::string_view word) {
  return called<Pattern>(word, kPatternWords);
}

}  // namespace drivers::lamp
