// The driver of makers' libraries against one that answers from the simulator's module.
#include "drivers/id_card/sdt_reader.h"

#include <cstring>
#include <memory>
#include <string>

#include <dlfcn.h>
#include <gtest/gtest.h>

#include "drivers/id_card/drivers.h"
#include "drivers/id_card/sdt_channel.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/id_card/reader_trial.h"
#include "tests/drivers/id_card/sdtapi_of_simulator.h"

namespace drivers::id_card {
namespace {

using assets::ErrorId;
using trial::codeOf, trial::look, trial::readOnce;

constexpr const char* kLibrary = HALL_TEST_SDTAPI;

/// The library as the test steers it: the same copy the driver loads.
class SdtReaderTest : public testing::Test {
 protected:
  SdtReaderTest() : library(::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL)) {}
  ~SdtReaderTest() override {
    symbol<TestLiftCard>("hall_test_lift_card")();
    EXPECT_EQ(symbol<TestOpenPorts>("hall_test_open_ports")(), 0) << "every port is closed again";
    ::dlclose(library);
  }
  template <class Function>
  Function* symbol(const char* name) {
    void* found = ::dlsym(library, name);
    Function* function = nullptr;
    std::memcpy(&function, &found, sizeof found);
    return function;
  }
  void layCard(int fingers = 0) { symbol<TestLayCard>("hall_test_lay_card")(fingers); }
  void liftCard() { symbol<TestLiftCard>("hall_test_lift_card")(); }
  void answerNext(int answer) { symbol<TestAnswerNext>("hall_test_answer_next")(answer); }

  static DeviceConfig configured(const std::string& extra) {
    return parseDevices("[devices.id-card]\ndriver = 'sdtapi'\n" + extra).value().at("id-card");
  }
  static std::string withLibrary() { return "library = '" + std::string(kLibrary) + "'\n"; }
  static std::unique_ptr<Reader> open() {
    auto channel = SdtChannel::open(kLibrary, 1001);
    if (!channel) {
      ADD_FAILURE() << channel.error().detail;
      return nullptr;
    }
    return std::move(*SamReader::open(std::move(*channel), std::nullopt, trial::kTiming));
  }
  static std::string errorOf(const std::string& extra) {
    const auto opened = openDevice(registeredDrivers(), configured(extra));
    return opened ? "opened" : std::string(assets::entry(opened.error().id).code);
  }

  void* library;
};

TEST_F(SdtReaderTest, ReadsACardWithItsAddress) {
  const auto reader = open();
  EXPECT_EQ(reader->samId(), "05.01-20250101-0001234567-0987654321");
  EXPECT_EQ(reader->check().model, "SAM 05.01-20250101-0001234567-0987654321");
  EXPECT_EQ(look(*reader), Presence::None);
  layCard();
  const auto card = awaitCard(*reader, {});
  ASSERT_TRUE(card);
  EXPECT_EQ(card->name, "李测");
  EXPECT_EQ(card->photoBlock.size(), 1024U);
  EXPECT_EQ(card->newestAddress, std::vector<std::string>{"山东省济宁市兖州区试验路3号"});
  EXPECT_EQ(look(*reader), Presence::StillThere);
  EXPECT_EQ(reader->managementNumber({}), "000102030405060708090A0B0C0D0E0F101112131415161718191A1B");
  EXPECT_TRUE(reader->reset());
  liftCard();
  EXPECT_EQ(look(*reader), Presence::None);
}

TEST_F(SdtReaderTest, TellsOfFingerprints) {
  const auto reader = open();
  for (const int fingers : {0, 1, 2}) {
    layCard(fingers);
    const auto card = awaitCard(*reader, {}, {}, {}, ReadScope::WithFingerprints);
    ASSERT_TRUE(card) << fingers;
    EXPECT_EQ(card->fingerprints, fingers > 0);
    liftCard();
    EXPECT_EQ(look(*reader), Presence::None);
  }
}

TEST_F(SdtReaderTest, AnswersBecomeErrors) {
  const auto reader = open();
  const auto status = [&](int answer) {
    answerNext(answer);
    return reader->check();
  };
  EXPECT_EQ(status(0x01).problem, ErrorId::IdReaderNotThere);
  EXPECT_EQ(status(0x02).problem, ErrorId::IdReaderSilent);
  EXPECT_EQ(status(0x05).problem, ErrorId::IdReaderNotThere);
  EXPECT_EQ(status(0x60).problem, ErrorId::IdReaderSelfTest);
  EXPECT_EQ(status(0x66).problem, ErrorId::IdReaderNotAuthorised);
  EXPECT_EQ(status(0x03).state, DeviceState::Online) << "a transfer that failed is tried again";
  layCard();
  ASSERT_EQ(look(*reader), Presence::Found);
  answerNext(0x81);
  EXPECT_EQ(reader->selectCard({}).error().id, ErrorId::IdCardNotChosen);
  faults::note({"id-card", "sdtapi: answers 0x03, a transfer that failed", "nothing: it is tried again",
                faults::seen(reader->check()), "by itself"});
  ASSERT_TRUE(reader->selectCard({}));
  answerNext(0x41);
  EXPECT_EQ(codeOf(reader->readCard({})), "IDC-R01");
}

TEST_F(SdtReaderTest, ALibraryThatLiesAboutLengthsReadsNothing) {
  const auto reader = open();
  layCard();
  symbol<TestLieAboutLength>("hall_test_lie_about_length")();
  EXPECT_EQ(codeOf(readOnce(*reader)), "IDC-R01");
}

TEST_F(SdtReaderTest, AStopIsHeardBetweenCalls) {
  const auto reader = open();
  std::stop_source source;
  source.request_stop();
  EXPECT_EQ(codeOf(awaitCard(*reader, source.get_token())), "DEV-R02");
}

TEST_F(SdtReaderTest, OpensFromItsConfiguration) {
  EXPECT_EQ(errorOf(withLibrary()), "opened");
  EXPECT_EQ(errorOf(withLibrary() + "port = 1001\n"), "opened");
  EXPECT_EQ(errorOf(withLibrary() + "port = 1002\n"), "IDC-F01");
  EXPECT_EQ(errorOf(withLibrary() + "port = 17\n"), "DEV-F02");
  EXPECT_EQ(errorOf(withLibrary() + "port = 'USB'\n"), "DEV-F02");
  EXPECT_EQ(errorOf(withLibrary() + "baud = 9600\n"), "DEV-F02");
  EXPECT_EQ(errorOf(""), "DEV-F02");
  EXPECT_EQ(errorOf("library = '/nowhere/libsdtapi.so'\n"), "DEV-F02");
  EXPECT_EQ(errorOf("library = 'libm.so.6'\n"), "DEV-F02") << "a library without these functions";
  faults::note({"id-card", "sdtapi: the maker's library is missing or another one",
                faults::told(ErrorId::DeviceMisconfigured),
                faults::seen(stateOf(ErrorId::DeviceMisconfigured), ErrorId::DeviceMisconfigured),
                "by configuring it: it is opened again every second"});
}

}  // namespace
}  // namespace drivers::id_card
