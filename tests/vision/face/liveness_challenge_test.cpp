#include "vision/face/liveness_challenge.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "vision/face/parallax.h"

namespace vision::face {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;

FacePolicy policy() {
  const auto loaded = loadFacePolicy();
  EXPECT_TRUE(loaded);
  return *loaded;
}

/// Landmarks of a head with its own depth, or of its picture, turned to the side.
Landmarks turned(float yaw, bool flat = false) {
  Landmarks points;
  for (std::size_t i = 0; i < kLandmarks; ++i) {
    const float x = 40.F * (static_cast<float>(i % 6) - 2.5F);
    const float y = 40.F * (static_cast<float>(i / 6) - 2.5F);
    const float z = flat ? 0 : std::sqrt(std::max(0.F, 160.F * 160.F - x * x - y * y));
    const float angle = yaw * 3.14159F / 180;
    const float depth = x * std::sin(angle) - z * std::cos(angle);
    const float nearer = 1000 / (1000 + depth);
    points[i] = {300 + nearer * (x * std::cos(angle) + z * std::sin(angle)), 220 + nearer * y};
  }
  return points;
}

/// Somebody whose head can be told where to look, seen by a camera of 15 frames a second.
class Visitor {
 public:
  explicit Visitor(Action action) : challenge_(policy(), action, milliseconds(0)) {}

  Visitor& look(float yaw, int frames) {
    for (int i = 0; i < frames && !challenge_.result(); ++i) {
      FrameAnalysis frame;
      frame.faces = {{.box = box, .score = 1, .points = {}}};
      frame.pose = Pose{.yaw = yaw, .pitch = 0, .roll = 0};
      frame.landmarks = turned(yaw, flat);
      frame.instruction = instruction;
      if (std::abs(yaw) < 25) {
        frame.live = live;
        frame.raster = raster;
      }
      challenge_.feed({.at = now_, .frame = frame, .sameFace = same});
      now_ += milliseconds(67);
    }
    return *this;
  }
  Visitor& away(int frames) {
    for (int i = 0; i < frames && !challenge_.result(); ++i) {
      challenge_.feed({.at = now_, .frame = {}, .sameFace = std::nullopt});
      now_ += milliseconds(67);
    }
    return *this;
  }
  LivenessChallenge& challenge() { return challenge_; }
  ChallengeResult result() { return challenge_.result().value_or(ChallengeResult{}); }

  Box box{200, 100, 200, 250};
  float live = 0.95F;
  bool flat = false;
  float raster = 1.4F;
  std::optional<float> same;
  Instruction instruction = Instruction::None;

