// Attacks made here from the cast's own pictures, moving as asked, through the whole check: none is let in.
#include <algorithm>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "tests/vision/face/cast_on_stage.h"
#include "tests/vision/face/held_picture.h"
#include "vision/matrix.h"

namespace vision::face {
namespace {

using std::chrono::milliseconds;

/// The photograph an attacker has: the worker looking straight into a camera.
const cv::Mat& photograph() {
  static const Image kPicture = worker().live.render({}, worker().viewport);
  static const cv::Mat kMat = view(kPicture);
  return kMat;
}

/// Straight, a slow turn and back, as the picture in the attacker's hands makes it.
VisitOutcome tried(const std::function<cv::Mat(float turn)>& show, Action asked = Action::TurnLeft) {
  FaceVisit visit(checker(), checker()->describe(worker().photo).value(), asked, milliseconds(0));
  constexpr int kFrames = 45;  // four and a half seconds
  for (int i = 0; i < kFrames && !visit.outcome(); ++i) {
    const float part =
        std::clamp((static_cast<float>(i) - 12) / 9, 0.F, 1.F) - std::clamp((static_cast<float>(i) - 27) / 9, 0.F, 1.F);
    visit.feed(imageOf(show(asked == Action::TurnLeft ? -part : part)), milliseconds(100 * i)).value();
  }
  visit.tick(milliseconds(60'000));
  return *visit.outcome();
}

TEST(Attack, APrintTurnedInTheHand) {
  for (const Action asked : {Action::TurnLeft, Action::TurnRight}) {
    EXPECT_FALSE(tried([](float turn) { return held(photograph(), {.yaw = 45 * turn}); }, asked).passed);
  }
}

TEST(Attack, APrintBentAroundAnUprightAxis) {
  for (const float bend : {0.4F}) {
    EXPECT_FALSE(tried([bend](float turn) { return held(photograph(), {.yaw = 45 * turn, .bend = bend}); }).passed)
        << bend;
  }
}

TEST(Attack, APrintMovedSidewaysAndBroughtNearer) {
  EXPECT_FALSE(tried([](float turn) { return held(photograph(), {.aside = 0.2F * turn}); }).passed);
  EXPECT_FALSE(tried([](float turn) { return held(photograph(), {.nearer = 1 + 0.3F * std::abs(turn)}); }).passed);
}

TEST(Attack, AVideoOfTheWorkerOnAScreen) {
  // The video turns as asked, so that only the screen itself can give it away.
  const auto film = material::film(worker().live, material::Motion::TurnLeft, worker().viewport, 3);
  FaceVisit visit(checker(), checker()->describe(worker().photo).value(), Action::TurnLeft, milliseconds(0));
  milliseconds now{0};
  for (int round = 0; round < 2; ++round) {
    for (const Image& frame : film) {
      if (visit.outcome()) break;
      visit.feed(imageOf(onScreen(view(frame))), now).value();
      now += milliseconds(67);
    }
  }
  visit.tick(now + milliseconds(60'000));
  EXPECT_FALSE(visit.outcome()->passed);
  EXPECT_THAT(visit.outcome()->reasons, testing::Contains(Reason::LooksLikePicture));
}

TEST(Attack, AMaskOfPaperWithEyesCutOutWornByAnother) {
  // The stranger's living eyes in the worker's printed face, turning with the head behind it.
  EXPECT_FALSE(tried([](float turn) {
                 const Pose pose{.yaw = 34 * turn};
                 const Image behind = stranger().live.render(pose, stranger().viewport);
                 return masked(held(photograph(), {.yaw = 34 * turn, .bend = 0.3F}), view(behind));
               }).passed);
}

}  // namespace
}  // namespace vision::face
