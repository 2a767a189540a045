// The USB driver against the real simulator in a process of its own: every wire and every fault of it.
#include "drivers/id_card/usb_reader.h"

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>

#include <gtest/gtest.h>

#include "drivers/id_card/drivers.h"
#include "drivers/simulator/usb/preload.h"
#include "drivers/supervision/device_thread.h"
#include "drivers/transport/usb_watch.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/id_card/reader_trial.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::id_card {
namespace {

using assets::ErrorId;
using namespace std::chrono_literals;
using trial::codeOf, trial::look, trial::readOnce, trial::CardFault;

/// Longer than on a serial line: the simulated bus asks the simulator about every packet.
constexpr SamTiming kTiming{.header = 600ms, .frame = 1200ms, .quiet = 60ms, .findFloor = 10ms, .lift = 300ms};

DeviceConfig configured(const std::string& extra) {
  return parseDevices("[devices.id-card]\ndriver = 'sam-usb'\n" + extra).value().at("id-card");
}

/// A simulator whose bus this process sees.
class UsbSimulator {
 public:
  explicit UsbSimulator(const std::string& wire)
      : process_(trial::people() + trial::device("wire = '" + wire + "'", kTiming)) {
    const std::string where = process_.say("id-card where");
    const std::string key = "UMOCKDEV_DIR=";
    ::setenv("UMOCKDEV_DIR", where.substr(where.find(key) + key.size()).c_str(), 1);
  }
  ~UsbSimulator() { ::unsetenv("UMOCKDEV_DIR"); }
  void must(const std::string& command) { process_.must(command); }

 private:
  SimulatorProcess process_;
};

class UsbReaderTest : public testing::TestWithParam<const char*> {
 protected:
  UsbReaderTest() : simulator(GetParam()) {}

  static std::unique_ptr<Reader> open(const std::string& extra = "") {
    auto reader = openUsbReader(configured(extra), kTiming);
    if (!reader) {
      ADD_FAILURE() << assets::entry(reader.error().id).code << ' ' << reader.error().detail;
      return nullptr;
    }
    return std::move(*reader);
  }
  static std::string errorOf(const std::string& extra) {
    const auto opened = openUsbReader(configured(extra), kTiming);
    return opened ? "opened" : std::string(assets::entry(opened.error().id).code);
  }

  UsbSimulator simulator;
  const std::stop_token never;
};

TEST_P(UsbReaderTest, ReadsACardWithItsAddresses) {
  const auto reader = open();
  EXPECT_EQ(reader->samId(), "05.01-20250101-0001234567-0987654321");
  EXPECT_EQ(look(*reader), Presence::None);
  simulator.must("id-card place zhang");
  std::size_t most = 0;
  const auto card = awaitCard(*reader, never, [&](const ReadProgress& p) { most = std::max(most, p.expected); });
  ASSERT_TRUE(card);
  EXPECT_EQ(card->name, "张试");
  EXPECT_EQ(card->address, "山东省济宁市任城区试验路18号");
  EXPECT_EQ(card->photoBlock.size(), 1024U);
  EXPECT_EQ(card->newestAddress, std::vector<std::string>{"山东省济宁市兖州区试验路3号"});
  EXPECT_EQ(most, 1295U);
  EXPECT_EQ(look(*reader), Presence::StillThere);
  simulator.must("id-card lift");
  EXPECT_EQ(look(*reader), Presence::None);
}

TEST_P(UsbReaderTest, EveryFaultIsToldAndHealsWhenTheCardIsLaidDownAgain) {
  for (const CardFault& row : trial::cardFaults()) {
    SCOPED_TRACE(row.fault);
    const auto reader = open();
    simulator.must("id-card place zhang");
    simulator.must(std::string("id-card fault ") + row.fault);
    const auto failed = readOnce(*reader);
    EXPECT_EQ(codeOf(failed), row.code);
    trial::noteCardFault(row, failed, *reader);
    simulator.must("id-card fault none");
    simulator.must("id-card lift");
    EXPECT_EQ(look(*reader), Presence::None);
    simulator.must("id-card place zhang");
    EXPECT_EQ(codeOf(readOnce(*reader)), "read 张试");
    simulator.must("id-card lift");
  }
}

TEST_P(UsbReaderTest, NoisePacketsOfAnySizeAndAStallDoNotMatter) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  for (const char* fault : {"garbage", "glued", "short-packets", "empty-packets", "stall"}) {
    SCOPED_TRACE(fault);
    simulator.must(std::string("id-card fault ") + fault);
    EXPECT_EQ(codeOf(readOnce(*reader)), "read 张试");
    EXPECT_EQ(look(*reader), Presence::StillThere);
    const std::string name = fault;
    if (name != "garbage" && name != "glued")
      trial::noteUnseen("USB: `fault " + name + "`", *reader,
                        name == "stall" ? "by itself: the pipe is cleared" : "by itself: packets are put together");
    simulator.must("id-card swap zhang");
  }
}

