// The reader under supervision: what happens when pcscd goes away and comes back.
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "drivers/device_config.h"
#include "drivers/smart_card/drivers.h"
#include "drivers/supervision/device_thread.h"
#include "tests/drivers/simulator/simulator_process.h"
#include "tests/drivers/smart_card/private_pcscd.h"

namespace drivers::smart_card {
namespace {

using namespace std::chrono_literals;
using supervision::DeviceThread;

constexpr std::string_view kScenario = R"(
[people.zhang]
name = "张试"
number = "370811199003070010"
[devices.social-card]
)";

/// The latest status, to be waited for.
class Watch {
 public:
  void take(const DeviceStatus& status) {
    const std::lock_guard lock(mutex_);
    latest_ = status;
    signal_.notify_all();
  }
  bool becomes(DeviceState state) {
    std::unique_lock lock(mutex_);
    return signal_.wait_for(lock, 30s, [&] { return latest_.state == state; });
  }
  DeviceStatus latest() {
    const std::lock_guard lock(mutex_);
    return latest_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable signal_;
  DeviceStatus latest_;
};

TEST(SupervisedSocialCardReader, ComesBackWithItsService) {
  const auto config = parseDevices("[devices.social-card]\ndriver = 'pcsc'\n").value().at("social-card");
  std::optional<PrivatePcscd> pcscd(std::in_place);
  SimulatorProcess simulator(kScenario);
  Watch watch;
  DeviceThread<Reader> device("social-card",
                              {.open = [&] { return openDevice(registeredDrivers(), config); },
                               .check = [](Reader& reader) { return reader.check(); },
                               .stateOf = &stateOf},
                              {.check = 50ms, .reopen = 50ms},
                              [&](const std::string&, const DeviceStatus& status) { watch.take(status); });
  const auto read = [&] {
    return device.post<SocialCard>([](Reader& reader, const std::stop_token& stop) { return awaitCard(reader, stop); });
  };

  ASSERT_TRUE(watch.becomes(DeviceState::Online));
  EXPECT_EQ(watch.latest().model, "Virtual PCD 00 00, Virtual PCD 00 01");
  auto waiting = read();
  pcscd.reset();  // while a card is waited for
  const auto broken = waiting.result.get();
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().id, assets::ErrorId::SmartCardServiceDown) << broken.error().detail;
  ASSERT_TRUE(watch.becomes(DeviceState::Offline));
  EXPECT_EQ(watch.latest().problem, assets::ErrorId::SmartCardServiceDown);
  EXPECT_EQ(read().result.get().error().id, assets::ErrorId::SmartCardServiceDown) << "refused while it is away";

  pcscd.emplace();
  ASSERT_TRUE(watch.becomes(DeviceState::Online));
  simulator.must("social-card place zhang");
  const auto card = read().result.get();
  ASSERT_TRUE(card) << card.error().detail;
  EXPECT_EQ(card->name, "张试");

  pcscd.reset();
  ASSERT_TRUE(watch.becomes(DeviceState::Offline));
  pcscd.emplace(PrivatePcscd::Readers::None);
  ASSERT_TRUE(watch.becomes(DeviceState::NoDevice));
  EXPECT_EQ(watch.latest().problem, assets::ErrorId::SmartReaderNotThere);
  EXPECT_TRUE(device.stop());
}

}  // namespace
}  // namespace drivers::smart_card
