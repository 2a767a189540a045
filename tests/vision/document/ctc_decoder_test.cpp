#include "vision/document/ctc_decoder.h"

#include <gtest/gtest.h>

namespace vision::document {
namespace {

const CharacterSet kSet("工\n伤\n认\n");  // classes: blank, 工, 伤, 认, space

std::vector<float> table(const std::vector<std::size_t>& path, float belief) {
  std::vector<float> values;
  for (const std::size_t step : path) {
    for (std::size_t i = 0; i < kSet.classes(); ++i)
      values.push_back(i == step ? belief : 0.01F);
  }
  return values;
}

TEST(CtcDecoder, RepeatsMergeUnlessABlankPartsThem) {
  const auto values = table({1, 1, 0, 2, 2, 0, 2, 4, 3}, 0.9F);
  const DecodedText decoded = decodeCtc(values, 9, kSet);
  EXPECT_EQ(decoded.text, "工伤伤 认");
  EXPECT_NEAR(decoded.confidence, 0.9, 1e-5);
}

TEST(CtcDecoder, NothingButBlanksIsNoText) {
  const DecodedText decoded = decodeCtc(table({0, 0, 0}, 0.9F), 3, kSet);
  EXPECT_TRUE(decoded.text.empty());
  EXPECT_EQ(decoded.confidence, 0);
}

TEST(CtcDecoder, ATableOfAnotherSizeIsNoText) {
  EXPECT_TRUE(decodeCtc(table({1, 2}, 0.9F), 3, kSet).text.empty());
}

TEST(CtcDecoder, TheAlphabetEndsWithTheSpaceAndSurvivesWindowsLines) {
  const CharacterSet set("a\r\nb\r\n");
  ASSERT_EQ(set.classes(), 4U);
  EXPECT_EQ(set.character(2), "b");
  EXPECT_EQ(set.character(3), " ");
}

}  // namespace
}  // namespace vision::document
