#include "drivers/id_card/id_number.h"

#include <string>

#include <gtest/gtest.h>

#include "drivers/id_card/nation.h"

namespace drivers::id_card {
namespace {

TEST(CheckCharacterTest, PublishedNumbers) {
  EXPECT_EQ(checkCharacter("11010519491231002"), 'X');
  EXPECT_EQ(checkCharacter("81000019900307001"), '5');
  EXPECT_EQ(checkCharacter("91184019900307001"), '4');
  EXPECT_FALSE(checkCharacter("1101051949123100"));
  EXPECT_FALSE(checkCharacter("1101051949123100A"));
}

TEST(CheckCharacterTest, EveryWrongDigitAndEverySwapOfNeighboursIsNoticed) {
  const std::string good = "11010519491231002X";
  for (std::size_t at = 0; at < 17; ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string bad = good;
      bad[at] = digit;
      EXPECT_EQ(numberValid(CardKind::Resident, bad), bad == good) << bad;
    }
    std::string swapped = good;
    std::swap(swapped[at], swapped[at + 1]);
    EXPECT_EQ(numberValid(CardKind::Resident, swapped), swapped == good) << swapped;
  }
}

TEST(NumberValidTest, KnowsTheFormOfEachKind) {
  EXPECT_TRUE(numberValid(CardKind::HmtPermit, "810000199003070015"));
  EXPECT_TRUE(numberValid(CardKind::Foreigner2023, "911840199003070014"));
  EXPECT_TRUE(numberValid(CardKind::Foreigner2017, "KAZ110090123105"));
  EXPECT_FALSE(numberValid(CardKind::Foreigner2017, "KAZ110090123106"));
  EXPECT_FALSE(numberValid(CardKind::Foreigner2017, "110105194912310"));
  EXPECT_FALSE(numberValid(CardKind::Foreigner2017, "kaz110090123105"));
  EXPECT_FALSE(numberValid(CardKind::Resident, "KAZ110090123105"));
  EXPECT_FALSE(numberValid(CardKind::Resident, "11010519491231002x"));
  EXPECT_FALSE(numberValid(CardKind::Resident, ""));
}

TEST(AgreesWithNumberTest, BirthAndSex) {
  const auto agrees = [](std::string_view birth, std::string_view sex) {
    return agreesWithNumber(CardKind::Resident, "11010519491231002X", birth, sex);
  };
  EXPECT_TRUE(agrees("1949-12-31", "2"));
  EXPECT_FALSE(agrees("1949-12-31", "1"));
  EXPECT_FALSE(agrees("1949-12-31", "9"));
  EXPECT_FALSE(agrees("1949-12-31", ""));
  EXPECT_FALSE(agrees("1949-12-30", "2"));
  EXPECT_FALSE(agrees("", "2"));
}

TEST(AgreesWithNumberTest, TheShortNumberTellsNoSex) {
  const auto agrees = [](std::string_view birth) {
    return agreesWithNumber(CardKind::Foreigner2017, "KAZ110090123105", birth, "2");
  };
  EXPECT_TRUE(agrees("1990-12-31"));
  EXPECT_FALSE(agrees("1990-12-30"));
  EXPECT_FALSE(agreesWithNumber(CardKind::Foreigner2017, "KAZ11009012310", "1990-12-31", "2"));
}

TEST(NationNameTest, StandardCodesOnly) {
  EXPECT_EQ(nationName("01"), "汉");
  EXPECT_EQ(nationName("29"), "柯尔克孜");
  EXPECT_EQ(nationName("56"), "基诺");
  EXPECT_EQ(nationName("97"), "其他");
  EXPECT_FALSE(nationName("00"));
  EXPECT_FALSE(nationName("57"));
  EXPECT_FALSE(nationName("1"));
  EXPECT_FALSE(nationName("A1"));
}

}  // namespace
}  // namespace drivers::id_card
