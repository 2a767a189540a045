#include "ui/input/handwriting_engine.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "assets/error_id.h"
#include "tests/ui/input/written_characters.h"

namespace ui::input {
namespace {

TEST(HandwritingEngine, OffersWhatWasWritten) {
  auto engine = HandwritingEngine::open();
  ASSERT_TRUE(engine) << engine.error().detail;
  std::mt19937 hand(20261124);
  std::string missed;
  int misses = 0;
  for (const WrittenCharacter& character : writtenCharacters()) {
    const auto strokes = writtenBy(hand, character, 1.5F);
    const auto offers = (*engine)->characters(strokes, kWritingPad, 5);
    if (std::find(offers.begin(), offers.end(), character.text) != offers.end()) continue;
    missed += character.text;
    ++misses;
  }
  // The model is not perfect (the bench tells how much); the pinyin page is one touch away.
  EXPECT_LE(misses, 2) << missed << " not among the first five";
}

TEST(HandwritingEngine, LearnsNothing) {
  auto engine = HandwritingEngine::open();
  ASSERT_TRUE(engine);
  std::mt19937 hand(1);
  const auto strokes = writtenBy(hand, writtenCharacters().back(), 3.0F);
  const auto first = (*engine)->characters(strokes, kWritingPad, 14);
  for (int again = 0; again < 20; ++again)
    (*engine)->characters(writtenBy(hand, writtenCharacters().front(), 3.0F), kWritingPad, 14);
  EXPECT_EQ((*engine)->characters(strokes, kWritingPad, 14), first);
  EXPECT_EQ(first.size(), 14U);
}

TEST(HandwritingEngine, NothingWrittenNothingOffered) {
  auto engine = HandwritingEngine::open();
  ASSERT_TRUE(engine);
  EXPECT_TRUE((*engine)->characters({}, kWritingPad, 5).empty());
  const auto none = HandwritingEngine::open("/nowhere.model");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().id, assets::ErrorId::HandwritingModelUnreadable);
}

}  // namespace
}  // namespace ui::input
