// The driver against the simulator's firmware, report by report.
#include "drivers/lamp/report_board.h"

#include <memory>

#include <gtest/gtest.h>

#include "tests/drivers/lamp/firmware_link.h"

namespace drivers::lamp {
namespace {

using assets::ErrorId;
using simulator::lamp::BoardFirmware;
using Fault = BoardFirmware::Fault;
using namespace std::chrono_literals;

class ReportBoardTest : public testing::Test {
 protected:
  ReportBoardTest() {
    auto owned = std::make_unique<FirmwareLink>(firmware);
    link = owned.get();
    auto opened = ReportBoard::open(std::move(owned), 20ms);
    if (opened) board = std::move(*opened);
  }
  static LightPlan planOf(Light light, Pattern pattern) {
    LightPlan plan;
    plan.set(light, pattern);
    return plan;
  }

  BoardFirmware firmware;
  FirmwareLink* link = nullptr;
  std::unique_ptr<ReportBoard> board;
};

TEST_F(ReportBoardTest, EveryLightDoesEveryPattern) {
  ASSERT_TRUE(board);
  for (std::size_t light = 0; light < kLights; ++light) {
    for (std::size_t pattern = 0; pattern < kPatterns; ++pattern) {
      const LightPlan plan = planOf(static_cast<Light>(light), static_cast<Pattern>(pattern));
      ASSERT_TRUE(board->show(plan));
      std::string expected;
      for (std::size_t i = 0; i < kLights; ++i) {
        const auto each = static_cast<Light>(i);
        if (i > 0) expected += ' ';
        expected.append(word(each)).append(" ").append(word(plan.of(each)));
      }
      EXPECT_EQ(firmware.lights(), expected);
    }
  }
}

TEST_F(ReportBoardTest, CheckTellsModelAndOpenDoors) {
  ASSERT_TRUE(board);
  DeviceStatus status = board->check();
  EXPECT_EQ(status.state, DeviceState::Online);
  EXPECT_EQ(status.model, "HLB-5 1.00");
  firmware.paperDoorOpen = true;
  status = board->check();
  EXPECT_EQ(status.state, DeviceState::UserError);
  EXPECT_EQ(status.problem, ErrorId::CabinetOpen);
  EXPECT_EQ(status.detail, "paper door");
  firmware.serviceDoorOpen = true;
  EXPECT_EQ(board->check().detail, "service door and paper door");
  firmware.personNear = true;
  EXPECT_EQ(board->sensors(), (Sensors{true, true, true}));
}

TEST_F(ReportBoardTest, WhatTheBoardSaysOfItsOwnAccordIsNoAnswer) {
  ASSERT_TRUE(board);
  firmware.serviceDoorOpen = true;
  link->arriving.push_back(firmware.sensorsChanged());
  firmware.serviceDoorOpen = false;
  EXPECT_EQ(board->sensors(), Sensors{});
}

TEST_F(ReportBoardTest, ALateAnswerIsNotTakenForTheNext) {
  ASSERT_TRUE(board);
  firmware.personNear = true;
  firmware.fault = Fault::Stale;
  EXPECT_EQ(board->sensors().error().id, ErrorId::LampBoardSilent);
  firmware.fault = Fault::None;
  EXPECT_TRUE(board->sensors()->personNear);
}

TEST_F(ReportBoardTest, ADamagedAnswerIsAskedForAgain) {
  ASSERT_TRUE(board);
  link->written = 0;
  firmware.fault = Fault::Checksum;
  EXPECT_EQ(board->show({}).error().id, ErrorId::LampBoardSilent);
  EXPECT_EQ(link->written, 2);
}

TEST_F(ReportBoardTest, FaultsAreTold) {
  ASSERT_TRUE(board);
  firmware.fault = Fault::Silent;
  EXPECT_EQ(board->check().state, DeviceState::Offline);
  EXPECT_EQ(board->check().problem, ErrorId::LampBoardSilent);
  firmware.fault = Fault::Refuses;
  EXPECT_EQ(board->check().state, DeviceState::HardwareError);
  EXPECT_EQ(board->show({}).error().detail, "command 01: 01");
  link->gone = true;
  EXPECT_EQ(board->check().state, DeviceState::NoDevice);
  EXPECT_EQ(board->check().detail, "pulled");
}

TEST_F(ReportBoardTest, AnotherMakersBoardIsNotOpened) {
  firmware.fault = Fault::Foreign;
  const auto opened = ReportBoard::open(std::make_unique<FirmwareLink>(firmware), 20ms);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().id, ErrorId::LampBoardSilent);
}

TEST_F(ReportBoardTest, SequenceNumbersNeverBecomeTheBoardsOwnZero) {
  ASSERT_TRUE(board);
  for (int i = 0; i < 600; ++i)
    ASSERT_TRUE(board->show({})) << i;
}

}  // namespace
}  // namespace drivers::lamp
