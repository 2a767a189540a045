// The serial driver against the real simulator in a process of its own: every outcome and every fault of the wire.
#include "drivers/id_card/serial_reader.h"

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "drivers/id_card/drivers.h"
#include "drivers/id_card/photo_decoder.h"
#include "drivers/id_card/reader.h"
#include "drivers/id_card/sam_reader.h"
#include "drivers/transport/serial_port.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/id_card/reader_trial.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::id_card {
namespace {

using assets::ErrorId;
using namespace std::chrono_literals;

using trial::codeOf, trial::look, trial::readOnce, trial::kTiming, trial::CardFault;

class SerialReaderTest : public testing::Test {
 protected:
  SerialReaderTest() : simulator(trial::people() + trial::device("port = 'reader'", kTiming)) {}

  std::unique_ptr<Reader> open(std::optional<PhotoDecoder> decoder = std::nullopt, SamTiming timing = kTiming) {
    auto port = transport::SerialPort::open(simulator.path("reader"), 115200);
    if (!port) {
      ADD_FAILURE() << port.error().detail;
      return nullptr;
    }
    auto reader = SamReader::open(std::move(*port), std::move(decoder), timing);
    if (!reader) {
      ADD_FAILURE() << assets::entry(reader.error().id).code;
      return nullptr;
    }
    return std::move(*reader);
  }
  SimulatorProcess simulator;
  const std::stop_token never;
};

TEST_F(SerialReaderTest, ReadsACardWithItsAddresses) {
  const auto reader = open();
  EXPECT_EQ(reader->samId(), "05.01-20250101-0001234567-0987654321");
  EXPECT_EQ(look(*reader), Presence::None);
  simulator.must("id-card place zhang");
  std::vector<ReadStage> stages;
  std::size_t most = 0;
  const auto card = awaitCard(*reader, never, [&](const ReadProgress& progress) {
    if (stages.empty() || stages.back() != progress.stage) stages.push_back(progress.stage);
    most = std::max(most, progress.expected);
  });
  ASSERT_TRUE(card);
  EXPECT_EQ(card->name, "张试");
  EXPECT_EQ(card->number, "370811199003070014");
  EXPECT_EQ(card->validTo, "long_term");
  EXPECT_EQ(card->photoBlock.size(), 1024U);
  EXPECT_FALSE(card->portrait) << "no decoder is loaded";
  EXPECT_EQ(card->newestAddress, std::vector<std::string>{"山东省济宁市兖州区试验路3号"});
  EXPECT_EQ(most, 1295U);
  EXPECT_EQ(stages, (std::vector<ReadStage>{ReadStage::Selecting, ReadStage::Reading, ReadStage::MoreAddresses,
                                            ReadStage::Done}));
}

TEST_F(SerialReaderTest, FingerprintsAreToldAndNotKept) {
  const auto reader = open();
  for (const auto& [person, enrolled] : {std::pair("zhang", true), std::pair("li", false)}) {
    simulator.must(std::string("id-card swap ") + person);
    const auto card = awaitCard(*reader, never, {}, {}, ReadScope::WithFingerprints);
    ASSERT_TRUE(card);
    EXPECT_EQ(card->fingerprints, enrolled) << person;
    EXPECT_EQ(card->photoBlock.size(), 1024U);
  }
  simulator.must("id-card swap zhang");
  const auto without = readOnce(*reader);
  ASSERT_TRUE(without);
  EXPECT_FALSE(without->fingerprints.has_value()) << "nobody asked";
}

TEST_F(SerialReaderTest, ManagementNumberAndReset) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  ASSERT_TRUE(readOnce(*reader));
  EXPECT_EQ(reader->managementNumber(never), "000102030405060708090A0B0C0D0E0F101112131415161718191A1B");
  EXPECT_TRUE(reader->reset());
  EXPECT_EQ(look(*reader), Presence::StillThere);
  simulator.must("id-card lift");
  const auto gone = reader->managementNumber(never);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().id, ErrorId::IdCardNotRead);
}