TEST_P(UsbReaderTest, ADamagedFindIsAskedAgain) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must("id-card fault checksum 1");
  EXPECT_EQ(codeOf(readOnce(*reader)), "read 张试");
  trial::noteUnseen("`fault checksum 1` while it looks for a card", *reader, "by itself: it is asked again at once");
}

TEST_P(UsbReaderTest, ALateCardIsNeverTakenForTheNextOne) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must("id-card fault late 1 on read");
  EXPECT_EQ(codeOf(readOnce(*reader)), "IDC-R01");
  simulator.must("id-card swap li");
  EXPECT_EQ(codeOf(readOnce(*reader)), "read 李测");
}

TEST_P(UsbReaderTest, ALateReplyIsNotTakenForTheNextOne) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must("id-card fault late 1 on find");
  const auto silent = reader->findCard(never);
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().id, ErrorId::IdReaderSilent);
  simulator.must("id-card lift");
  EXPECT_EQ(look(*reader), Presence::None) << "'found' was the answer to the earlier look";
}

TEST_P(UsbReaderTest, ACancelledReadLeavesNothingForTheNextOne) {
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

TEST_P(UsbReaderTest, UnpluggedInTheMiddleOfAReplyAndBack) {
  auto reader = open();
  simulator.must("id-card place zhang");
  simulator.must("id-card fault unplug 1 on read");
  EXPECT_EQ(codeOf(readOnce(*reader)), "IDC-F01");
  EXPECT_EQ(reader->check().state, DeviceState::NoDevice);
  EXPECT_EQ(reader->check().problem, ErrorId::IdReaderNotThere);
  faults::note({"id-card", "`unplug`, also in the middle of a reply", faults::told(ErrorId::IdReaderNotThere),
                faults::seen(reader->check()), "by `replug`: it is opened again, by role and port"});
  EXPECT_EQ(errorOf(""), "IDC-F01");
  simulator.must("replug id-card");
  EXPECT_EQ(reader->check().state, DeviceState::NoDevice) << "what came back is another device to the system";
  reader.reset();
  EXPECT_EQ(codeOf(readOnce(*open("port = '1-1'\n"))), "read 张试");
}

TEST_P(UsbReaderTest, CheckNamesWhatIsWrong) {
  const auto reader = open();
  EXPECT_EQ(reader->check().state, DeviceState::Online);
  EXPECT_EQ(reader->check().model, "SAM 05.01-20250101-0001234567-0987654321");
  EXPECT_NE(reader->check().detail.find("0400:c35a at 1-1"), std::string::npos);
  simulator.must("id-card fault silent");
  EXPECT_EQ(reader->check().state, DeviceState::Offline);
  simulator.must("id-card fault none");
  EXPECT_EQ(reader->check().state, DeviceState::Online);
}

TEST_P(UsbReaderTest, OneProgramOnAReader) {
  const auto reader = open();
  const auto second = openUsbReader(configured(""), kTiming);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().id, ErrorId::IdReaderTaken);
  EXPECT_NE(second.error().detail.find("another program uses it"), std::string::npos) << second.error().detail;
  faults::note({"id-card", "another program holds the reader", faults::told(second.error().id),
                faults::seen(stateOf(second.error().id), second.error().id),
                "when that program ends: it is opened again every second"});
}

TEST_P(UsbReaderTest, OpensFromItsConfiguration) {
  EXPECT_TRUE(openDevice(registeredDrivers(), configured("")));
  EXPECT_EQ(errorOf("vendor = '0400'\nproduct = 'C35A'\nport = '1-1'\n"), "opened");
  EXPECT_EQ(errorOf("port = '1-2'\n"), "IDC-F01");
  EXPECT_EQ(errorOf("vendor = '0401'\n"), "IDC-F01");
  EXPECT_EQ(errorOf("vendor = 400\n"), "DEV-F02");
  EXPECT_EQ(errorOf("product = 'reader'\n"), "DEV-F02");
  EXPECT_EQ(errorOf("prot = '1-1'\n"), "DEV-F02");
}

