#include "ui/text/typesetter.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace {

using ui::text::Setting;
using ui::text::Typesetter;

class Typesetting : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto made = Typesetter::create();
    ASSERT_TRUE(made) << made.error().detail;
    setter_ = new Typesetter(std::move(*made));
  }
  static void TearDownTestSuite() {
    delete setter_;
    setter_ = nullptr;
  }
  static Setting width(float maxWidth) {
    Setting setting;
    setting.maxWidth = maxWidth;
    return setting;
  }
  static Typesetter* setter_;
};
Typesetter* Typesetting::setter_ = nullptr;

std::string join(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines)
    all += line;
  return all;
}

constexpr const char* kLong =
    "材料已经收到，一共 14 页。审核后还缺什么，会在 5 个工作日内一次说全；结论出来以后，15 "
    "天内送到您手里（请保管好回执）。"
    "您问：“什么时候做鉴定？”我们会提前 3 个工作日公布，看这里：办事大厅。";

TEST_F(Typesetting, NoLineBeginsWithClosingPunctuationOrEndsWithOpening) {
  const std::vector<std::string> never = {"、", "，", "。", "：", "；", "？", "！", "”", "）", "》"};
  for (int maxWidth = 170; maxWidth <= 900; maxWidth += 7) {
    const auto lines = setter_->lines(kLong, width(static_cast<float>(maxWidth)));
    ASSERT_GT(lines.size(), 1U);
    EXPECT_EQ(join(lines), kLong);
    for (std::size_t index = 0; index < lines.size(); ++index) {
      for (const std::string& mark : never) {
        EXPECT_FALSE(index > 0 && lines[index].starts_with(mark)) << maxWidth << ": " << lines[index];
      }
      if (index + 1 < lines.size()) {
        EXPECT_FALSE(lines[index].ends_with("（")) << maxWidth << ": " << lines[index];
        EXPECT_FALSE(lines[index].ends_with("“")) << maxWidth << ": " << lines[index];
      }
    }
  }
}

TEST_F(Typesetting, ANumberKeepsItsUnit) {
  for (int maxWidth = 230; maxWidth <= 900; maxWidth += 5) {
    for (const std::string& line : setter_->lines(kLong, width(static_cast<float>(maxWidth)))) {
      std::string end = line;
      while (!end.empty() && end.back() == ' ')
        end.pop_back();
      ASSERT_FALSE(end.empty());
      EXPECT_FALSE(end.back() >= '0' && end.back() <= '9') << maxWidth << ": " << line;
      EXPECT_FALSE(end.ends_with("个")) << maxWidth << ": " << line;
    }
  }
}

TEST(Unbreakable, FindsNumbersWithTheirUnits) {
  const std::string text = "约等 18 分钟，5 个工作日，11月24日，03 号机，AB12";
  std::vector<std::string> found;
  for (const auto& span : ui::text::unbreakable(text))
    found.push_back(text.substr(span.begin, span.end - span.begin));
  EXPECT_EQ(found, (std::vector<std::string>{"18 分钟", "5 个工作日", "11月", "24日", "03 号机"}));
}

TEST_F(Typesetting, RareNamesAreSet) {
  // Characters of the national table beyond 16 bits, and the one issue no font can lack here.
  const std::size_t before = setter_->missing().size();
  EXPECT_GT(setter_->measure("𬭚𬭛𬬻𬶨𬟁", {}, {}).width, 5 * 30.0F);
  EXPECT_EQ(setter_->missing().size(), before);
}

TEST_F(Typesetting, AMissingCharacterIsReportedAndMarked) {
  const std::string lost = "孔\U000F1234强";  // private use: nobody has it
  const auto lines = setter_->lines(lost, {});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0], "孔\u3013强");
  EXPECT_TRUE(std::find(setter_->missing().begin(), setter_->missing().end(), U'\U000F1234') !=
              setter_->missing().end());
}