 private:
  LivenessChallenge challenge_;
  milliseconds now_{0};
};

TEST(LivenessChallenge, StraightTurnStraightPasses) {
  for (const Action action : {Action::TurnLeft, Action::TurnRight}) {
    const float side = action == Action::TurnLeft ? -1.F : 1.F;
    Visitor visitor(action);
    visitor.look(0, 5);
    EXPECT_EQ(visitor.challenge().progress().phase, ChallengePhase::Turning);
    EXPECT_EQ(visitor.challenge().progress().instruction,
              action == Action::TurnLeft ? Instruction::TurnLeft : Instruction::TurnRight);
    visitor.look(side * 10, 5).look(side * 30, 4).look(0, 8);
    EXPECT_TRUE(visitor.result().passed);
    EXPECT_NEAR(visitor.result().live, 0.95, 1e-4);
    EXPECT_FLOAT_EQ(visitor.challenge().progress().done, 1);
  }
}

TEST(LivenessChallenge, ATurnWithoutDepthIsAPictures) {
  Visitor visitor(Action::TurnLeft);
  visitor.flat = true;
  visitor.look(0, 5).look(-10, 5).look(-30, 4).look(0, 8);
  EXPECT_THAT(visitor.result().reasons, ElementsAre(Reason::FlatFace));
}

TEST(LivenessChallenge, ADisplaysRasterGivesItAway) {
  Visitor visitor(Action::TurnLeft);
  visitor.raster = 3.5F;
  visitor.look(0, 5).look(-10, 5).look(-30, 4).look(0, 8);
  EXPECT_THAT(visitor.result().reasons, ElementsAre(Reason::LooksLikePicture));
}

TEST(Parallax, AHeadsPointsMoveAgainstEachOtherAPicturesDoNot) {
  for (const float yaw : {-40.F, -25.F, 25.F, 40.F}) {
    EXPECT_GT(parallax(turned(0), turned(yaw)), 0.03F) << yaw;
    EXPECT_LT(parallax(turned(0, true), turned(yaw, true)), 0.002F) << yaw;
  }
  EXPECT_LT(parallax(turned(0), turned(0)), 0.0001F);
  EXPECT_EQ(parallax({}, {}), 0) << "no face at all";
}

TEST(LivenessChallenge, TheOtherWayIsRefused) {
  Visitor visitor(Action::TurnLeft);
  visitor.look(0, 5).look(30, 4);
  EXPECT_FALSE(visitor.result().passed);
  EXPECT_THAT(visitor.result().reasons, testing::Contains(Reason::TurnedOtherWay));
}

TEST(LivenessChallenge, AVideoThatTurnsAtOnceIsRefused) {
  Visitor visitor(Action::TurnRight);
  visitor.look(0, 4).look(35, 3);
  EXPECT_THAT(visitor.result().reasons, testing::Contains(Reason::ImplausiblyFast));
}

TEST(LivenessChallenge, APhotographNeverTurns) {
  Visitor visitor(Action::TurnLeft);
  visitor.look(2, 400);
  EXPECT_THAT(visitor.result().reasons, ElementsAre(Reason::NotTurned));
}

TEST(LivenessChallenge, AScreenThatTurnsIsStillAPicture) {
  Visitor visitor(Action::TurnLeft);
  visitor.live = 0.1F;
  visitor.look(0, 5).look(-10, 5).look(-30, 4).look(0, 8);
  EXPECT_THAT(visitor.result().reasons, ElementsAre(Reason::LooksLikePicture));
}

TEST(LivenessChallenge, AnotherFaceAfterTheTurnIsRefused) {
  Visitor visitor(Action::TurnLeft);
  visitor.look(0, 5).look(-10, 5).look(-30, 4);
  visitor.same = 0.1F;
  visitor.look(0, 2);
  EXPECT_THAT(visitor.result().reasons, testing::Contains(Reason::FaceChanged));
}

TEST(LivenessChallenge, AFaceThatJumpsOrVanishesIsRefused) {
  Visitor jumper(Action::TurnLeft);
  jumper.look(0, 5).look(-10, 5);
  jumper.box.x += 400;
  jumper.look(-10, 1);
  EXPECT_THAT(jumper.result().reasons, testing::Contains(Reason::FaceChanged));

  Visitor gone(Action::TurnLeft);
  gone.look(0, 5).look(-10, 5).away(14);
  EXPECT_THAT(gone.result().reasons, testing::Contains(Reason::FaceChanged));
}

TEST(LivenessChallenge, BadFramesDoNotSettle) {
  Visitor visitor(Action::TurnLeft);
  visitor.instruction = Instruction::MoreLight;
  visitor.look(0, 30);
  EXPECT_EQ(visitor.challenge().progress().phase, ChallengePhase::Settling);
  EXPECT_EQ(visitor.challenge().progress().instruction, Instruction::MoreLight);
}

TEST(LivenessChallenge, LookingAsideIsAskedToLookStraight) {
  Visitor visitor(Action::TurnLeft);
  visitor.look(30, 10);
  EXPECT_EQ(visitor.challenge().progress().instruction, Instruction::LookStraight);
}

TEST(LivenessChallenge, TheLimitsRunWithoutFrames) {
  LivenessChallenge challenge(policy(), Action::TurnLeft, milliseconds(1000));
  challenge.tick(milliseconds(1000) + policy().challenge.settleLimit);
  EXPECT_FALSE(challenge.result());
  challenge.tick(milliseconds(1001) + policy().challenge.settleLimit);
  ASSERT_TRUE(challenge.result());
  EXPECT_THAT(challenge.result()->reasons, testing::Contains(Reason::NoGoodFace));
}

TEST(LivenessChallenge, NothingHappensAfterTheEnd) {
  Visitor visitor(Action::TurnLeft);
  visitor.look(0, 5).look(-10, 5).look(-30, 4).look(0, 8);
  ASSERT_TRUE(visitor.result().passed);
  visitor.challenge().tick(milliseconds(10'000'000));
  EXPECT_TRUE(visitor.result().passed);
}

}  // namespace
}  // namespace vision::face
