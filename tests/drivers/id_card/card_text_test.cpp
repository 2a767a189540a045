#include "drivers/id_card/card_text.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "drivers/id_card/utf16.h"
#include "tests/drivers/id_card/capture.h"

namespace drivers::id_card {
namespace {

using namespace capture;
using capture::operator+;

IdCard decoded(const CardText& card) {
  const Bytes text = simulator::encodeCardText(card).value();
  return decodeCardText(std::span(text).first<kCardTextBytes>());
}

/// Every field as it went in.
void expectSame(const IdCard& card, const CardText& text) {
  EXPECT_EQ(word(card.kind), text.kind);
  EXPECT_EQ(card.name, text.name);
  EXPECT_EQ(card.englishName, text.englishName);
  EXPECT_EQ(card.sexCode, text.sex);
  EXPECT_EQ(card.nationCode, text.nation);
  EXPECT_EQ(card.birth, text.birth);
  EXPECT_EQ(card.address, text.address);
  EXPECT_EQ(card.number, text.number);
  EXPECT_EQ(card.authority, text.authority);
  EXPECT_EQ(card.validFrom, text.validFrom);
  EXPECT_EQ(card.validTo, text.validTo);
  EXPECT_EQ(card.nationality, text.nationality);
  EXPECT_EQ(card.travelPermit, text.travelPermit);
  EXPECT_EQ(card.issueCount, text.issueCount);
}

TEST(CardTextTest, AllFourLayouts) {
  for (CardText text : {resident(), hmtPermit(), foreigner2017(), foreigner2023()}) {
    if (text.kind == "foreigner_2017" || text.kind == "foreigner_2023") text.address.clear();
    const IdCard card = decoded(text);
    expectSame(card, text);
    EXPECT_TRUE(card.numberValid) << text.kind;
    EXPECT_TRUE(card.consistent) << text.kind;
  }
}

TEST(CardTextTest, FullFieldsHaveNoNeighbours) {
  CardText text = resident();
  text.name = "一二三四五六七八九十一二三四五";
  text.address = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五";
  text.authority = text.name;
  expectSame(decoded(text), text);
}

TEST(CardTextTest, CharactersBeyondTheBasicPlane) {
  CardText text = resident();
  text.name = "㛃𠅤𬱖";  // one in the basic plane, two beyond it
  expectSame(decoded(text), text);
}

TEST(CardTextTest, OnlyTrailingBlanksAreCut) {
  CardText text = foreigner2017();
  text.englishName = " DE LA  CRUZ";
  text.address.clear();
  expectSame(decoded(text), text);
}

TEST(CardTextTest, TheSeamOfALongEnglishNameKeepsItsBlank) {
  CardText text = foreigner2023();
  text.englishName = "ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFG HIJ";
  ASSERT_EQ(text.englishName[34], ' ');
  expectSame(decoded(text), text);
}

TEST(CardTextTest, BlankFieldsAndOddDatesAreEmpty) {
  CardText empty;
  const IdCard blank = decoded(empty);
  EXPECT_EQ(blank.kind, CardKind::Resident);
  EXPECT_TRUE(blank.name.empty() && blank.birth.empty() && blank.validTo.empty());
  EXPECT_FALSE(blank.numberValid);
  EXPECT_FALSE(blank.consistent);

  Bytes text = simulator::encodeCardText(resident()).value();
  text[36] = 'x';        // birth
  text[188 + 14] = ' ';  // seven digits
  const IdCard card = decodeCardText(std::span(text).first<kCardTextBytes>());
  EXPECT_TRUE(card.birth.empty());
  EXPECT_TRUE(card.validFrom.empty());
  EXPECT_FALSE(card.consistent);
}

TEST(CardTextTest, AnAddressTailInTheReservedBytesIsStillAResident) {
  Bytes text = simulator::encodeCardText(resident()).value();
  const Bytes tail = simulator::utf16le("任城区试验路一二三四五六七八九十甲");
  std::copy(tail.begin(), tail.begin() + 34, text.begin() + 220);
  EXPECT_EQ(decodeCardText(std::span(text).first<kCardTextBytes>()).kind, CardKind::Resident);
  // U+4A00 has the low byte of a blank, U+494A that of a J: the whole character decides.
  text[248] = 'J';
  text[249] = 0x49;
  EXPECT_EQ(decodeCardText(std::span(text).first<kCardTextBytes>()).kind, CardKind::Resident);
}

TEST(CardTextTest, AnyBytesGiveACard) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    Bytes text(kCardTextBytes);
    for (auto& byte : text)
      byte = static_cast<std::uint8_t>(random());
    text[248] = static_cast<std::uint8_t>("IYJ "[round % 4]);
    text[249] = 0;
    const IdCard card = decodeCardText(std::span(text).first<kCardTextBytes>());
    EXPECT_TRUE(card.birth.empty() || card.birth.size() == 10);
    EXPECT_FALSE(card.consistent);
  }
}

TEST(AddressesTest, OneToFour) {
  Bytes data;
  for (int count = 1; count <= 4; ++count) {
    data = data + simulator::encodeAddress("济宁市兖州区试验路" + std::to_string(count) + "号").value();
    const auto addresses = decodeAddresses(data);
    ASSERT_TRUE(addresses);
    EXPECT_EQ(static_cast<int>(addresses->size()), count);
    EXPECT_EQ(addresses->back(), "济宁市兖州区试验路" + std::to_string(count) + "号");
  }
  EXPECT_FALSE(decodeAddresses(Bytes(350, ' ')));
  EXPECT_FALSE(decodeAddresses(Bytes(71, ' ')));
  EXPECT_FALSE(decodeAddresses({}));
}

TEST(Utf16Test, HalfPairsBecomeTheReplacementCharacter) {
  EXPECT_EQ(utf8FromUtf16le(hex("41 00 00 D8 42 00")), "A\uFFFDB");
  EXPECT_EQ(utf8FromUtf16le(hex("00 DC")), "\uFFFD");
  EXPECT_EQ(utf8FromUtf16le(hex("00 D8")), "\uFFFD");
  EXPECT_EQ(utf8FromUtf16le(hex("00 D8 00 D8 00 DC")), "\uFFFD\U00010000");
  EXPECT_EQ(utf8FromUtf16le(hex("FF DB FF DF")), "\U0010FFFF");
  EXPECT_EQ(utf8FromUtf16le(hex("E9 00 41")), "é");
}

TEST(IdCardTest, WipeLeavesNothing) {
  IdCard card = decoded(resident());
  card.photoBlock.assign(1024, 7);
  card.newestAddress = {"somewhere"};
  card.portrait = Portrait{std::vector<std::uint8_t>(10, 1)};
  const IdCard copy = card;
  const char* memory = card.address.data();  // on the heap: longer than a short string
  const std::size_t size = card.address.size();
  card.wipe();
  EXPECT_TRUE(std::all_of(memory, memory + size, [](char c) { return c == 0; }));
  EXPECT_TRUE(card.name.empty() && card.photoBlock.empty() && card.newestAddress.empty() && !card.portrait);
  card = copy;
  EXPECT_EQ(card.name, resident().name);
  EXPECT_EQ(card.photoBlock.size(), 1024U);
}

}  // namespace
}  // namespace drivers::id_card
