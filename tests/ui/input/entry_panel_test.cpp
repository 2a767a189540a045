#include "ui/input/entry_panel.h"

#include <gtest/gtest.h>

namespace ui::input {
namespace {

/// Offers a fixed list per letters, so that these tests do not depend on a dictionary.
class Spelling final : public CandidateSource {
 public:
  std::vector<Candidate> candidates(std::string_view letters, std::size_t limit) override {
    std::vector<Candidate> offers;
    if (letters == "mayan") offers = {{"马岩", 5}, {"马", 2}};
    if (letters == "yan") offers = {{"言", 3}, {"䶮", 3}};
    if (offers.size() > limit) offers.resize(limit);
    return offers;
  }
};

class EntryPanelTest : public ::testing::Test {
 protected:
  void type(std::string_view letters) {
    for (char letter : letters)
      panel.letter(letter);
  }
  Spelling spelling;
  EntryPanel panel{&spelling};
};

TEST_F(EntryPanelTest, LettersBecomeTheOfferThatIsTaken) {
  panel.begin({Keys::Text, 15, ""});
  type("mayan");
  ASSERT_EQ(panel.candidates().size(), 2U);
  panel.take(1);
  EXPECT_EQ(panel.text(), "马");
  EXPECT_EQ(panel.letters(), "yan");
  panel.take(1);
  EXPECT_EQ(panel.text(), "马䶮");
  EXPECT_EQ(panel.letters(), "");
}

TEST_F(EntryPanelTest, DoneTakesTheFirstOfferAndLosesNoLetter) {
  panel.begin({Keys::Text, 15, "孔"});
  type("yan");
  EXPECT_EQ(panel.value(), "孔言");
  panel.clear();
  type("xq");
  EXPECT_EQ(panel.value(), "xq");
}

TEST_F(EntryPanelTest, EraseTakesLettersFirstThenWholeCharacters) {
  panel.begin({Keys::Text, 15, "马䶮"});
  type("ya");
  panel.erase();
  EXPECT_EQ(panel.letters(), "y");
  panel.erase();
  panel.erase();
  EXPECT_EQ(panel.text(), "马");
  panel.erase();
  panel.erase();
  EXPECT_EQ(panel.text(), "");
}

TEST_F(EntryPanelTest, NothingGrowsBeyondTheFieldsLength) {
  panel.begin({Keys::Text, 2, "马"});
  type("mayan");
  panel.take(0);
  EXPECT_EQ(panel.text(), "马");
  panel.clear();
  panel.begin({Keys::Digits, 11, ""});
  for (int i = 0; i < 20; ++i)
    panel.digit('1');
  EXPECT_EQ(panel.text().size(), 11U);
}

TEST_F(EntryPanelTest, DatesShowTheirDashesOnceComplete) {
  panel.begin({Keys::Date, 10, ""});
  for (char digit : std::string("2026052"))
    panel.digit(digit);
  EXPECT_EQ(panel.text(), "2026052");
  panel.digit('7');
  EXPECT_EQ(panel.value(), "2026-05-27");
  panel.digit('9');
  EXPECT_EQ(panel.value(), "2026-05-27");
  panel.erase();
  EXPECT_EQ(panel.text(), "2026052");
}

TEST_F(EntryPanelTest, ADigitsFieldHasNoOtherPage) {
  panel.begin({Keys::Digits, 11, "138"});
  panel.show(PanelTab::Pinyin);
  EXPECT_EQ(panel.tab(), PanelTab::Digits);
  panel.digit('x');
  EXPECT_EQ(panel.text(), "138");
}

TEST_F(EntryPanelTest, WithoutPinyinLettersAreWrittenAsTheyAre) {
  EntryPanel plain(nullptr);
  plain.begin({Keys::Text, 15, ""});
  EXPECT_EQ(plain.tab(), PanelTab::Letters);
  plain.show(PanelTab::Pinyin);
  EXPECT_EQ(plain.tab(), PanelTab::Letters);
  plain.letter('K');
  EXPECT_EQ(plain.text(), "K");
}

TEST_F(EntryPanelTest, CloseForgetsEverything) {
  panel.begin({Keys::Text, 15, "马"});
  type("yan");
  panel.close();
  EXPECT_FALSE(panel.isOpen());
  EXPECT_EQ(panel.value(), "");
  EXPECT_TRUE(panel.candidates().empty());
}

/// Offers by the number of strokes.
class Counting final : public HandwritingSource {
 public:
  std::vector<std::string> characters(std::span<const PenStroke> strokes, const Size&, std::size_t) override {
    if (strokes.size() == 1) return {"一", "乙"};
    if (strokes.size() == 2) return {"十", "二"};
    return {};
  }
};

class WritingTest : public ::testing::Test {
 protected:
  void stroke() {
    panel.penDown({10, 10});
    panel.penMove({60, 12});
    panel.penUp({720, 440});
  }
  Spelling spelling;
  Counting counting;
  EntryPanel panel{&spelling, &counting};
};

TEST_F(WritingTest, OffersComeWithEachStrokeAndGoWithIt) {
  panel.begin({Keys::Text, 15, ""});
  ASSERT_EQ(panel.tab(), PanelTab::Handwriting) << "whoever knows no pinyin begins at once";
  stroke();
  EXPECT_EQ(panel.candidates().at(0).text, "一");
  stroke();
  EXPECT_EQ(panel.candidates().at(0).text, "十");
  panel.undoStroke();
  EXPECT_EQ(panel.candidates().at(0).text, "一");
  panel.clearStrokes();
  EXPECT_TRUE(panel.candidates().empty());
  EXPECT_EQ(panel.text(), "");
}

TEST_F(WritingTest, AnOfferThatIsTakenMakesRoomForTheNextCharacter) {
  panel.begin({Keys::Text, 2, ""});
  stroke();
  panel.take(1);
  EXPECT_EQ(panel.text(), "乙");
  EXPECT_TRUE(panel.strokes().empty());
  stroke();
  stroke();
  EXPECT_EQ(panel.value(), "乙十") << "done takes the first offer";
  panel.take(0);
  stroke();
  EXPECT_EQ(panel.value(), "乙十") << "no longer than the field";
}

TEST_F(WritingTest, TurningThePageKeepsWhatIsHalfWritten) {
  panel.begin({Keys::Text, 15, ""});
  stroke();
  panel.show(PanelTab::Pinyin);
  EXPECT_EQ(panel.text(), "一");
  panel.letter('y');
  panel.letter('a');
  panel.letter('n');
  panel.show(PanelTab::Handwriting);
  EXPECT_EQ(panel.text(), "一言");
  EXPECT_EQ(panel.letters(), "");
}

TEST_F(WritingTest, APenThatRestsIsOnePoint) {
  panel.begin({Keys::Text, 15, ""});
  panel.penDown({10, 10});
  panel.penMove({10, 10});
  panel.penMove({60, 10});
  EXPECT_EQ(panel.strokes().front().size(), 2U);
}

TEST_F(WritingTest, AStrokeWithoutEndTakesNoEndlessMemory) {
  panel.begin({Keys::Text, 15, ""});
  panel.penDown({0, 0});
  for (std::size_t i = 0; i < 2 * EntryPanel::kMaxPoints; ++i)
    panel.penMove({static_cast<float>(i % 700 + 1), 1});
  EXPECT_EQ(panel.strokes().front().size(), EntryPanel::kMaxPoints);
  for (std::size_t i = 0; i < 2 * EntryPanel::kMaxStrokes; ++i)
    panel.penDown({0, 0});
  EXPECT_EQ(panel.strokes().size(), EntryPanel::kMaxStrokes);
}

}  // namespace
}  // namespace ui::input