TEST_F(SerialReaderTest, TheSameCardStillThereIsNoCardButNotNone) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  ASSERT_TRUE(readOnce(*reader));
  EXPECT_EQ(look(*reader), Presence::StillThere);
  EXPECT_EQ(look(*reader), Presence::StillThere);
  simulator.must("id-card lift");
  EXPECT_EQ(look(*reader), Presence::None);
  EXPECT_TRUE(awaitRemoval(*reader, never));
  simulator.must("id-card place zhang");
  EXPECT_EQ(look(*reader), Presence::Found);
}

TEST_F(SerialReaderTest, ACardReadByAnEarlierProgramIsStillThere) {
  simulator.must("id-card place zhang");
  ASSERT_TRUE(readOnce(*open()));
  const auto reader = open();
  EXPECT_EQ(look(*reader), Presence::StillThere);
}

TEST_F(SerialReaderTest, ASwappedCardIsFoundAnew) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  ASSERT_TRUE(readOnce(*reader));
  simulator.must("id-card swap li");
  const auto card = readOnce(*reader);
  ASSERT_TRUE(card);
  EXPECT_EQ(card->name, "李测");
  EXPECT_TRUE(reader->newestAddress(never)->empty());
  trial::noteUnseen("`swap` between two reads", *reader, "by itself: the new card is another card");
}

TEST_F(SerialReaderTest, PictureOnlyWithADecoder) {
  auto plugin = PhotoDecoder::load(std::string(HALL_BINARY_DIR) + "/../lib/libhall-photo-testcodec.so");
  ASSERT_TRUE(plugin) << plugin.error();
  const auto reader = open(std::move(*plugin));
  simulator.must("id-card place zhang");
  const auto card = readOnce(*reader);
  ASSERT_TRUE(card && card->portrait);
  ASSERT_EQ(card->portrait->rgb.size(), 102U * 126U * 3U);
  // The test picture is red above and blue below.
  const auto& rgb = card->portrait->rgb;
  const std::size_t above = (20 * 102 + 51) * 3;
  const std::size_t below = (105 * 102 + 51) * 3;
  EXPECT_GT(rgb[above], rgb[above + 2] + 100);
  EXPECT_GT(rgb[below + 2], rgb[below] + 100);
  simulator.must("id-card swap li");
  const auto without = readOnce(*reader);
  ASSERT_TRUE(without);
  EXPECT_FALSE(without->portrait) << "a chip without a picture";
}

class CardFaultTest : public SerialReaderTest, public testing::WithParamInterface<CardFault> {};

TEST_P(CardFaultTest, IsToldAndHealsWhenTheCardIsLaidDownAgain) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must(std::string("id-card fault ") + GetParam().fault);
  const auto failed = readOnce(*reader);
  EXPECT_EQ(codeOf(failed), GetParam().code);
  trial::noteCardFault(GetParam(), failed, *reader);
  simulator.must("id-card fault none");
  simulator.must("id-card lift");
  EXPECT_EQ(look(*reader), Presence::None);
  simulator.must("id-card place zhang");
  EXPECT_EQ(codeOf(readOnce(*reader)), "read 张试");
}

INSTANTIATE_TEST_SUITE_P(Every, CardFaultTest, testing::ValuesIn(trial::cardFaults()),
                         [](const auto& row) { return trial::testName(row.param.fault); });

TEST_F(SerialReaderTest, NoiseInFrontAndGluedFramesDoNotMatter) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  for (const char* fault : {"garbage", "glued"}) {
    simulator.must(std::string("id-card fault ") + fault);
    EXPECT_EQ(codeOf(readOnce(*reader)), "read 张试") << fault;
    EXPECT_EQ(look(*reader), Presence::StillThere) << fault;
    trial::noteUnseen(std::string("`fault ") + fault + "`", *reader, "by itself: the frame behind it is found");
    simulator.must("id-card swap zhang");
  }
}

TEST_F(SerialReaderTest, ADamagedFindIsAskedAgain) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must("id-card fault checksum 1");
  EXPECT_EQ(codeOf(readOnce(*reader)), "read 张试");
  trial::noteUnseen("`fault checksum 1` while it looks for a card", *reader, "by itself: it is asked again at once");
}

