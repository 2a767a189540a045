#include <array>
#include <cmath>

#include "ui/theme/token_parts.h"

namespace ui::theme {
namespace {

constexpr double kRounding = 0.05;

struct NamedTheme {
  Name name;
  std::string_view key;
};
constexpr std::array<NamedTheme, 3> kThemes = {
    {{Name::Standard, "standard"}, {Name::Elder, "elder"}, {Name::HighContrast, "high-contrast"}}};

std::optional<Colour> colourNamed(std::string_view text) {
  for (std::size_t index = 0; index < kColourCount; ++index) {
    if (name(static_cast<Colour>(index)) == text) return static_cast<Colour>(index);
  }
  return std::nullopt;
}

void readPairs(const TokenReader& from, Name theme, std::vector<ContrastRule>& rules) {
  if (from.failed()) return;
  if (!from.json().is_object() || from.json().empty()) return from.fault("holds no pairs");
  for (const auto& [pair, figures] : from.json().items()) {
    const TokenReader rule = from[pair];
    const std::size_t slash = pair.find('/');
    const std::optional<Colour> ink = colourNamed(std::string_view(pair).substr(0, slash));
    const std::optional<Colour> ground =
        slash == std::string::npos ? std::nullopt : colourNamed(std::string_view(pair).substr(slash + 1));
    if (!ink || !ground) return rule.fault("names a colour that is not a token");
    if (rule.count(2, 2) != 2) return;
    rules.push_back({theme, *ink, *ground, rule.at(0).number(1, 21), rule.at(1).number(1, 21)});
  }
}

}  // namespace

std::vector<ContrastRule> readContrast(const TokenReader& from) {
  std::vector<ContrastRule> rules;
  for (const auto& [theme, key] : kThemes)
    readPairs(from[key], theme, rules);
  return rules;
}

void checkContrast(const TokenReader& from, const Tokens& tokens) {
  for (const ContrastRule& rule : tokens.contrastRules) {
    if (from.failed()) return;
    const Theme& theme = tokens.theme(rule.theme);
    const double real = contrast(theme.colour(rule.ink), theme.colour(rule.ground));
    const TokenReader pair = from[kThemes[static_cast<std::size_t>(rule.theme)].key]
                                 [std::string(name(rule.ink)) + "/" + std::string(name(rule.ground))];
    if (std::abs(real - rule.stated) > kRounding) {
      pair.fault("is stated as " + std::to_string(rule.stated) + " and is " + std::to_string(real));
    }
    if (real < rule.needed) pair.fault("does not reach " + std::to_string(rule.needed));
  }
}

}  // namespace ui::theme
