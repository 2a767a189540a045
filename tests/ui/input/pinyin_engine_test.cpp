#include "ui/input/pinyin_engine.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

namespace ui::input {
namespace {

class PinyinEngineTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = PinyinEngine::open(std::filesystem::path(HALL_BINARY_DIR) / "hall-pinyin");
    ASSERT_TRUE(opened.has_value());
    engine = std::move(*opened);
  }
  std::vector<std::string> texts(std::string_view letters, std::size_t limit = 20) {
    std::vector<std::string> result;
    for (const Candidate& offer : engine->candidates(letters, limit))
      result.push_back(offer.text);
    return result;
  }
  std::unique_ptr<PinyinEngine> engine;
};

TEST_F(PinyinEngineTest, OffersWordsAndTheirSingleCharacters) {
  const std::vector<Candidate> offers = engine->candidates("jining", 20);
  ASSERT_FALSE(offers.empty());
  EXPECT_EQ(offers.front().text, "济宁");
  EXPECT_EQ(offers.front().letters, 6U);
  EXPECT_TRUE(std::any_of(offers.begin(), offers.end(), [](const Candidate& offer) { return offer.letters == 2; }));
}

TEST_F(PinyinEngineTest, ExactSoundsComeBeforeForgivenOnes) {
  const std::vector<std::string> offers = texts("yan", 60);
  const auto exact = std::find(offers.begin(), offers.end(), "严");
  const auto forgiven = std::find(offers.begin(), offers.end(), "杨");
  ASSERT_NE(exact, offers.end());
  EXPECT_LT(exact - offers.begin(), forgiven - offers.begin());
}

TEST_F(PinyinEngineTest, LimitHolds) {
  EXPECT_EQ(texts("yi", 7).size(), 7U);
}

TEST_F(PinyinEngineTest, WhatIsNotPinyinGivesNothingAndHarmsNothing) {
  EXPECT_TRUE(texts("").empty());
  EXPECT_TRUE(texts("A\nB 3").empty());
  EXPECT_TRUE(texts(std::string(500, 'a')).empty());
  engine->forget();
  EXPECT_FALSE(texts("kong").empty());
}

TEST_F(PinyinEngineTest, LearnsNothingFromAsking) {
  const std::vector<std::string> before = texts("konglingqi", 60);
  for (int i = 0; i < 50; ++i)
    texts("kongling");
  EXPECT_EQ(texts("konglingqi", 60), before);
}

TEST(PinyinEngine, AMissingHelperIsAFaultNotACrash) {
  const auto opened = PinyinEngine::open("/nonexistent/hall-pinyin");
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().id, assets::ErrorId::PinyinHelperMissing);
}

TEST(PinyinEngine, AHelperThatDiesIsOnlySilence) {
  auto opened = PinyinEngine::open("/bin/true");
  ASSERT_TRUE(opened.has_value());
  EXPECT_TRUE((*opened)->candidates("kong", 5).empty());
  EXPECT_TRUE((*opened)->candidates("kong", 5).empty());
}

}  // namespace
}  // namespace ui::input
