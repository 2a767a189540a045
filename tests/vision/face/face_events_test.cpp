#include "vision/face/face_events.h"

#include <gtest/gtest.h>

namespace vision::face {
namespace {

using Frames = std::vector<std::optional<FaceSignal>>;

FaceSignal looking(float yaw = 0, float pitch = 0) {
  return {.pose = {.yaw = yaw, .pitch = pitch, .roll = 0}, .eyes = {.closed = {0.3F, 0.2F}, .opening = {0.29F, 0.30F}}};
}

FaceSignal lidsDown() {
  FaceSignal signal = looking();
  signal.eyes = {.closed = {0.99F, 0.98F}, .opening = {0.20F, 0.21F}};
  return signal;
}

Frames still(std::size_t count) {
  return Frames(count, looking());
}

TEST(FaceEvents, NothingHappensToAStillFace) {
  EXPECT_TRUE(eventsOf(still(100)).empty());
  EXPECT_TRUE(eventsOf({}).empty());
  EXPECT_TRUE(eventsOf(Frames(50)).empty());
}

TEST(FaceEvents, ALidThatGoesDownAndUpIsOneBlink) {
  Frames frames = still(60);
  for (std::size_t i = 20; i < 24; ++i)
    frames[i] = lidsDown();
  const auto events = eventsOf(frames);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].type, FaceEventType::Blink);
  EXPECT_EQ(events[0].start, 20U);
  EXPECT_EQ(events[0].end, 23U);
}

TEST(FaceEvents, EyesThatStayClosedOrNeverOpenedDoNotBlink) {
  Frames asleep = still(120);
  for (std::size_t i = 20; i < 100; ++i)
    asleep[i] = lidsDown();
  EXPECT_TRUE(eventsOf(asleep).empty());
  EXPECT_TRUE(eventsOf(Frames(60, lidsDown())).empty());
}

TEST(FaceEvents, TheNetworkAloneMakesNoBlink) {
  Frames frames = still(60);
  for (std::size_t i = 20; i < 24; ++i)
    frames[i]->eyes.closed = {0.99F, 0.99F};  // a shadow: the lids stay where they were
  EXPECT_TRUE(eventsOf(frames).empty());
}

TEST(FaceEvents, TurnsAndNodsAreToldFromHowTheHeadIsHeld) {
  Frames frames(200, looking(6, -8));  // a camera that stands beside and below
  for (std::size_t i = 30; i < 60; ++i)
    frames[i] = looking(30, -8);
  for (std::size_t i = 90; i < 120; ++i)
    frames[i] = looking(-25, -8);
  for (std::size_t i = 150; i < 170; ++i)
    frames[i] = looking(6, -30);
  const auto events = eventsOf(frames);
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].type, FaceEventType::TurnLeft);
  EXPECT_EQ(events[0].start, 30U);
  EXPECT_EQ(events[0].end, 59U);
  EXPECT_EQ(events[1].type, FaceEventType::TurnRight);
  EXPECT_EQ(events[2].type, FaceEventType::Down);
}

TEST(FaceEvents, AMomentThatLooksStraightDoesNotMakeTwoTurns) {
  Frames frames = still(160);
  for (std::size_t i = 30; i < 60; ++i)
    frames[i] = looking(25);
  frames[45] = frames[46] = looking(2);  // the network's slip
  for (std::size_t i = 100; i < 130; ++i)
    frames[i] = looking(25);
  EXPECT_EQ(eventsOf(frames).size(), 2U) << "the second turn is one of its own";
}

TEST(FaceEvents, ATurnSurvivesAFewLostFramesAndATremble) {
  Frames frames = still(100);
  for (std::size_t i = 30; i < 60; ++i)
    frames[i] = looking(i % 2 == 0 ? 21.F : 14.F);
  for (std::size_t i = 40; i < 45; ++i)
    frames[i].reset();
  EXPECT_EQ(eventsOf(frames).size(), 1U);
}

TEST(FaceEvents, OneWildFrameIsNoTurn) {
  Frames frames = still(60);
  frames[30] = looking(70);
  EXPECT_TRUE(eventsOf(frames).empty());
}

}  // namespace
}  // namespace vision::face