TEST_F(Typesetting, BrokenUtf8IsShownNotFatal) {
  EXPECT_GT(setter_->measure("\xff\xfe孔\xe5", {}, {}).width, 30.0F);
}

TEST_F(Typesetting, TheDotInNamesStandsClose) {
  const float with = setter_->measure("查一查·算一算", {}, {}).width;
  const float without = setter_->measure("查一查算一算", {}, {}).width;
  EXPECT_LT(with - without, 0.5F * 34.0F);
  // Between spaces it keeps its room.
  const float spaced = setter_->measure("查一查 · 算一算", {}, {}).width;
  EXPECT_GT(spaced - without, 34.0F);
}

TEST_F(Typesetting, FiguresAreTabular) {
  Setting numeric;
  numeric.family = ui::theme::Family::Numeric;
  numeric.weight = 700;
  EXPECT_FLOAT_EQ(setter_->measure("11:11", {}, numeric).width, setter_->measure("08:40", {}, numeric).width);
}

TEST_F(Typesetting, LinesAreAsHighAsTheRoleSays) {
  const auto extent = setter_->measure(kLong, {}, width(400));
  EXPECT_FLOAT_EQ(extent.height, static_cast<float>(extent.lines) * 50.0F);
  EXPECT_LE(extent.width, 400.0F);
}

TEST_F(Typesetting, TooMuchTextEndsWithAnEllipsis) {
  Setting two = width(400);
  two.maxLines = 2;
  const auto extent = setter_->measure(kLong, {}, two);
  EXPECT_EQ(extent.lines, 2);
  EXPECT_TRUE(extent.shortened);
  EXPECT_FALSE(setter_->measure("短", {}, two).shortened);
}

long ink(const ui::text::Mask& mask) {
  long sum = 0;
  for (const std::uint8_t coverage : mask.coverage)
    sum += coverage;
  return sum;
}

TEST_F(Typesetting, WhatIsSetOffGetsItsOwnMask) {
  const std::string text = "前面 6 人";
  const ui::Text::Span span{7, 8};
  const auto block = setter_->set(text, {&span, 1}, {}, 1.0F);
  ASSERT_FALSE(block.strong.coverage.empty());
  EXPECT_GT(ink(block.strong), 0);
  EXPECT_GT(ink(block.plain), ink(block.strong));
  EXPECT_EQ(block.strong.width, block.plain.width);
  EXPECT_TRUE(setter_->set(text, {}, {}, 1.0F).strong.coverage.empty());
}

// The baseline of Noto Sans CJK lies (line - 1.448 em) / 2 + 1.16 em below the top: the foot of 口 stands on it.
TEST_F(Typesetting, TheBaselineIsTheDesigns) {
  Setting setting;
  setting.size = 64;
  setting.line = 84;
  setting.weight = 700;
  const auto block = setter_->set("H", {}, setting, 1.0F);
  int lowest = 0;
  for (int y = 0; y < block.plain.height; ++y) {
    for (int x = 0; x < block.plain.width; ++x) {
      if (block.plain.coverage[static_cast<std::size_t>(y * block.plain.width + x)] > 127) lowest = y;
    }
  }
  EXPECT_NEAR(lowest + 1 - block.originY, (84 - 64 * 1.448) / 2 + 64 * 1.16, 1.0);
}

TEST_F(Typesetting, TwiceTheScaleIsTwiceThePixels) {
  const auto one = setter_->set("身份证", {}, {}, 1.0F);
  const auto two = setter_->set("身份证", {}, {}, 2.0F);
  EXPECT_EQ(two.extent.width, one.extent.width);
  EXPECT_NEAR(two.plain.width - 8, 2 * (one.plain.width - 8), 2);
  EXPECT_NEAR(static_cast<double>(ink(two.plain)), 4.0 * static_cast<double>(ink(one.plain)),
              0.1 * static_cast<double>(ink(two.plain)));
}

}  // namespace
