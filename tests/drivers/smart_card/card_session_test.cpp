// The session against the simulator's card, byte by byte: generations, protocols, odd cards, every status word
// everywhere.
#include "drivers/smart_card/card_session.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/drivers/smart_card/bytes.h"
#include "tests/drivers/smart_card/virtual_channel.h"

namespace drivers::smart_card {
namespace {

using assets::ErrorId;
using simulator::Person;
using simulator::smart_card::CardFault;
using simulator::smart_card::CardQuirk;
using simulator::smart_card::CardStep;
using simulator::smart_card::encodeSocialCard;
using simulator::smart_card::VirtualCard;

/// More exchanges than any session needs: 16 commands, each with a correction or a fetch.
constexpr std::size_t kMost = 80;

Person zhang() {
  Person person;
  person.key = "zhang";
  person.card.name = "张试";
  person.card.sex = "1";
  person.card.nation = "01";
  person.card.birth = "1990-03-07";
  person.card.number = "370811199003070010";
  return person;
}

struct Kind {
  int generation;
  bool contactless;
};

class SessionTest : public testing::TestWithParam<Kind> {
 protected:
  [[nodiscard]] VirtualCard card(const Person& person = zhang(), bool protectsHolder = false) const {
    return {encodeSocialCard(person, GetParam().generation).value(), GetParam().contactless, protectsHolder};
  }
  [[nodiscard]] static Protocol protocol() { return GetParam().contactless ? Protocol::T1 : Protocol::T0; }
  static std::string outcome(const assets::Result<SocialCard>& card) {
    if (!card) return std::string(assets::entry(card.error().id).code);
    return std::string(word(card->holder)) + " " + card->name;
  }
  std::string read(VirtualCard virtualCard, CardFault fault = {}) {
    virtualCard.misbehave(std::move(fault));
    VirtualChannel channel(virtualCard, protocol());
    const auto result = readSocialCard(channel, {});
    exchanges = channel.commands.size();
    if (!result) detail = result.error().detail;
    return outcome(result);
  }

