// The driver against the real pcscd, its virtual reader and the simulator's card, all in processes of their own.
#include "drivers/smart_card/pcsc_reader.h"

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "drivers/smart_card/drivers.h"
#include "drivers/smart_card/pcsc_service.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/simulator/simulator_process.h"
#include "tests/drivers/smart_card/private_pcscd.h"

namespace drivers::smart_card {
namespace {

using assets::ErrorId;
using faults::seen, faults::told;
using namespace std::chrono_literals;

constexpr std::string_view kScenario = R"(
[people.zhang]
name = "张试"
sex = "1"
nation = "01"
birth = "1990-03-07"
number = "370811199003070010"
social_card = "B22334455"
social_issued = "2023-05-06"
[people.li]
name = "买买提江阿不都热合曼艾力尼牙孜吐"
number = "370811198501020021"
social_card = "C00000001"
social_protected = true
[devices.social-card]
gap_ms = 50
)";

assets::Result<std::unique_ptr<Reader>> openWith(const std::string& settings) {
  return openDevice(registeredDrivers(),
                    parseDevices("[devices.social-card]\ndriver = 'pcsc'\n" + settings).value().at("social-card"));
}

class PcscReaderTest : public testing::Test {
 protected:
  std::unique_ptr<Reader> open(const std::string& settings = {}) {
    auto reader = openWith(settings);
    if (!reader) {
      ADD_FAILURE() << assets::entry(reader.error().id).code << " " << reader.error().detail;
      return nullptr;
    }
    return std::move(*reader);
  }
  /// The next card, or this one when it is new.
  static assets::Result<SocialCard> nextCard(Reader& reader) {
    std::stop_source patience;
    auto waiting = std::async(std::launch::async, [&] { return awaitCard(reader, patience.get_token()); });
    if (waiting.wait_for(20s) != std::future_status::ready) patience.request_stop();
    return waiting.get();
  }
  static std::string next(Reader& reader) { return outcome(nextCard(reader)); }
  /// A row of the fault tables.
  static void note(const std::string& fault, const std::string& visitor, const std::string& staff, const char* heals) {
    faults::note({"social-card", fault, visitor, staff, heals});
  }
  static std::string outcome(const assets::Result<SocialCard>& card) {
    if (!card) return std::string(assets::entry(card.error().id).code);
    return std::string(word(card->holder)) + " " + card->name;
  }
  /// Until the reader sees this, however long the service takes to notice.
  static bool becomes(Reader& reader, Presence presence) {
    const auto until = std::chrono::steady_clock::now() + 20s;
    while (std::chrono::steady_clock::now() < until) {
      const auto seen = reader.findCard({});
      if (!seen) return false;
      if (*seen == presence) return true;
    }
    return false;
  }

