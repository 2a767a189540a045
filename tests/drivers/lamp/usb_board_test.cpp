// The driver against the simulator's board on its test bed's bus, in a process of its own.
#include "drivers/lamp/usb_board.h"

#include <cstdlib>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "drivers/lamp/drivers.h"
#include "drivers/simulator/usb/preload.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::lamp {
namespace {

using assets::ErrorId;
using faults::seen;

constexpr std::string_view kScenario = "[people.li]\nname = '李'\n[devices.lamps]\nwire = 'usb-hid'\n";

class UsbBoardTest : public testing::Test {
 protected:
  UsbBoardTest() {
    const std::string where = simulator.say("lamps where");
    const std::string key = "UMOCKDEV_DIR=";
    ::setenv("UMOCKDEV_DIR", where.substr(where.find(key) + key.size()).c_str(), 1);
  }
  ~UsbBoardTest() override { ::unsetenv("UMOCKDEV_DIR"); }

  static assets::Result<std::unique_ptr<Board>> open(const std::string& settings = "") {
    return openDevice(registeredDrivers(),
                      parseDevices("[devices.lamps]\ndriver = 'lamp-usb'\n" + settings).value().at("lamps"));
  }
  static ErrorId errorOf(const std::string& settings) { return open(settings).error().id; }

  /// A row of the fault tables: the visitor never sees more of it than a dark light.
  static void note(const std::string& fault, const std::string& staff, const char* heals) {
    faults::note({"lamps", fault, "a guide light is dark; the screen says it too", staff, heals});
  }

  SimulatorProcess simulator{kScenario};
};

TEST_F(UsbBoardTest, LightsBurnAndSensorsAreSeen) {
  const auto board = open("port = '1-2'");
  ASSERT_TRUE(board) << board.error().detail;
  LightPlan plan;
  plan.set(Light::IdArea, Pattern::Medium);
  plan.set(Light::Alarm, Pattern::Slow);
  EXPECT_TRUE((*board)->show(plan));
  EXPECT_EQ(simulator.say("lamps lights"), "ok card-slot off id-area medium printer-mouth off camera off alarm slow");
  EXPECT_EQ((*board)->sensors(), Sensors{});
  simulator.must("person li");
  EXPECT_TRUE((*board)->sensors()->personNear);
  simulator.must("person none");
  simulator.must("lamps door service open");
  EXPECT_EQ((*board)->sensors(), (Sensors{true, false, false}));
  EXPECT_EQ((*board)->check().problem, ErrorId::CabinetOpen);
  faults::note(
      {"lamps", "`door service open`", "nothing: visits go on", seen((*board)->check()), "by closing the door"});
}

TEST_F(UsbBoardTest, UnpluggedAndBackItIsDark) {
  auto board = open();
  ASSERT_TRUE(board) << board.error().detail;
  LightPlan plan;
  plan.set(Light::Camera, Pattern::On);
  ASSERT_TRUE((*board)->show(plan));
  simulator.must("unplug lamps");
  EXPECT_EQ((*board)->check().state, DeviceState::NoDevice);
  EXPECT_EQ(errorOf(""), ErrorId::LampBoardNotThere);
  note("`unplug`", seen((*board)->check()), "by `replug`: it is opened again every second, and lit as it was");
  board->reset();
  simulator.must("replug lamps");
  EXPECT_EQ(simulator.say("lamps lights"), "ok card-slot off id-area off printer-mouth off camera off alarm off");
  EXPECT_TRUE(open());
}

TEST_F(UsbBoardTest, FaultsAreTold) {
  for (const auto& [fault, id] :
       {std::pair("silent", ErrorId::LampBoardSilent), std::pair("foreign", ErrorId::LampBoardSilent),
        std::pair("refuses", ErrorId::LampBoardRefused)}) {
    simulator.must(std::string("lamps fault ") + fault);
    EXPECT_EQ(errorOf(""), id) << fault;
    note(std::string("`fault ") + fault + "`", seen(stateOf(id), id),
         "by itself once it is well: opened again every second");
  }
  simulator.must("lamps fault none");
  EXPECT_TRUE(open());
}

TEST_F(UsbBoardTest, OpensFromItsConfiguration) {
  EXPECT_EQ(errorOf("vendor = 'x'"), ErrorId::DeviceMisconfigured);
  EXPECT_EQ(errorOf("vender = '0483'"), ErrorId::DeviceMisconfigured);
  EXPECT_EQ(errorOf("product = '5751'"), ErrorId::LampBoardNotThere);
  EXPECT_EQ(errorOf("port = '1-7'"), ErrorId::LampBoardNotThere);
  EXPECT_TRUE(open("vendor = '0483'\nproduct = '5750'"));
}

}  // namespace
}  // namespace drivers::lamp

int main(int argc, char** argv) {
  drivers::simulator::startAgainPreloaded(argv);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
