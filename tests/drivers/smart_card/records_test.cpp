// Records: the reference's examples, names over two records, and that no bytes are too bad for it.
#include "drivers/smart_card/records.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "drivers/simulator/smart_card/card_files.h"
#include "drivers/smart_card/gb18030.h"
#include "tests/drivers/smart_card/bytes.h"

namespace drivers::smart_card {
namespace {

using simulator::smart_card::gb18030;

const std::vector<std::string> kIssuerExample = {"01 10 11 00 00 D1 56 00 00 05 00 00 00 00 00 00 00 01",
                                                 "02 01 32",
                                                 "03 04 33 2E 30 30",
                                                 "04 0C 91 15 60 00 00 11 00 00 FF FF FF FF",
                                                 "05 04 20 24 01 01",
                                                 "06 04 20 34 01 01",
                                                 "07 09 41 31 32 33 34 35 36 37 38"};
const std::vector<std::string> kHolderExample = {
    "08 12 31 31 30 31 30 35 31 39 34 39 31 32 33 31 30 30 32 58",
    "09 1E B2 E2 CA D4 D4 B1 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
    "4E 14 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
    "0A 01 31",
    "0B 01 01",
    "0C 03 11 01 05",
    "0D 04 19 49 12 31"};

Records recordsOf(const std::vector<std::string>& texts) {
  Records records;
  for (const std::string& text : texts) {
    const auto bytes = bytesOf(text);
    const auto record = parseRecord(bytes);
    EXPECT_TRUE(record) << text;
    if (record) records[record->tag] = WipedBytes(record->value.begin(), record->value.end());
  }
  return records;
}

/// A name as a card stores it: cut after 30 bytes, wherever that is.
Records nameRecords(std::vector<std::uint8_t> name, std::uint8_t fill) {
  name.resize(50, fill);
  return {{Tag::Name, WipedBytes(name.begin(), name.begin() + 30)},
          {Tag::NameRest, WipedBytes(name.begin() + 30, name.end())}};
}

std::string nameFrom(const Records& records) {
  return cardFrom({}, &records).name;
}

TEST(Records, TheReferencesCard) {
  const Records holder = recordsOf(kHolderExample);
  const SocialCard card = cardFrom(recordsOf(kIssuerExample), &holder);
  EXPECT_EQ(card.identifier, "110000D1560000050000000000000001");
  EXPECT_EQ(card.region, "110000");
  EXPECT_EQ(card.cardClass, "2");
  EXPECT_EQ(card.version, "3.00");
  EXPECT_EQ(card.generation(), 3);
  EXPECT_EQ(card.organisation, "9115600000110000");
  EXPECT_EQ(card.issued, "2024-01-01");
  EXPECT_EQ(card.expires, "2034-01-01");
  EXPECT_EQ(card.cardNumber, "A12345678");
  EXPECT_EQ(card.holder, HolderData::Read);
  EXPECT_EQ(card.number, "11010519491231002X");
  EXPECT_TRUE(card.numberValid);
  EXPECT_EQ(card.name, "测试员");
  EXPECT_EQ(card.sexCode, "1");
  EXPECT_EQ(card.nationCode, "01");
  EXPECT_EQ(card.birthplace, "110105");
  EXPECT_EQ(card.birth, "1949-12-31");
  EXPECT_FALSE(card.consistent) << "the number's 17th digit is a woman's";
}

TEST(Records, AProtectedHolderIsNobody) {
  const SocialCard card = cardFrom(recordsOf(kIssuerExample), nullptr);
  EXPECT_EQ(card.holder, HolderData::Protected);
  EXPECT_EQ(card.cardNumber, "A12345678");
  EXPECT_TRUE(card.name.empty() && card.number.empty() && card.birth.empty());
  EXPECT_FALSE(card.numberValid);
}

TEST(Records, ANameGoesOnInItsSecondRecordAlsoInsideACharacter) {
  // 19 characters of two bytes; one, then two bytes of Latin shift the cut into a character; a four-byte one over the
  // cut.
  for (const std::string lead : {"", "A", "AB", "ABC"}) {
    for (const std::string middle : {"阿", "㐂", "\U00020BB7"}) {
      const std::string name = lead + "买买提江阿不都热合曼艾力" + middle + "尼牙孜";
      const auto bytes = gb18030(name);
      ASSERT_TRUE(bytes && bytes->size() <= 50) << name;
      for (const std::uint8_t fill : {std::uint8_t{0x00}, std::uint8_t{0xFF}, std::uint8_t{0x20}}) {
        EXPECT_EQ(nameFrom(nameRecords(*bytes, fill)), name) << int{fill};
      }
    }
  }
  std::string cut;
  for (int i = 0; i < 14; ++i)
    cut += "阿";
  const std::string fourBytes = cut + "\U00020BB7阿";  // bytes 28 to 31
  EXPECT_EQ(nameFrom(nameRecords(gb18030(fourBytes).value(), 0x00)), fourBytes);
}

TEST(Records, ABlankInTheMiddleOfALongNameStays) {
  const std::string name = "ALEXANDRA MARIA VAN DER BERGE DOE";  // the 30th byte is a blank
  ASSERT_EQ(name[29], ' ');
  EXPECT_EQ(nameFrom(nameRecords(gb18030(name).value(), 0x00)), name);
}

TEST(Records, WithoutASecondRecordTheNameIsTheFirst) {
  Records records = nameRecords(gb18030("张三").value(), 0x00);
  records.erase(Tag::NameRest);
  EXPECT_EQ(nameFrom(records), "张三");
}

TEST(Records, WhatIsNoDateOrNoDigitsIsLeftEmpty) {
  const auto birth = [](const char* text) {
    const auto value = bytesOf(text);
    const Records records = {{Tag::Birth, WipedBytes(value.begin(), value.end())}};
    return cardFrom({}, &records).birth;
  };
  EXPECT_EQ(birth("19 49 12 31"), "1949-12-31");
  for (const char* none : {"00 00 00 00", "FF FF FF FF", "19 49 13 01", "19 49 12 32", "19 4A 12 31", "19 49 12", "",
                           "19 49 12 31 00", "19 F9 12 31"}) {
    EXPECT_EQ(birth(none), "") << none;
  }
  const Records issuer = {{Tag::Organisation, WipedBytes{0x91, 0xA5}},
                          {Tag::Identifier, WipedBytes{0xAB, 0xCD, 0xEF, 0x01}}};
  EXPECT_EQ(cardFrom(issuer, nullptr).organisation, "");
  EXPECT_EQ(cardFrom(issuer, nullptr).identifier, "ABCDEF01");
  EXPECT_EQ(cardFrom(issuer, nullptr).region, "");
}

TEST(Records, OnlyAWholeRecordIsOne) {
  for (const auto* file : {&kIssuerExample, &kHolderExample}) {
    for (const std::string& text : *file) {
      auto bytes = bytesOf(text);
      for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_FALSE(parseRecord(std::span(bytes).first(length))) << text << ", " << length;
      bytes.push_back(0x00);
      EXPECT_FALSE(parseRecord(bytes)) << text;
    }
  }
}

TEST(Records, AnyBytesGiveWellFormedTexts) {
  std::mt19937 random(20240607);
  std::uniform_int_distribution<int> byte(0, 255);
  std::uniform_int_distribution<std::size_t> length(0, 60);
  for (int round = 0; round < 20'000; ++round) {
    std::vector<std::uint8_t> bytes(length(random));
    for (auto& one : bytes)
      one = static_cast<std::uint8_t>(byte(random));
    const std::string text = utf8FromGb18030(bytes);
    EXPECT_TRUE(gb18030(text)) << "is UTF-8, or it could not be encoded again";
    EXPECT_EQ(text.find_first_of(std::string_view("\0\n\x1B\x7F", 4)), std::string::npos);
  }
}

TEST(Records, BrokenCharactersAreMarkedAndTheRestIsRead) {
  EXPECT_EQ(utf8FromGb18030(bytesOf("B2 E2 80 CA D4")), "测�试");
  EXPECT_EQ(utf8FromGb18030(bytesOf("B2 E2 CA")), "测�");
  EXPECT_EQ(utf8FromGb18030(bytesOf("B2 E2 0A CA D4")), "测�试");
}

TEST(SocialCardValue, IsWipedAndMovedWhole) {
  const Records holder = recordsOf(kHolderExample);
  SocialCard card = cardFrom(recordsOf(kIssuerExample), &holder);
  SocialCard other;
  other.name = "someone else";
  other = std::move(card);
  EXPECT_EQ(other.name, "测试员");
  EXPECT_EQ(other.birth, "1949-12-31");
  EXPECT_TRUE(other.numberValid);
  EXPECT_EQ(card.name, "");  // NOLINT(bugprone-use-after-move): what is left behind is wiped
  const SocialCard copy = other;
  const char* where = other.number.data();
  ASSERT_EQ(std::string(where, 18), "11010519491231002X");
  other.wipe();
  EXPECT_EQ(std::string(where, 18), std::string(18, '\0')) << "the characters are overwritten, not only forgotten";
  EXPECT_EQ(copy.number, "11010519491231002X");
}

}  // namespace
}  // namespace drivers::smart_card
