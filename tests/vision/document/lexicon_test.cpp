#include "vision/document/lexicon.h"

#include <gtest/gtest.h>

#include "vision/document/field_value.h"

namespace vision::document {
namespace {

/// A text as it was read, without any second thought.
DecodedText readAs(const std::string& text) {
  DecodedText read;
  read.text = text;
  const std::size_t count = codePoints(text).size();
  for (std::size_t i = 0; i < count; ++i)
    read.centres.push_back(static_cast<float>(i) + 0.5F);
  read.instead.resize(count);
  read.before.resize(count + 1);
  return read;
}

std::string corrected(DecodedText read) {
  Lexicon("胫腓骨\n桡神经\nⅡ度烧伤\nⅢ度烧伤\n继续康复\n").correct(read);
  EXPECT_EQ(read.centres.size(), codePoints(read.text).size());
  EXPECT_EQ(read.instead.size(), read.centres.size());
  EXPECT_EQ(read.before.size(), read.centres.size() + 1);
  return read.text;
}

TEST(Lexicon, ACharacterIsReplacedByTheReadersSecondThought) {
  DecodedText read = readAs("左胫排骨骨折");
  read.instead[2] = {{"非", 0.2F}, {"腓", 0.1F}};
  EXPECT_EQ(corrected(read), "左胫腓骨骨折");
}

TEST(Lexicon, WithoutASecondThoughtNothingIsWritten) {
  EXPECT_EQ(corrected(readAs("左胫排骨骨折")), "左胫排骨骨折");
}

TEST(Lexicon, ACharacterThatWasNearlyWrittenIsInserted) {
  DecodedText read = readAs("右侧神经损伤");
  read.before[2] = {{"桡", 0.3F}};
  EXPECT_EQ(corrected(read), "右侧桡神经损伤");
}

TEST(Lexicon, AWordThatIsThereStaysAndIsNotDoubled) {
  DecodedText degree = readAs("Ⅲ度烧伤");
  degree.instead[0] = {{"Ⅱ", 0.4F}};
  EXPECT_EQ(corrected(degree), "Ⅲ度烧伤");
  DecodedText twice = readAs("继续康复");
  twice.before[1] = {{"继", 0.2F}};
  EXPECT_EQ(corrected(twice), "继续康复");
}

TEST(Lexicon, OfTwoWordsTheLikelierIsWritten) {
  DecodedText read = readAs("川度烧伤");
  read.instead[0] = {{"Ⅲ", 0.3F}, {"Ⅱ", 0.05F}};
  EXPECT_EQ(corrected(read), "Ⅲ度烧伤");
}

TEST(Lexicon, TheInstalledOneLoads) {
  const auto lexicon = loadLexicon();
  ASSERT_TRUE(lexicon) << lexicon.error().detail;
  EXPECT_GT(lexicon->words(), 100U);
}

}  // namespace
}  // namespace vision::document