TEST_F(SerialReaderTest, ALateCardIsNeverTakenForTheNextOne) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must("id-card fault late 1 on read");  // longer than the driver waits for a header
  const auto late = readOnce(*reader);
  EXPECT_EQ(codeOf(late), "IDC-R01");
  faults::note({"id-card", "`fault late 1 on read`", faults::told(late), faults::seen(late.error().id),
                "by laying a card down: the late answer is never taken for it"});
  simulator.must("id-card swap li");
  EXPECT_EQ(codeOf(readOnce(*reader)), "read 李测");
}

TEST_F(SerialReaderTest, ALateReplyIsNotTakenForTheNextOne) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must("id-card fault late 1 on find");
  const auto silent = reader->findCard(never);
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().id, ErrorId::IdReaderSilent);
  simulator.must("id-card lift");
  EXPECT_EQ(look(*reader), Presence::None) << "'found' was the answer to the earlier look";
}

TEST_F(SerialReaderTest, ACancelledReadLeavesNothingForTheNextOne) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  ASSERT_EQ(look(*reader), Presence::Found);
  ASSERT_TRUE(reader->selectCard(never));
  std::stop_source source;
  const auto cancelled = reader->readCard(source.get_token(), [&](const ReadProgress& progress) {
    if (progress.received > 200) source.request_stop();
  });
  EXPECT_EQ(codeOf(cancelled), "DEV-R02");
  simulator.must("id-card swap li");
  EXPECT_EQ(codeOf(readOnce(*reader)), "read 李测");
}

TEST_F(SerialReaderTest, AFailedCardMustBeLiftedFirst) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must("id-card fault 41 1");
  EXPECT_EQ(codeOf(readOnce(*reader)), "IDC-R01");
  EXPECT_EQ(look(*reader), Presence::StillThere);
  // A quick lift between two looks goes unseen; after a while the card is tried again anyway.
  EXPECT_EQ(codeOf(awaitCard(*reader, never)), "read 张试");
}

TEST_F(SerialReaderTest, ACardLiftedWhileItIsReadIsToldApart) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  ASSERT_EQ(look(*reader), Presence::Found);
  ASSERT_TRUE(reader->selectCard(never));
  simulator.must("id-card lift");
  const auto lifted = reader->readCard(never, {});
  EXPECT_EQ(codeOf(lifted), "IDC-R02");
  EXPECT_EQ(look(*reader), Presence::None);
  faults::note({"id-card", "`lift` while the card is read", faults::told(lifted), faults::seen(reader->check()),
                "by laying the card down again"});
}

TEST_F(SerialReaderTest, SelectingIsTriedThreeTimesWhileACardIsLaidDown) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must("id-card fault select-fail 2");
  EXPECT_EQ(codeOf(awaitCard(*reader, never)), "read 张试");
  simulator.must("id-card swap zhang");
  simulator.must("id-card fault select-fail 3");
  EXPECT_EQ(codeOf(awaitCard(*reader, never)), "IDC-R03");
}

TEST_F(SerialReaderTest, WaitingEndsSoonWhenCancelled) {
  const auto reader = open(std::nullopt, SamTiming{});  // the real, long waits
  std::stop_source source;
  auto waiting = std::async(std::launch::async, [&] { return awaitCard(*reader, source.get_token()); });
  simulator.must("id-card fault silent");
  const auto asked = std::chrono::steady_clock::now();
  source.request_stop();
  EXPECT_EQ(codeOf(waiting.get()), "DEV-R02");
  EXPECT_LT(std::chrono::steady_clock::now() - asked, 500ms);
}

TEST_F(SerialReaderTest, UnpluggedInTheMiddleOfAReplyAndBack) {
  auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must("id-card fault unplug 1 on read");
  EXPECT_EQ(codeOf(readOnce(*reader)), "IDC-F01");
  EXPECT_EQ(reader->check().state, DeviceState::NoDevice);
  EXPECT_EQ(reader->check().problem, ErrorId::IdReaderNotThere);
  faults::note({"id-card", "`unplug`, also in the middle of a reply", faults::told(ErrorId::IdReaderNotThere),
                faults::seen(reader->check()), "by `replug`: it is opened again, by role and port"});
  reader.reset();
  simulator.must("replug id-card");
  EXPECT_EQ(codeOf(readOnce(*open())), "read 张试");
}

