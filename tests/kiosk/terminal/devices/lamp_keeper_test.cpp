// Lights that stay as they should be, whatever happens to their board.
#include "kiosk/terminal/devices/lamp_keeper.h"

#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "drivers/simulator/usb/preload.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace kiosk::terminal::devices {
namespace {

using drivers::lamp::Light;
using drivers::lamp::LightPlan;
using drivers::lamp::Pattern;
using namespace std::chrono_literals;

constexpr std::string_view kDark = "ok card-slot off id-area off printer-mouth off camera off alarm off";
constexpr std::string_view kWaiting = "ok card-slot off id-area medium printer-mouth off camera off alarm off";
constexpr std::string_view kCalling = "ok card-slot off id-area off printer-mouth off camera off alarm slow";

class LampKeeperTest : public testing::Test {
 protected:
  LampKeeperTest() {
    const std::string where = simulator.say("lamps where");
    const std::string key = "UMOCKDEV_DIR=";
    ::setenv("UMOCKDEV_DIR", where.substr(where.find(key) + key.size()).c_str(), 1);
  }
  ~LampKeeperTest() override { ::unsetenv("UMOCKDEV_DIR"); }

  static LightPlan planOf(Light light, Pattern pattern) {
    LightPlan plan;
    plan.set(light, pattern);
    return plan;
  }
  /// Until the board's lights are so.
  bool become(std::string_view lights) {
    const auto until = std::chrono::steady_clock::now() + 20s;
    while (simulator.say("lamps lights") != lights) {
      if (std::chrono::steady_clock::now() > until) return false;
      std::this_thread::sleep_for(10ms);
    }
    return true;
  }

  SimulatorProcess simulator{"[devices.lamps]\nwire = 'usb-hid'\n"};
};

TEST_F(LampKeeperTest, ShowsKeepsAndDarkens) {
  const auto config = drivers::parseDevices("[devices.lamps]\ndriver = 'lamp-usb'\n").value().at("lamps");
  LampKeeper keeper(config, {}, {.check = 20ms, .reopen = 20ms});
  keeper.show(planOf(Light::IdArea, Pattern::Medium));
  EXPECT_TRUE(become(kWaiting));

  simulator.must("unplug lamps");
  EXPECT_TRUE(become("ok unplugged"));
  keeper.show(planOf(Light::Alarm, Pattern::Slow));  // wanted while the board is away
  simulator.must("replug lamps");
  EXPECT_TRUE(become(kCalling));

  keeper.darken();
  EXPECT_TRUE(become(kDark));
  EXPECT_TRUE(keeper.device()->stop());
}

}  // namespace
}  // namespace kiosk::terminal::devices

int main(int argc, char** argv) {
  drivers::simulator::startAgainPreloaded(argv);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
