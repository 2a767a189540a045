#include "drivers/simulator/words.h"

#include <gtest/gtest.h>

namespace drivers::simulator {
namespace {

TEST(SplitWordsTest, BlanksAndQuotes) {
  EXPECT_EQ(splitWords("id-card  place zhang").value(), (std::vector<std::string>{"id-card", "place", "zhang"}));
  EXPECT_EQ(splitWords("say \"two words\" \"\"").value(), (std::vector<std::string>{"say", "two words", ""}));
  EXPECT_EQ(splitWords("  \t\r").value(), std::vector<std::string>{});
  EXPECT_FALSE(splitWords("say \"open"));
}

TEST(JoinWordsTest, ALineAndBack) {
  const std::vector<std::string> words = {"place", "old wang", "", "a\"b"};
  EXPECT_EQ(joinWords(words), "place \"old wang\" \"\" a'b");
  EXPECT_EQ(splitWords(joinWords(words)).value(), (std::vector<std::string>{"place", "old wang", "", "a'b"}));
}

}  // namespace
}  // namespace drivers::simulator