  PrivatePcscd pcscd;
  SimulatorProcess simulator{kScenario};
  const std::stop_token never{};
};

TEST_F(PcscReaderTest, ReadsACard) {
  const auto reader = open();
  EXPECT_EQ(reader->findCard(never), Presence::None);
  simulator.must("social-card place zhang");
  std::vector<Presence> seen;
  const auto card = awaitCard(*reader, never, [&](Presence presence) { seen.push_back(presence); });
  ASSERT_TRUE(card) << card.error().detail;
  EXPECT_EQ(card->interface, CardInterface::Contact);
  EXPECT_EQ(card->name, "张试");
  EXPECT_EQ(card->number, "370811199003070010");
  EXPECT_EQ(card->cardNumber, "B22334455");
  EXPECT_EQ(card->issued, "2023-05-06");
  EXPECT_EQ(card->generation(), 3);
  EXPECT_TRUE(card->numberValid && card->consistent);
  EXPECT_EQ(seen.back(), Presence::Found);
}

TEST_F(PcscReaderTest, EveryGenerationAndInterface) {
  const auto reader = open();
  for (const char* how : {"v1", "v2", "contactless v1", "contactless v3"}) {
    simulator.must(std::string("social-card swap zhang ") + how);
    ASSERT_TRUE(becomes(*reader, Presence::Found)) << how;
    const auto card = reader->readCard(never);
    ASSERT_TRUE(card) << how << ": " << card.error().detail;
    EXPECT_EQ(card->name, "张试") << how;
    EXPECT_EQ("v" + std::to_string(card->generation()), std::string(how).substr(std::string(how).size() - 2));
    EXPECT_EQ(word(card->interface), how[0] == 'c' ? "contactless" : "contact");
  }
}

TEST_F(PcscReaderTest, ACardThatWasThereIsFoundOnceAndThenStillThere) {
  simulator.must("social-card place zhang");
  const auto reader = open();
  EXPECT_EQ(next(*reader), "read 张试");
  EXPECT_EQ(reader->findCard(never), Presence::StillThere);
  simulator.must("social-card lift");
  EXPECT_TRUE(awaitRemoval(*reader, never));
  simulator.must("social-card place zhang");
  EXPECT_EQ(next(*reader), "read 张试");
}

TEST_F(PcscReaderTest, ASwapBetweenTwoLooksIsSeen) {
  const auto reader = open();
  simulator.must("social-card place zhang");
  EXPECT_EQ(next(*reader), "read 张试");
  simulator.must("social-card swap li");  // the reader does not look meanwhile
  EXPECT_EQ(next(*reader), "protected ") << "a protected holder is a card read, not a fault";
  note("`swap` between two reads", "nothing: the new card is read", seen(reader->check()), "by itself");
}

TEST_F(PcscReaderTest, CardsThatWantToBeAskedInAnotherWayAreRead) {
  const auto reader = open();
  for (const char* fault : {"61", "6C", "le-00", "by-number", "p1-00"}) {
    simulator.must(std::string("social-card fault ") + fault);
    simulator.must("social-card swap zhang");
    EXPECT_EQ(next(*reader), "read 张试") << fault;
    note(std::string("`fault ") + fault + "`", "nothing: the card is read", seen(reader->check()),
         "by itself: the card is asked in its own way");
  }
}

struct CardTrouble {
  const char* fault;
  const char* code;
};

class CardTroubleTest : public PcscReaderTest, public testing::WithParamInterface<CardTrouble> {};

TEST_P(CardTroubleTest, IsToldOnceAndHealsWhenTheCardIsPutInAgain) {
  const auto reader = open();
  simulator.must(std::string("social-card fault ") + GetParam().fault);
  simulator.must("social-card place zhang");
  const auto card = nextCard(*reader);
  EXPECT_EQ(outcome(card), GetParam().code);
  EXPECT_EQ(reader->check().state, DeviceState::Online) << "the reader itself is well";
  note(std::string("`fault ") + GetParam().fault + "`",
       card ? "the card is read without its holder: the ID card, please" : told(card),
       card ? seen(reader->check()) : seen(card.error().id), "by putting the card in again");
  // The same card is not tried again and again.
  if (simulator.say("social-card status").find(" card") != std::string::npos) {
    EXPECT_EQ(reader->findCard(never), Presence::StillThere);
    simulator.must("social-card lift");
  }
  EXPECT_TRUE(becomes(*reader, Presence::None));
  simulator.must("social-card fault none");
  simulator.must("social-card place zhang");
  EXPECT_EQ(next(*reader), "read 张试");
}

INSTANTIATE_TEST_SUITE_P(Every, CardTroubleTest,
                         testing::Values(CardTrouble{"6982", "protected "}, CardTrouble{"6A82", "SSC-R04"},
                                         CardTrouble{"6983", "SSC-R05"}, CardTrouble{"9303", "SSC-R05"},
                                         CardTrouble{"6F00 on issuer-record", "SSC-R01"},
                                         CardTrouble{"6983 on holder-record", "SSC-R05"},
                                         CardTrouble{"6982 on holder-file", "protected "},
                                         CardTrouble{"truncated", "SSC-R01"}, CardTrouble{"wrong-tag", "SSC-R01"},
                                         CardTrouble{"mute", "SSC-R03"}, CardTrouble{"remove", "SSC-R02"},
                                         CardTrouble{"remove 1", "SSC-R02"}, CardTrouble{"remove 14", "SSC-R02"}),
                         [](const auto& row) {
                           std::string name = row.param.fault;
                           for (char& c : name)
                             c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
                           return name;
                         });

TEST_F(PcscReaderTest, WaitingEndsSoonWhenCancelled) {
  const auto reader = open();
  std::stop_source source;
  auto waiting = std::async(std::launch::async, [&] { return awaitCard(*reader, source.get_token()); });
  source.request_stop();
  ASSERT_EQ(waiting.wait_for(10s), std::future_status::ready);
  EXPECT_EQ(outcome(waiting.get()), "DEV-R02");
}

TEST_F(PcscReaderTest, ACancelledReadLeavesTheCardToBeFoundAgain) {
  const auto reader = open();
  simulator.must("social-card place zhang");
  ASSERT_TRUE(becomes(*reader, Presence::Found));
  std::stop_source source;
  source.request_stop();
  EXPECT_EQ(outcome(reader->readCard(source.get_token())), "DEV-R02");
  EXPECT_EQ(next(*reader), "read 张试");
}

TEST_F(PcscReaderTest, AnotherProgramOnTheCardIsTold) {
  const auto reader = open();
  simulator.must("social-card place zhang");
  ASSERT_TRUE(becomes(*reader, Presence::Found));
  const auto other = PcscService::connect();
  ASSERT_TRUE(other);
  auto holding = (*other)->powerUp("Virtual PCD 00 00");
  ASSERT_TRUE(holding) << holding.error().detail;
  const auto busy = reader->readCard(never);
  EXPECT_EQ(outcome(busy), "SSC-F03");
  note("another program holds the card", told(busy), seen(busy.error().id), "when the other ends");
}

TEST_F(PcscReaderTest, ReadersAreChosenByTheirNames) {
  SimulatorProcess second(std::string(kScenario) + "vpcd = '127.0.0.1:35964'\n");
  const auto first = open("reader = 'Virtual PCD 00 00'");
  const auto both = open("reader = ['*00 00', '*00 01']");
  EXPECT_EQ(first->check().model, "Virtual PCD 00 00");
  EXPECT_EQ(both->check().model, "Virtual PCD 00 00, Virtual PCD 00 01");
  second.must("social-card place zhang contactless");
  EXPECT_EQ(next(*both), "read 张试");
  EXPECT_EQ(first->findCard(never), Presence::None) << "its slot is empty";
  simulator.must("social-card place li");
  EXPECT_EQ(next(*both), "protected ") << "a second card while the first is still in";
  EXPECT_EQ(both->findCard(never), Presence::StillThere);
}

TEST_F(PcscReaderTest, OpensFromItsConfiguration) {
  const auto id = [](const std::string& settings) { return openWith(settings).error(); };
  EXPECT_EQ(id("raeder = 'x'").id, ErrorId::DeviceMisconfigured);
  EXPECT_EQ(id("reader = 'ACS*'").id, ErrorId::SmartReaderNotThere);
  EXPECT_EQ(id("reader = 'ACS*'").detail, "no reader fits ACS*; there are: Virtual PCD 00 00, Virtual PCD 00 01");
}

TEST_F(PcscReaderTest, TheSimulatorSaysWhatItCannot) {
  SimulatorProcess lost(std::string(kScenario) + "vpcd = '127.0.0.1:1'\n");
  EXPECT_TRUE(lost.say("social-card place zhang").starts_with("error no reader listens at 127.0.0.1:1"));
  EXPECT_EQ(lost.say("social-card status"), "ok plugged empty fault none");
  EXPECT_TRUE(simulator.say("social-card place nobody").starts_with("error nobody is called nobody"));
  EXPECT_TRUE(simulator.say("social-card lift").starts_with("error no card is in"));
  EXPECT_EQ(simulator.say("social-card place li v1"), "error name has 32 bytes, the card holds 30");
  simulator.must("social-card place zhang");
  EXPECT_TRUE(simulator.say("social-card place zhang").starts_with("error a card is in already"));
  simulator.must("unplug social-card");
  EXPECT_EQ(simulator.say("social-card status"), "ok unplugged card fault none");
  simulator.must("replug social-card");
  EXPECT_EQ(simulator.say("social-card status"), "ok plugged card in-reader fault none");
}

TEST(PcscWithoutReaders, SaysSo) {
  const PrivatePcscd pcscd(PrivatePcscd::Readers::None);
  const auto reader = openWith("");
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().id, ErrorId::SmartReaderNotThere);
  EXPECT_EQ(reader.error().detail, "no reader fits *; there are: none");
  faults::note({"social-card", "no reader, or none that fits", told(reader.error().id),
                seen(stateOf(reader.error().id), reader.error().id),
                "by plugging it in: it is opened again every second"});
}

TEST(PcscWithoutService, SaysSo) {
  const auto reader = openWith("");
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().id, ErrorId::SmartCardServiceDown);
  EXPECT_EQ(stateOf(reader.error().id), DeviceState::Offline);
  faults::note({"social-card", "the service pcscd is not there, or ends while a card is waited for",
                told(reader.error().id), seen(stateOf(reader.error().id), reader.error().id),
                "when pcscd is back: it is opened again every second"});
}

}  // namespace
}  // namespace drivers::smart_card