  std::size_t exchanges = 0;
  std::string detail;
};

INSTANTIATE_TEST_SUITE_P(Cards, SessionTest,
                         testing::Values(Kind{1, false}, Kind{2, false}, Kind{3, false}, Kind{1, true}, Kind{2, true},
                                         Kind{3, true}),
                         [](const auto& row) {
                           return "V" + std::to_string(row.param.generation) +
                                  (row.param.contactless ? "Contactless" : "Contact");
                         });

TEST_P(SessionTest, ReadsEverythingThatIsFree) {
  VirtualCard virtualCard = card();
  VirtualChannel channel(virtualCard, protocol());
  const auto read = readSocialCard(channel, {});
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->generation(), GetParam().generation);
  EXPECT_EQ(read->cardNumber, "A12345678");
  EXPECT_EQ(read->region, "370811");
  EXPECT_EQ(read->issued, "2024-01-01");
  EXPECT_EQ(read->name, "张试");
  EXPECT_EQ(read->number, "370811199003070010");
  EXPECT_EQ(read->birth, "1990-03-07");
  EXPECT_EQ(read->birthplace, "370811");
  EXPECT_TRUE(read->numberValid && read->consistent);
}

TEST_P(SessionTest, ALongNameNeedsTheSecondGeneration) {
  Person person = zhang();
  person.card.name = "买买提江阿不都热合曼艾力尼牙孜吐";  // 32 bytes
  if (GetParam().generation == 1) {
    EXPECT_EQ(encodeSocialCard(person, 1).error(), "name has 32 bytes, the card holds 30");
    return;
  }
  EXPECT_EQ(read(card(person)), "read " + person.card.name);
}

TEST_P(SessionTest, AProtectedHolderIsACardRead) {
  EXPECT_EQ(read(card(zhang(), true)), "protected ");
  EXPECT_EQ(read(card(), CardFault{.quirk = CardQuirk::Status, .status = 0x6982, .step = CardStep::HolderFile}),
            "protected ");
  EXPECT_EQ(read(card(), CardFault{.quirk = CardQuirk::Status, .status = 0x6982, .step = CardStep::HolderRecord}),
            "protected ");
}

TEST_P(SessionTest, CardsThatWantToBeAskedInAnotherWayAreRead) {
  for (const CardQuirk quirk :
       {CardQuirk::Fetch, CardQuirk::LongRecords, CardQuirk::AnyLength, CardQuirk::ByNumber, CardQuirk::PlainSelect}) {
    EXPECT_EQ(read(card(), CardFault{.quirk = quirk}), "read 张试") << static_cast<int>(quirk) << " " << detail;
    EXPECT_LT(exchanges, kMost);
  }
}

TEST_P(SessionTest, SpoiltRecordsAreNotTakenForGood) {
  EXPECT_EQ(read(card(), CardFault{.quirk = CardQuirk::Truncated}), "SSC-R01");
  EXPECT_EQ(read(card(), CardFault{.quirk = CardQuirk::WrongTag}), "SSC-R01");
}

TEST_P(SessionTest, ACardPulledOutAtAnyRecordIsTold) {
  for (int record = 1; record <= 13; ++record) {
    EXPECT_EQ(read(card(), CardFault{.quirk = CardQuirk::Remove, .record = record}), "SSC-R02") << record;
  }
}

TEST_P(SessionTest, EveryStatusWordAtEveryStepEndsSoon) {
  if (GetParam().generation != 3) return;
  constexpr std::array kSteps = {CardStep::Application, CardStep::IssuerFile, CardStep::IssuerRecord,
                                 CardStep::HolderFile, CardStep::HolderRecord};
  // Every 6xxx; the rest in strides that meet 9000.
  const VirtualCard whole = card();
  for (unsigned status = 0; status <= 0xFFFF; status += status >> 12U == 6 ? 1U : 64U) {
    for (const CardStep step : kSteps) {
      const CardFault fault{.quirk = CardQuirk::Status, .status = static_cast<std::uint16_t>(status), .step = step};
      const std::string result = read(whole, fault);
      ASSERT_LT(exchanges, 2 * kMost);
      const bool application = step == CardStep::Application;
      const bool holder = step == CardStep::HolderFile || step == CardStep::HolderRecord;
      const Outcome kind = outcomeOf(static_cast<std::uint16_t>(status));
      std::string expected = application ? "SSC-R04" : "SSC-R01";
      if (kind == Outcome::Locked) expected = "SSC-R05";
      if (kind == Outcome::Protected && holder) expected = "protected ";
      // A card that says "done" and has done nothing has nothing to read.
      if (kind == Outcome::Done) expected = "SSC-R01";
      ASSERT_EQ(result, expected) << std::hex << status << " at " << static_cast<int>(step) << ": " << detail;
    }
  }
}

TEST_P(SessionTest, CutOffResponsesNeverGiveAnotherCard) {
  std::mt19937 random(7);
  for (int round = 0; round < 2'000; ++round) {
    VirtualCard virtualCard = card();
    VirtualChannel channel(virtualCard, protocol());
    std::uniform_int_distribution<int> at(0, 17);
    int left = at(random);
    channel.spoil = [&](VirtualChannel::Bytes response) {
      if (left-- == 0) response.resize(std::uniform_int_distribution<std::size_t>(0, response.size() - 1)(random));
      return response;
    };
    const auto result = readSocialCard(channel, {});
    ASSERT_LT(channel.commands.size(), kMost);
    if (result) {
      // Cut to a status word that happens to end it well, or not cut because the session was over.
      EXPECT_EQ(result->name, "张试");
      EXPECT_EQ(result->number, "370811199003070010");
    }
  }
}

TEST_P(SessionTest, ACancelledSessionAsksNothingMore) {
  VirtualCard virtualCard = card();
  VirtualChannel channel(virtualCard, protocol());
  std::stop_source source;
  channel.spoil = [&](VirtualChannel::Bytes response) {
    if (channel.commands.size() == 5) source.request_stop();
    return response;
  };
  EXPECT_EQ(outcome(readSocialCard(channel, source.get_token())), "DEV-R02");
  EXPECT_EQ(channel.commands.size(), 5U);
}

TEST(Session, ABankCardIsAnotherKind) {
  VirtualCard virtualCard(encodeSocialCard(zhang(), 3).value(), false, false);
  virtualCard.misbehave({.quirk = CardQuirk::Status, .status = 0x6A82, .step = CardStep::Application});
  VirtualChannel channel(virtualCard, Protocol::T0);
  const auto result = readSocialCard(channel, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().id, ErrorId::SocialCardOtherKind);
  EXPECT_EQ(result.error().detail, "application: 6A82");
  EXPECT_EQ(channel.commands.size(), 1U);
}

TEST(Session, OverT0TheNameIsSentAsSpecifiedAndItsAnswerFetched) {
  VirtualCard virtualCard(encodeSocialCard(zhang(), 3).value(), false, false);
  VirtualChannel channel(virtualCard, Protocol::T0);
  ASSERT_TRUE(readSocialCard(channel, {}));
  EXPECT_EQ(channel.commands[0], bytesOf("00 A4 04 00 0F 73 78 31 2E 73 68 2E C9 E7 BB E1 B1 A3 D5 CF"));
  EXPECT_EQ(channel.commands[1], bytesOf("00 C0 00 00 1B"));
  EXPECT_EQ(channel.commands[2], bytesOf("00 A4 02 00 02 EF 05"));
  EXPECT_EQ(channel.commands[3], bytesOf("00 B2 01 00 12"));
  EXPECT_EQ(channel.commands.size(), 18U);
}

}  // namespace
}  // namespace drivers::smart_card
