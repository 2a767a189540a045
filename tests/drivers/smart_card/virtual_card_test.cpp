// The simulator's own card: its files are the reference's bytes, its words are checked.
#include "drivers/simulator/smart_card/virtual_card.h"

#include <string>

#include <gtest/gtest.h>

#include "drivers/simulator/smart_card/vpcd_link.h"
#include "tests/drivers/smart_card/bytes.h"

namespace drivers::simulator::smart_card {
namespace {

Person reference() {
  Person person;
  person.card.name = "测试员";
  person.card.sex = "1";
  person.card.nation = "01";
  person.card.birth = "1949-12-31";
  person.card.number = "11010519491231002X";
  person.social.region = "110000";
  person.social.birthplace = "110105";
  return person;
}

TEST(CardFiles, AreTheReferencesBytes) {
  const auto files = encodeSocialCard(reference(), 0);
  ASSERT_TRUE(files);
  ASSERT_EQ(files->issuer.size(), 7U);
  EXPECT_EQ(files->issuer[1], bytesOf("02 01 32"));
  EXPECT_EQ(files->issuer[2], bytesOf("03 04 33 2E 30 30"));
  EXPECT_EQ(files->issuer[3], bytesOf("04 0C 91 15 60 00 00 11 00 00 FF FF FF FF"));
  EXPECT_EQ(files->issuer[4], bytesOf("05 04 20 24 01 01"));
  EXPECT_EQ(files->issuer[5], bytesOf("06 04 20 34 01 01"));
  EXPECT_EQ(files->issuer[6], bytesOf("07 09 41 31 32 33 34 35 36 37 38"));
  ASSERT_EQ(files->holder.size(), 7U);
  EXPECT_EQ(files->holder[0], bytesOf("08 12 31 31 30 31 30 35 31 39 34 39 31 32 33 31 30 30 32 58"));
  EXPECT_EQ(files->holder[1],
            bytesOf("09 1E B2 E2 CA D4 D4 B1 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"));
  EXPECT_EQ(files->holder[2].size(), 22U);
  EXPECT_EQ(files->holder[3], bytesOf("0A 01 31"));
  EXPECT_EQ(files->holder[4], bytesOf("0B 01 01"));
  EXPECT_EQ(files->holder[5], bytesOf("0C 03 11 01 05"));
  EXPECT_EQ(files->holder[6], bytesOf("0D 04 19 49 12 31"));
  EXPECT_EQ(encodeSocialCard(reference(), 1)->holder.size(), 6U) << "no record for the rest of a name";
}

TEST(CardFiles, WhatDoesNotFitIsSaid) {
  const auto mistake = [](auto change) {
    Person person = reference();
    change(person);
    const auto files = encodeSocialCard(person, 0);
    return files ? std::string() : files.error();
  };
  EXPECT_EQ(mistake([](Person& p) { p.social.cardNumber = "A123456789"; }), "social_card has 10, the card holds 9");
  EXPECT_EQ(mistake([](Person& p) { p.social.issued = "2024"; }), "social_issued is no YYYY-MM-DD");
  EXPECT_EQ(mistake([](Person& p) { p.card.nation = "x"; }), "nation holds more than digits");
  EXPECT_EQ(mistake([](Person& p) { p.card.name = std::string(51, 'A'); }), "name has 51 bytes, the card holds 50");
  EXPECT_EQ(mistake([](Person& p) { p.card.name = "\xFF"; }), "name: is no UTF-8 text");
}

TEST(CardFault, WordsAreParsed) {
  const auto parse = [](std::vector<std::string> words) { return parseCardFault(words); };
  EXPECT_EQ(parse({"6982"})->step, CardStep::HolderRecord);
  EXPECT_EQ(parse({"9303"})->step, CardStep::Application);
  EXPECT_EQ(parse({"6F00", "on", "issuer-record"})->step, CardStep::IssuerRecord);
  EXPECT_EQ(parse({"remove", "7"})->record, 7);
  EXPECT_EQ(parse({"6C"})->quirk, CardQuirk::LongRecords);
  for (const std::vector<std::string>& wrong : {std::vector<std::string>{},
                                                {"sulk"},
                                                {"69820"},
                                                {"remove", "0"},
                                                {"remove", "x"},
                                                {"mute", "3"},
                                                {"6982", "on"},
                                                {"6982", "on", "moon"},
                                                {"none", "1"}}) {
    EXPECT_FALSE(parseCardFault(wrong));
  }
}

TEST(VpcdMessages, AreTakenWhole) {
  Bytes inbox;
  for (const std::uint8_t byte : bytesOf("00 01 04 00 05 00 B2 01 04 00 00 00")) {
    inbox.push_back(byte);
  }
  Bytes partial(inbox.begin(), inbox.begin() + 2);
  EXPECT_FALSE(takeMessage(partial));
  EXPECT_EQ(takeMessage(inbox), bytesOf("04"));
  EXPECT_EQ(takeMessage(inbox), bytesOf("00 B2 01 04 00"));
  EXPECT_EQ(takeMessage(inbox), Bytes{});
  EXPECT_FALSE(takeMessage(inbox));
}

}  // namespace
}  // namespace drivers::simulator::smart_card
