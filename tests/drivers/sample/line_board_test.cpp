// The sample driver against its board, a process at a pseudo terminal.
#include <gtest/gtest.h>

#include "drivers/sample/sample_driver.h"
#include "tests/drivers/sample/board_firmware.h"

namespace drivers::sample {
namespace {

using assets::ErrorId;
using tests::BoardFault;
using tests::BoardFirmware;

assets::Result<std::unique_ptr<lamp::Board>> open(const std::string& settings) {
  const auto configs = parseDevices("[devices.lamps]\ndriver = 'sample'\n" + settings);
  return openDevice(std::span(&kSampleDriver, 1), configs.value().at("lamps"));
}
assets::Result<std::unique_ptr<lamp::Board>> open(const BoardFirmware& board) {
  return open("port = '" + board.port() + "'\n");
}

TEST(LineBoard, LightsBurnAndSensorsAreSeen) {
  const BoardFirmware firmware;
  const auto board = open(firmware);
  ASSERT_TRUE(board) << board.error().detail;
  EXPECT_TRUE((*board)->show({}));
  EXPECT_EQ((*board)->sensors(), (lamp::Sensors{false, false, true}));
  EXPECT_EQ((*board)->check().state, DeviceState::Online);
}

TEST(LineBoard, AnOpenDoorIsForStaff) {
  const BoardFirmware firmware(BoardFault::DoorOpen);
  const auto board = open(firmware);
  ASSERT_TRUE(board) << board.error().detail;
  EXPECT_EQ((*board)->check().state, DeviceState::UserError);
  EXPECT_EQ((*board)->check().problem, ErrorId::CabinetOpen);
}

TEST(LineBoard, NoiseBeforeAnAnswerIsNothing) {
  const BoardFirmware firmware(BoardFault::Noise);
  const auto board = open(firmware);
  ASSERT_TRUE(board) << board.error().detail;
  EXPECT_TRUE((*board)->show({}));
}

TEST(LineBoard, FaultsAreTold) {
  EXPECT_EQ(open(BoardFirmware(BoardFault::Silent)).error().id, ErrorId::LampBoardSilent);
  EXPECT_EQ(open(BoardFirmware(BoardFault::Late)).error().id, ErrorId::LampBoardSilent);
  EXPECT_EQ(open(BoardFirmware(BoardFault::Refuses)).error().id, ErrorId::LampBoardRefused);
}

TEST(LineBoard, UnpluggedIsNoDevice) {
  BoardFirmware firmware;
  const auto board = open(firmware);
  ASSERT_TRUE(board) << board.error().detail;
  firmware.unplug();
  EXPECT_EQ((*board)->check().state, DeviceState::NoDevice);
  EXPECT_EQ((*board)->check().problem, ErrorId::LampBoardNotThere);
}

TEST(LineBoard, WrongSettingsAreNamed) {
  EXPECT_EQ(open("").error().id, ErrorId::DeviceMisconfigured);
  EXPECT_EQ(open("port = '/dev/null'\nbaud = 9601\n").error().id, ErrorId::DeviceMisconfigured);
  EXPECT_EQ(open("port = '/dev/null'\nspeed = 9600\n").error().id, ErrorId::DeviceMisconfigured);
  EXPECT_EQ(open("port = '/dev/no-such-port'\n").error().id, ErrorId::LampBoardNotThere);
}

}  // namespace
}  // namespace drivers::sample
