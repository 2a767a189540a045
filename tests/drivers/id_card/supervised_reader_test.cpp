// A supervised reader: what staff see when it is pulled and put back, and how soon.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

#include <gtest/gtest.h>

#include "drivers/id_card/drivers.h"
#include "drivers/supervision/device_thread.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::id_card {
namespace {

using namespace std::chrono_literals;
using assets::ErrorId;

class SupervisedReaderTest : public testing::Test {
 protected:
  SupervisedReaderTest()
      : simulator(
            "[people.li]\nname = '李测'\nnumber = '370811198501020021'\n[devices.id-card]\nport = 'reader'\n"
            "find_ms = 2\nselect_ms = 2\nread_ms = 300\naddress_ms = 2\n") {}

  supervision::Care<Reader> care() {
    const DeviceConfig config = parseDevices("[devices.id-card]\ndriver = 'sam-serial'\nbaud = 115200\nport = '" +
                                             simulator.path("reader") + "'\n")
                                    .value()
                                    .at("id-card");
    return {.open = [config] { return openDevice(registeredDrivers(), config); },
            .check = [](Reader& reader) { return reader.check(); },
            .stateOf = &stateOf};
  }
  supervision::Changed changed() {
    return [this](const std::string&, const DeviceStatus& status) {
      const std::lock_guard lock(mutex);
      latest = status;
      signal.notify_all();
    };
  }
  /// How long until the state is shown; a second more than allowed when it never is.
  std::chrono::milliseconds until(DeviceState state, std::chrono::milliseconds allowed) {
    const auto begun = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex);
    const bool shown = signal.wait_for(lock, allowed + 1s, [&] { return latest.state == state; });
    if (!shown) return allowed + 1s;
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
  }

  SimulatorProcess simulator;
  std::mutex mutex;
  std::condition_variable signal;
  DeviceStatus latest;
};

TEST_F(SupervisedReaderTest, PulledAndPutBack) {
  supervision::DeviceThread<Reader> reader("id-card", care(), {}, changed());
  EXPECT_LT(until(DeviceState::Online, 3s), 3s);
  simulator.must("unplug id-card");
  const auto away = until(DeviceState::NoDevice, 1s);
  EXPECT_LE(away, 1s) << "unplugged is shown within a second";
  EXPECT_EQ(reader.status().problem, ErrorId::IdReaderNotThere);
  simulator.must("replug id-card");
  const auto back = until(DeviceState::Online, 3s);
  EXPECT_LE(back, 3s) << "ready again within three seconds";
  RecordProperty("unplug_shown_ms", static_cast<int>(away.count()));
  RecordProperty("replug_ready_ms", static_cast<int>(back.count()));
}

TEST_F(SupervisedReaderTest, PulledWhileACardIsRead) {
  supervision::DeviceThread<Reader> reader("id-card", care(), {}, changed());
  EXPECT_LT(until(DeviceState::Online, 3s), 3s);
  simulator.must("id-card place li");
  simulator.must("id-card fault unplug 1 on read");
  auto job = reader.post<IdCard>([](Reader& r, const std::stop_token& stop) { return awaitCard(r, stop); });
  const auto card = job.result.get();
  ASSERT_FALSE(card);
  EXPECT_EQ(card.error().id, ErrorId::IdReaderNotThere);
  EXPECT_LE(until(DeviceState::NoDevice, 1s), 1s);
  simulator.must("replug id-card");
  EXPECT_LE(until(DeviceState::Online, 3s), 3s);
  auto again = reader.post<IdCard>([](Reader& r, const std::stop_token& stop) { return awaitCard(r, stop); });
  const auto read = again.result.get();
  ASSERT_TRUE(read);
  EXPECT_EQ(read->name, "李测");
}

TEST_F(SupervisedReaderTest, EndsAtOnceWhileItWaitsForACard) {
  supervision::DeviceThread<Reader> reader("id-card", care(), {}, changed());
  EXPECT_LT(until(DeviceState::Online, 3s), 3s);
  auto job = reader.post<IdCard>([](Reader& r, const std::stop_token& stop) { return awaitCard(r, stop); });
  EXPECT_LT(until(DeviceState::DeviceBusy, 1s), 1s);
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_TRUE(reader.stop());
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 500ms);
  EXPECT_EQ(job.result.get().error().id, ErrorId::DeviceJobCancelled);
}

}  // namespace
}  // namespace drivers::id_card
