#include "ui/art/painter.h"

#include <gtest/gtest.h>

#include "assets/directory.h"

namespace {

const ui::theme::Tokens& tokens() {
  static const ui::theme::Tokens read = *ui::theme::readTokens(assets::directory() / "theme" / "tokens.json");
  return read;
}

TEST(Icons, AreDrawnWithinTheirSquare) {
  for (std::size_t index = 0; index < ui::theme::kIconCount; ++index) {
    const auto icon = static_cast<ui::theme::Icon>(index);
    const auto mask = ui::art::paintIcon(tokens().icon(icon), tokens().iconGrid, 96, 3.0F);
    ASSERT_EQ(mask.width, 96);
    long inked = 0;
    for (const std::uint8_t coverage : mask.coverage)
      inked += coverage > 127 ? 1 : 0;
    EXPECT_GT(inked, 96) << ui::theme::name(icon);
    EXPECT_LT(inked, 96 * 96 / 2) << ui::theme::name(icon);
  }
}

TEST(Icons, ADotIsADisc) {
  const ui::theme::IconGlyph dot = {{{{24, 24}}, false, true, 12}};
  const auto mask = ui::art::paintIcon(dot, 48, 48, 3.0F);
  const auto at = [&](int x, int y) { return mask.coverage[static_cast<std::size_t>(y * 48 + x)]; };
  EXPECT_EQ(at(24, 24), 255);
  EXPECT_EQ(at(24, 20), 255);
  EXPECT_EQ(at(24, 16), 0);
  EXPECT_LT(at(19, 19), 64);  // round, not square
}

TEST(Shadows, AreSoftOutsideAndReachDown) {
  const auto& shadow = tokens().theme(ui::theme::Name::Standard).shadow(ui::theme::Elevation::E2);
  const auto painted = ui::art::paintShadow(shadow, 24, 1.0F);
  const int side = painted.mask.width;
  const auto at = [&](int x, int y) { return painted.mask.coverage[static_cast<std::size_t>(y * side + x)]; };
  EXPECT_EQ(at(0, 0), 0);
  EXPECT_GT(painted.drop, 0);
  const int foot = side - painted.outset - painted.drop;  // where the element ends
  EXPECT_GT(at(side / 2, foot), 0);
  for (int y = foot; y + 1 < side; ++y)
    EXPECT_GE(at(side / 2, y), at(side / 2, y + 1));
  EXPECT_EQ(at(side / 2, side - 1), 0);
}

TEST(Scenes, AreWhereTheTokensPutThem) {
  const auto bitmap = ui::art::paintScene(tokens().art, ui::Scene::Home, 1.0F);
  ASSERT_EQ(bitmap.width, 1080);
  ASSERT_EQ(bitmap.height, 616);
  const auto at = [&](int x, int y) {
    const std::uint8_t* pixel = &bitmap.rgba[static_cast<std::size_t>((y * 1080 + x) * 4)];
    return ui::theme::Rgba{pixel[0], pixel[1], pixel[2], pixel[3]};
  };
  EXPECT_EQ(at(930, 318), tokens().art.sun);
  EXPECT_EQ(at(792, 500), tokens().art.hills.back().colour);  // through the gate
  EXPECT_EQ(at(750, 500), tokens().art.building);
  EXPECT_EQ(at(10, 1), tokens().art.sky.front().colour);
  EXPECT_NE(at(10, 519), at(10, 521));
  EXPECT_NEAR(at(10, 614).g, tokens().art.water.back().colour.g, 3);
}

TEST(Scenes, FollowTheScale) {
  const auto half = ui::art::paintScene(tokens().art, ui::Scene::Landscape, 0.5F);
  EXPECT_EQ(half.width, 280);
  EXPECT_EQ(half.height, 472);
}

}  // namespace
