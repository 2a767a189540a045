#include "ui/text/text.h"

#include <gtest/gtest.h>

namespace ui {
namespace {

using assets::Language;
using assets::StringId;

TEST(Text, ASentenceAndItsWordsMayBeSaidAloud) {
  EXPECT_EQ(Text(StringId::CardTitle).aloud(Language::Chinese), assets::text(StringId::CardTitle, Language::Chinese));
  const Text withWord(StringId::SignSummary, {{"kind", Value(StringId::KindGradeTerm)}});
  EXPECT_TRUE(withWord.aloud(Language::English));
}

TEST(Text, WhatTheOfficePublishesMayBeSaidAndIsNobodys) {
  const Text answer = published("三十天以内");
  EXPECT_EQ(answer.aloud(Language::Chinese), "三十天以内");
  EXPECT_FALSE(answer.resolve(Language::Chinese).personal);
  EXPECT_FALSE(answer.sentence());
}

TEST(Text, WhatOthersMustNotHearMayNot) {
  EXPECT_FALSE(data("孔祥瑞").aloud(Language::Chinese)) << "a name";
  EXPECT_FALSE(
      Text(StringId::SignSummary, {{"kind", Value(StringId::KindGradeTerm)}, {"n", Value(9)}}).aloud(Language::Chinese))
      << "a figure: it could be a grade or an amount";
  EXPECT_FALSE(
      Text(StringId::SignSummary, {{"kind", Value(std::string("370811198803120026"))}}).aloud(Language::Chinese));
}

}  // namespace
}  // namespace ui
