#include "vision/document/field_value.h"

#include <random>

#include <gtest/gtest.h>

namespace vision::document {
namespace {

TEST(FieldValue, Utf8GoesThereAndBack) {
  const std::string text = "张䶮𬭚·A";
  EXPECT_EQ(utf8(codePoints(text)), text);
  EXPECT_EQ(codePoints(text).size(), 5U);
  EXPECT_EQ(codePoints("\xE5\xBC").front(), U'\uFFFD');
}

TEST(FieldValue, BrokenBytesNeverHang) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < 20; ++i)
      bytes += static_cast<char>(random());
    const std::u32string points = normalised(bytes);
    EXPECT_LE(points.size(), bytes.size());
    dateIn(points);
    citizenNumberIn(points);
    nameIn(points);
  }
}

TEST(FieldValue, NormalisingNarrowsLettersAndKeepsChineseSigns) {
  EXPECT_EQ(utf8(normalised("姓 名：张 敏，Ａ１２")), "姓名:张敏，A12");
}

TEST(FieldValue, DatesInEveryUsualWriting) {
  for (const char* text : {"日期:2026年9月18日", "2026-9-18", "2026.09.18", "2026/9/18止", "二〇二六年九月十八日"}) {
    EXPECT_EQ(dateIn(normalised(text)), "2026-09-18") << text;
  }
  EXPECT_EQ(dateIn(normalised("二○二六年十月二十日")), "2026-10-20");
  EXPECT_EQ(dateIn(normalised("二〇二六年三月三十一日")), "2026-03-31");
}

TEST(FieldValue, DaysThatDoNotExistAreNoDates) {
  EXPECT_FALSE(dateIn(U"2026年2月30日"));
  EXPECT_FALSE(dateIn(U"2020年0月18月"));
  EXPECT_FALSE(dateIn(U"12026年9月1日"));
  EXPECT_FALSE(dateIn(U"编号2026091123"));
}

TEST(FieldValue, CitizenNumbersAndTheirCheckDigit) {
  const auto good = citizenNumberIn(U"身份证号:370811198803120026");
  ASSERT_TRUE(good);
  EXPECT_EQ(good->number, "370811198803120026");
  EXPECT_TRUE(good->valid);
  EXPECT_FALSE(citizenNumberIn(U"370811198803120027")->valid);
  EXPECT_TRUE(citizenNumberIn(U"11010519491231002x")->valid);
  EXPECT_EQ(citizenNumberIn(U"11010519491231002x")->number.back(), 'X');
  EXPECT_FALSE(citizenNumberIn(U"3708111988031200261"));
  EXPECT_FALSE(citizenNumberIn(U"37081119880312002"));
}

TEST(FieldValue, Names) {
  EXPECT_EQ(nameIn(U"张敏"), "张敏");
  EXPECT_EQ(nameIn(U"阿依古丽·买买提 女"), "阿依古丽·买买提");
  EXPECT_FALSE(nameIn(U"张"));
  EXPECT_FALSE(nameIn(U"A张敏"));
}

}  // namespace
}  // namespace vision::document
