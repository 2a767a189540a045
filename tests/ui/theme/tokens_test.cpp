#include "ui/theme/tokens.h"

#include <cmath>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "assets/directory.h"

namespace {

using ui::theme::Colour;
using ui::theme::Name;
using ui::theme::Role;

std::filesystem::path tokenFile() {
  return assets::directory() / "theme" / "tokens.json";
}

const std::string& content() {
  static const std::string text = [] {
    std::ifstream file(tokenFile(), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return text;
}

std::string replaced(const std::string& from, const std::string& to) {
  std::string text = content();
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string faultOf(const std::string& text) {
  const auto tokens = ui::theme::parseTokens(text);
  if (tokens) return "read without a fault";
  EXPECT_EQ(tokens.error().id, assets::ErrorId::ThemeUnreadable);
  return tokens.error().detail;
}

TEST(Tokens, TheProductsFileIsRead) {
  const auto tokens = ui::theme::readTokens(tokenFile());
  ASSERT_TRUE(tokens) << tokens.error().detail;
  const auto& standard = tokens->theme(Name::Standard);
  EXPECT_EQ(standard.colour(Colour::Surface), (ui::theme::Rgba{0xF5, 0xEF, 0xE3, 0xFF}));
  EXPECT_EQ(standard.colour(Colour::Scrim).a, 0xEB);
  EXPECT_FLOAT_EQ(standard.type(Role::H1).size, 64);
  EXPECT_FLOAT_EQ(tokens->theme(Name::Elder).type(Role::H1).size, 88);
  EXPECT_EQ(standard.type(Role::Display).family, ui::theme::Family::Numeric);
  EXPECT_EQ(standard.shadow(ui::theme::Elevation::E2).layers.size(), 5U);
  EXPECT_EQ(tokens->motion.page, 200);
  EXPECT_FLOAT_EQ(tokens->art.sky[1].at, 0.55F);
  for (const auto& glyph : tokens->icons)
    EXPECT_FALSE(glyph.empty());
}

TEST(Tokens, TheMediumWeightBecomesOneTheTerminalHas) {
  const auto tokens = ui::theme::readTokens(tokenFile());
  ASSERT_TRUE(tokens);
  for (const auto& theme : tokens->themes) {
    for (const auto& type : theme.types)
      EXPECT_TRUE(type.weight == 400 || type.weight == 700) << type.weight;
  }
  EXPECT_EQ(tokens->theme(Name::Standard).type(Role::Button).weight, 700);
  EXPECT_EQ(tokens->theme(Name::Standard).type(Role::BodyStrong).weight, 400);
}

TEST(Tokens, HighContrastIsFlatAndWithoutPictures) {
  const auto tokens = ui::theme::readTokens(tokenFile());
  ASSERT_TRUE(tokens);
  const auto& theme = tokens->theme(Name::HighContrast);
  EXPECT_FALSE(theme.art);
  for (const auto& shadow : theme.shadows)
    EXPECT_TRUE(shadow.layers.empty());
}

TEST(Tokens, StaffScreensKeepTheColoursAndGetSmallerType) {
  const auto tokens = ui::theme::readTokens(tokenFile());
  ASSERT_TRUE(tokens);
  const auto& staff = tokens->theme(Name::Staff);
  EXPECT_EQ(staff.colours, tokens->theme(Name::Standard).colours);
  EXPECT_FLOAT_EQ(staff.type(Role::Body).size, 28);
}

TEST(Tokens, TouchTargetsAreLargeEnough) {
  const auto tokens = ui::theme::readTokens(tokenFile());
  ASSERT_TRUE(tokens);
  EXPECT_GE(tokens->theme(Name::Standard).sizes.target, 96);
  EXPECT_GE(tokens->theme(Name::Elder).sizes.target, 128);
}

TEST(Tokens, EveryPairOfColoursReachesItsContrast) {
  const auto tokens = ui::theme::readTokens(tokenFile());
  ASSERT_TRUE(tokens);
  EXPECT_GE(tokens->contrastRules.size(), 100U);
  for (const auto& rule : tokens->contrastRules) {
    const auto& theme = tokens->theme(rule.theme);
    const double real = ui::theme::contrast(theme.colour(rule.ink), theme.colour(rule.ground));
    EXPECT_GE(real, rule.needed) << ui::theme::name(rule.ink) << " on " << ui::theme::name(rule.ground);
    EXPECT_NEAR(real, rule.stated, 0.05);
  }
}

// The ratio of WCAG 2.2 for colours whose figures are published: black on white 21, #777 on white 4.48.
TEST(Contrast, AgreesWithPublishedRatios) {
  EXPECT_DOUBLE_EQ(ui::theme::contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21.0);
  EXPECT_NEAR(ui::theme::contrast({0x77, 0x77, 0x77, 255}, {255, 255, 255, 255}), 4.48, 0.005);
  EXPECT_DOUBLE_EQ(ui::theme::contrast({9, 99, 199, 255}, {9, 99, 199, 255}), 1.0);
}

TEST(Tokens, FaultsAreNamed) {
  EXPECT_EQ(faultOf("{"), "not JSON");
  EXPECT_EQ(faultOf("[]"), "radius: is missing");
  EXPECT_NE(faultOf(replaced("\"ink\": \"#14282B\"", "\"ink\": \"#14282\"")).find("themes.standard.color.ink"),
            std::string::npos);
  EXPECT_NE(faultOf(replaced("\"ink\": \"#14282B\",", "")).find("themes.standard.color.ink: is missing"),
            std::string::npos);
  EXPECT_NE(faultOf(replaced("{\"size\": 64, \"line\": 84", "{\"size\": 6400, \"line\": 84")).find("type.h1.size"),
            std::string::npos);
  EXPECT_NE(faultOf(replaced("{\"size\": 64, \"line\": 84", "{\"size\": 64, \"line\": 60")).find("less than the size"),
            std::string::npos);
  EXPECT_NE(faultOf(replaced("\"page\": 200", "\"page\": 900")).find("motion.page"), std::string::npos);
  EXPECT_NE(faultOf(replaced("\"page\": 200", "\"page\": \"200\"")).find("not a number"), std::string::npos);
  EXPECT_NE(faultOf(replaced("#F2E8D5@0.55", "#F2E8D5@1.55")).find("art.sky"), std::string::npos);
  EXPECT_NE(faultOf(replaced("\"water\": 962", "\"water\": 2962")).find("art.use.idle.water"), std::string::npos);
  EXPECT_NE(faultOf(replaced("\"seal\"", "\"seals\"")), "");  // unknown notes are let through
  EXPECT_NE(faultOf(replaced("\"play\": [", "\"plays\": [")).find("icons.glyphs.play"), std::string::npos);
}

TEST(Tokens, AContrastThatIsNotTrueIsRefused) {
  EXPECT_NE(faultOf(replaced("\"ink\": \"#14282B\"", "\"ink\": \"#808080\"")).find("contrast.standard.ink/"),
            std::string::npos);
  EXPECT_NE(faultOf(replaced("\"ink/surface\": [13.4,7]", "\"ink/surface\": [13.4,14]")).find("does not reach"),
            std::string::npos);
}

TEST(Tokens, DamagedFilesNeverCrash) {
  std::mt19937 random(20261124);
  std::uniform_int_distribution<std::size_t> place(0, content().size() - 1);
  std::uniform_int_distribution<int> byte(32, 126);
  int refused = 0;
  for (int round = 0; round < 150; ++round) {
    std::string text = content();
    for (int change = 0; change < 4; ++change)
      text[place(random)] = static_cast<char>(byte(random));
    if (round % 5 == 0) text.resize(place(random));
    if (!ui::theme::parseTokens(text)) ++refused;
  }
  EXPECT_GT(refused, 75);
}

TEST(Tokens, AFileThatIsNotThereIsAValue) {
  EXPECT_FALSE(ui::theme::readTokens("/nowhere/tokens.json"));
}

TEST(Icons, HaveTheirNamesOnce) {
  std::set<std::string_view> names;
  for (std::size_t index = 0; index < ui::theme::kIconCount; ++index) {
    names.insert(ui::theme::name(static_cast<ui::theme::Icon>(index)));
  }
  EXPECT_EQ(names.size(), 75U);
}

}  // namespace