TEST_F(SerialReaderTest, CheckNamesWhatIsWrong) {
  const auto reader = open();
  EXPECT_EQ(reader->check().state, DeviceState::Online);
  EXPECT_EQ(reader->check().model, "SAM 05.01-20250101-0001234567-0987654321");
  simulator.must("id-card fault 60");
  EXPECT_EQ(reader->check().state, DeviceState::HardwareError);
  EXPECT_EQ(reader->check().problem, ErrorId::IdReaderSelfTest);
  simulator.must("id-card fault silent");
  EXPECT_EQ(reader->check().state, DeviceState::Offline);
  simulator.must("id-card fault none");
  EXPECT_EQ(reader->check().state, DeviceState::Online);
}

TEST_F(SerialReaderTest, OpensFromItsConfiguration) {
  const auto config = [&](const std::string& extra) {
    return parseDevices("[devices.id-card]\ndriver = 'sam-serial'\n" + extra).value().at("id-card");
  };
  const std::string port = "port = '" + simulator.path("reader") + "'\n";
  EXPECT_TRUE(openDevice(registeredDrivers(), config(port)));
  EXPECT_TRUE(openDevice(registeredDrivers(), config(port + "photo_decoder = '/nowhere.so'")))
      << "without the decoder it still reads";
  const auto error = [&](const std::string& extra) {
    const auto opened = openDevice(registeredDrivers(), config(extra));
    return opened ? std::string("opened") : std::string(assets::entry(opened.error().id).code);
  };
  EXPECT_EQ(error(""), "DEV-F02");
  EXPECT_EQ(error(port + "baud = 1234"), "DEV-F02");
  EXPECT_EQ(error(port + "baud = 'fast'"), "DEV-F02");
  EXPECT_EQ(error(port + "baud = true"), "DEV-F02");
  EXPECT_EQ(error("port = '/dev/null'"), "DEV-F02");
  EXPECT_EQ(error("port = '/nowhere'"), "IDC-F01");
}

TEST_F(SerialReaderTest, OneProgramOnAPort) {
  const auto reader = open();
  const auto config =
      parseDevices("[devices.id-card]\ndriver = 'sam-serial'\nport = '" + simulator.path("reader") + "'\n");
  const auto second = openDevice(registeredDrivers(), config.value().at("id-card"));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().id, ErrorId::IdReaderTaken);
  faults::note({"id-card", "another program holds the reader", faults::told(second.error().id),
                faults::seen(stateOf(second.error().id), second.error().id),
                "when that program ends: it is opened again every second"});
}

class SerialReaderAutobaud : public testing::TestWithParam<int> {};

TEST_P(SerialReaderAutobaud, FindsTheModulesRate) {
  SimulatorProcess simulator("[people.li]\nname = '李测'\n[devices.id-card]\nport = 'reader'\nfind_ms = 2\nbaud = " +
                             std::to_string(GetParam()) + "\n");
  for (const char* baud : {"", "baud = 'auto'\n"}) {
    const auto config =
        parseDevices("[devices.id-card]\ndriver = 'sam-serial'\nport = '" + simulator.path("reader") + "'\n" + baud)
            .value()
            .at("id-card");
    const auto reader = openSerialReader(config);
    ASSERT_TRUE(reader) << baud;
    EXPECT_EQ((*reader)->findCard({}), Presence::None);
    EXPECT_NE((*reader)->check().detail.find(" " + std::to_string(GetParam())), std::string::npos);
  }
}

INSTANTIATE_TEST_SUITE_P(Rate, SerialReaderAutobaud, testing::Values(115200, 38400, 9600));

TEST(PhotoDecoderTest, RefusesWhatIsNoPlugin) {
  EXPECT_FALSE(PhotoDecoder::load("/nowhere.so"));
  EXPECT_FALSE(PhotoDecoder::load("libm.so.6"));
}

}  // namespace
}  // namespace drivers::id_card
