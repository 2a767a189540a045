#include "vision/face/liveness_challenge.h"

#include <algorithm>
#include <cmath>

#include "vision/face/parallax.h"

namespace vision::face {
namespace {

/// Parts of the whole for the progress ring: settle 0..0.4, turn 0.4..0.7, back 0.7..1.
constexpr float kSettled = 0.4F;
constexpr float kTurned = 0.7F;

bool straight(const FrameAnalysis& frame, const FacePolicy::Challenge& limits) {
  return frame.pose && std::abs(frame.pose->yaw) < limits.frontYaw && std::abs(frame.pose->pitch) < limits.frontPitch;
}

/// How far the middle moved, in widths of the face.
float jump(const Box& from, const Box& to) {
  const float x = to.x + to.width / 2 - from.x - from.width / 2;
  const float y = to.y + to.height / 2 - from.y - from.height / 2;
  return std::hypot(x, y) / std::max(1.F, std::min(from.width, to.width));
}

}  // namespace

LivenessChallenge::LivenessChallenge(const FacePolicy& policy, Action action, std::chrono::milliseconds begin)
    : policy_(policy), action_(action), phaseBegin_(begin) {}

Instruction LivenessChallenge::asked() const {
  return action_ == Action::TurnLeft ? Instruction::TurnLeft : Instruction::TurnRight;
}

void LivenessChallenge::enter(ChallengePhase phase, std::chrono::milliseconds at) {
  progress_.phase = phase;
  phaseBegin_ = at;
  steadyFrames_ = 0;
}

void LivenessChallenge::finish() {
  ChallengeResult result;
  result.live = liveFrames_ > 0 ? static_cast<float>(liveSum_ / liveFrames_) : 0;
  const bool raster = rasterSum_ > static_cast<double>(policy_.liveness.maxRaster) * liveFrames_;
  if (liveFrames_ < policy_.liveness.minFrames || result.live < policy_.liveness.mean || raster) {
    result.reasons.push_back(Reason::LooksLikePicture);
  }
  if (turnedFrames_ >= policy_.challenge.turnFrames && parallax_ < policy_.challenge.minParallax) {
    result.reasons.push_back(Reason::FlatFace);
  }
  result.passed = result.reasons.empty();
  result_ = std::move(result);
  progress_ = {.phase = ChallengePhase::Finished, .instruction = Instruction::None, .done = 1};
}

void LivenessChallenge::refuse(Reason reason) {
  finish();
  result_->passed = false;
  result_->reasons.insert(result_->reasons.begin(), reason);
}

ChallengeProgress LivenessChallenge::tick(std::chrono::milliseconds at) {
  const auto waited = at - phaseBegin_;
  switch (progress_.phase) {
    case ChallengePhase::Settling:
      if (waited > policy_.challenge.settleLimit) refuse(Reason::NoGoodFace);
      break;
    case ChallengePhase::Turning:
      if (waited > policy_.challenge.turnLimit) refuse(Reason::NotTurned);
      break;
    case ChallengePhase::Returning:
      if (waited > policy_.challenge.returnLimit) refuse(Reason::NotReturned);
      break;
    case ChallengePhase::Finished:
      break;
  }
  return progress_;
}

ChallengeProgress LivenessChallenge::feed(const Observation& observation) {
  tick(observation.at);
  if (result_) return progress_;
  continuity(observation);
  if (result_) return progress_;
  const bool good =
      observation.frame.instruction == Instruction::None && straight(observation.frame, policy_.challenge);
  if (good && observation.frame.live) {
    liveSum_ += *observation.frame.live;
    rasterSum_ += observation.frame.raster.value_or(0);
    ++liveFrames_;
  }
  if (progress_.phase != ChallengePhase::Settling) weighDepth(observation.frame);
  switch (progress_.phase) {
    case ChallengePhase::Settling:
      settle(observation, good);
      break;
    case ChallengePhase::Turning:
      turn(observation);
      break;
    case ChallengePhase::Returning:
      comeBack(observation, good);
      break;
    case ChallengePhase::Finished:
      break;
  }
  return progress_;
}

/// Once a face has settled it must stay in sight, must not jump, and must stay the same: no swap behind the turn.
void LivenessChallenge::continuity(const Observation& observation) {
  const std::vector<Face>& faces = observation.frame.faces;
  if (progress_.phase != ChallengePhase::Settling) {
    if (lastFace_ && observation.at - *lastFace_ > policy_.challenge.longestGap) return refuse(Reason::FaceChanged);
    if (!faces.empty() && lastBox_ && jump(*lastBox_, faces[0].box) > policy_.challenge.longestJump) {
      return refuse(Reason::FaceChanged);
    }
    if (observation.sameFace && *observation.sameFace < policy_.match.sameFace) return refuse(Reason::FaceChanged);
  }
  if (!faces.empty()) {
    lastFace_ = observation.at;
    lastBox_ = faces[0].box;
  }
}

/// What the turned head shows of its depth.
void LivenessChallenge::weighDepth(const FrameAnalysis& frame) {
  if (!frame.pose || !frame.landmarks || !straight_) return;
  if (std::abs(frame.pose->yaw) > policy_.challenge.turnYaw) {
    parallax_ = std::max(parallax_, parallax(*straight_, *frame.landmarks));
  }
}

void LivenessChallenge::settle(const Observation& observation, bool good) {
  if (good) straight_ = observation.frame.landmarks;
  steadyFrames_ = good ? steadyFrames_ + 1 : 0;
  progress_.done = kSettled * static_cast<float>(steadyFrames_) / static_cast<float>(policy_.challenge.frontFrames);
  if (steadyFrames_ >= policy_.challenge.frontFrames) {
    enter(ChallengePhase::Turning, observation.at);
    progress_.instruction = asked();
    progress_.done = kSettled;
    return;
  }
  const Instruction wrong = observation.frame.instruction;
  progress_.instruction = wrong != Instruction::None ? wrong
                          : good                     ? Instruction::HoldStill
                                                     : Instruction::LookStraight;
}

void LivenessChallenge::turn(const Observation& observation) {
  progress_.instruction = asked();
  if (observation.frame.instruction == Instruction::OnePersonOnly) {
    progress_.instruction = Instruction::OnePersonOnly;
    turnedFrames_ = 0;
    return;
  }
  if (!observation.frame.pose) return;
  const float towards = action_ == Action::TurnLeft ? -observation.frame.pose->yaw : observation.frame.pose->yaw;
  const float share = std::clamp(towards / policy_.challenge.turnYaw, 0.F, 1.F);
  progress_.done = std::max(progress_.done, kSettled + (kTurned - kSettled) * share);
  turnedFrames_ = towards > policy_.challenge.turnYaw ? turnedFrames_ + 1 : 0;
  wrongFrames_ = -towards > policy_.challenge.turnYaw ? wrongFrames_ + 1 : 0;
  if (wrongFrames_ >= policy_.challenge.turnFrames) return refuse(Reason::TurnedOtherWay);
  if (turnedFrames_ < policy_.challenge.turnFrames) return;
  if (observation.at - phaseBegin_ < policy_.challenge.fastestTurn) return refuse(Reason::ImplausiblyFast);
  enter(ChallengePhase::Returning, observation.at);
  progress_.instruction = Instruction::LookStraight;
  progress_.done = kTurned;
}

void LivenessChallenge::comeBack(const Observation& observation, bool good) {
  steadyFrames_ = good ? steadyFrames_ + 1 : 0;
  progress_.done =
      kTurned + (1 - kTurned) * static_cast<float>(steadyFrames_) / static_cast<float>(policy_.challenge.frontFrames);
  const Instruction wrong = observation.frame.instruction;
  progress_.instruction = wrong != Instruction::None ? wrong : Instruction::LookStraight;
  if (steadyFrames_ >= policy_.challenge.frontFrames) finish();
}

}  // namespace vision::face