INSTANTIATE_TEST_SUITE_P(Wire, UsbReaderTest, testing::Values("usb-split", "usb-single", "usb-hid"),
                         [](const auto& wire) { return trial::testName(wire.param); });

TEST_P(UsbReaderTest, TellsOfFingerprintsManagementNumberAndReset) {
  const auto reader = open();
  simulator.must("id-card place zhang");
  const auto card = awaitCard(*reader, never, {}, {}, ReadScope::WithFingerprints);
  ASSERT_TRUE(card);
  EXPECT_EQ(card->fingerprints, true);
  EXPECT_EQ(reader->managementNumber(never), "000102030405060708090A0B0C0D0E0F101112131415161718191A1B");
  EXPECT_TRUE(reader->reset());
  simulator.must("id-card swap li");
  EXPECT_EQ(codeOf(readOnce(*reader)), "read 李测");
}

class HidReaderTest : public testing::TestWithParam<const char*> {};

TEST_P(HidReaderTest, AWrapperWithAWrongSumIsDamage) {
  UsbSimulator simulator(GetParam());
  auto reader = openUsbReader(configured(""), kTiming);
  ASSERT_TRUE(reader);
  simulator.must("id-card place zhang");
  simulator.must("id-card fault wrapper-sum 1");
  EXPECT_EQ(codeOf(readOnce(**reader)), "read 张试") << "asked again";
  simulator.must("id-card swap li");
  simulator.must("id-card fault wrapper-sum 1 on read");
  const auto damaged = readOnce(**reader);
  EXPECT_EQ(codeOf(damaged), "IDC-R01");
  faults::note({"id-card", "HID: `fault wrapper-sum 1 on read`", faults::told(damaged),
                faults::seen(damaged.error().id), "by laying the card down again"});
  simulator.must("id-card swap li");
  EXPECT_EQ(codeOf(readOnce(**reader)), "read 李测");
}

INSTANTIATE_TEST_SUITE_P(Wire, HidReaderTest, testing::Values("usb-hid", "usb-hid-control"),
                         [](const auto& wire) { return trial::testName(wire.param); });

class UsbKeyboardReader : public testing::TestWithParam<const char*> {};

TEST_P(UsbKeyboardReader, IsRefusedWithASentence) {
  const UsbSimulator simulator(GetParam());
  const auto opened = openUsbReader(configured(""), kTiming);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().id, ErrorId::IdReaderTypesKeys);
  EXPECT_EQ(stateOf(opened.error().id), DeviceState::HardwareError);
  faults::note({"id-card", "USB: a reader in its keyboard mode", faults::told(opened.error().id),
                faults::seen(stateOf(opened.error().id), opened.error().id),
                "by switching its mode: it is opened again every second"});
}

INSTANTIATE_TEST_SUITE_P(Wire, UsbKeyboardReader, testing::Values("usb-keyboard", "usb-hid-keyboard"),
                         [](const auto& wire) { return trial::testName(wire.param); });

TEST(UsbHotplug, UnplugAndReplugAreShownAtOnce) {
  UsbSimulator simulator("usb-split");
  std::mutex mutex;
  std::condition_variable signal;
  DeviceState latest = DeviceState::Starting;
  const auto reached = [&](DeviceState state) {
    std::unique_lock lock(mutex);
    return signal.wait_for(lock, 20s, [&] { return latest == state; });
  };
  // A check and a new try so seldom that only being told of the plug can explain what is seen.
  supervision::DeviceThread<Reader> reader("id-card",
                                           {.open = [] { return openUsbReader(configured("port = '1-1'\n")); },
                                            .check = [](Reader& r) { return r.check(); },
                                            .stateOf = &stateOf},
                                           {.check = 60s, .reopen = 60s},
                                           [&](const std::string&, const DeviceStatus& status) {
                                             const std::lock_guard lock(mutex);
                                             latest = status.state;
                                             signal.notify_all();
                                           });
  const transport::UsbWatch watch([&] { reader.nudge(); });
  ASSERT_TRUE(reached(DeviceState::Online));
  simulator.must("unplug id-card");
  EXPECT_TRUE(reached(DeviceState::NoDevice));
  simulator.must("replug id-card");
  EXPECT_TRUE(reached(DeviceState::Online));
}

}  // namespace
}  // namespace drivers::id_card

int main(int argc, char** argv) {
  drivers::simulator::startAgainPreloaded(argv);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
