// The real networks on people the test makes from portraits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "tests/vision/face/cast_on_stage.h"
#include "vision/matrix.h"

namespace vision::face {
namespace {

using std::chrono::milliseconds;

VisitOutcome visit(const Person& card, const Person& face, Action asked, material::Motion done) {
  FaceVisit visit(checker(), checker()->describe(card.photo).value(), asked, milliseconds(0));
  milliseconds now{0};
  for (const material::Motion motion : {done, material::Motion::Neutral}) {
    for (const Image& frame : material::film(face.live, motion, face.viewport, 3)) {
      if (visit.outcome()) return *visit.outcome();
      visit.feed(frame, now).value();
      now += milliseconds(67);
    }
  }
  visit.tick(now + milliseconds(60'000));
  return *visit.outcome();
}

TEST(FaceVisit, TheWorkerPassesWithAPhotographOfAnotherDay) {
  const VisitOutcome outcome = visit(worker(), worker(), Action::TurnLeft, material::Motion::TurnLeft);
  EXPECT_TRUE(outcome.passed) << (outcome.reasons.empty() ? "" : name(outcome.reasons.front()));
  EXPECT_GT(outcome.similarity, 0.5F);
  EXPECT_TRUE(visit(worker(), worker(), Action::TurnRight, material::Motion::TurnRight).passed);
}

TEST(FaceVisit, AStrangerWithTheWorkersCardIsRefused) {
  const VisitOutcome outcome = visit(worker(), stranger(), Action::TurnRight, material::Motion::TurnRight);
  EXPECT_FALSE(outcome.passed);
  EXPECT_THAT(outcome.reasons, testing::ElementsAre(Reason::OtherPerson));
  EXPECT_LT(outcome.similarity, 0.2F);
}

TEST(FaceVisit, TheWrongTurnIsRefused) {
  const VisitOutcome outcome = visit(worker(), worker(), Action::TurnRight, material::Motion::TurnLeft);
  EXPECT_FALSE(outcome.passed);
  EXPECT_THAT(outcome.reasons, testing::Contains(Reason::TurnedOtherWay));
}

TEST(FaceChecker, PoseFollowsTheHead) {
  const auto poseAt = [](const Pose& pose) {
    return *checker()->analyse(worker().live.render(pose, worker().viewport)).value().pose;
  };
  EXPECT_NEAR(poseAt({}).yaw, 0, 12);
  EXPECT_LT(poseAt({.yaw = -34}).yaw, -20);
  EXPECT_GT(poseAt({.yaw = 34}).yaw, 20);
  EXPECT_GT(poseAt({.pitch = 22}).pitch, 14);
}

TEST(FaceChecker, QualityGivesOneInstruction) {
  const auto instructionFor = [](const Image& frame) { return checker()->analyse(frame).value().instruction; };
  const Image good = worker().live.render({}, worker().viewport);
  EXPECT_EQ(instructionFor(good), Instruction::None);
  EXPECT_EQ(instructionFor(Image(640, 480)), Instruction::ShowFace);

  Image dark = good;
  view(dark) *= 0.2;
  EXPECT_EQ(instructionFor(dark), Instruction::MoreLight);

  Image blurred = good;
  cv::Mat pixels = view(blurred);
  cv::GaussianBlur(pixels, pixels, {0, 0}, 4);
  EXPECT_EQ(instructionFor(blurred), Instruction::HoldStill) << checker()->analyse(blurred).value().quality->sharpness;

  const material::Viewport far = worker().live.viewport(640, 480, 90, 0.5F, 0.5F);
  EXPECT_NE(instructionFor(worker().live.render({}, far)), Instruction::None);
}

TEST(FaceChecker, APictureWithoutAFaceHasNoTemplate) {
  const auto described = checker()->describe(Image(102, 126));
  ASSERT_FALSE(described);
  EXPECT_EQ(described.error().id, assets::ErrorId::NoFaceInPicture);
}

}  // namespace
}  // namespace vision::face
