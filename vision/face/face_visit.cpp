#include <cmath>
#include <utility>

#include <sodium.h>

#include "vision/face/face_checker.h"

namespace vision::face {

FaceVisit::FaceVisit(std::shared_ptr<const FaceChecker> checker, FaceTemplate reference, Action action,
                     std::chrono::milliseconds begin)
    : checker_(std::move(checker)), reference_(std::move(reference)), challenge_(checker_->policy(), action, begin) {}

/// Straight, good frames are compared with the picture and with the face the try began with; a turned head would only
/// add noise to both.
assets::Result<void> FaceVisit::compare(const Image& frame, const Image* infrared, Observation& observation) {
  const FrameAnalysis& seen = observation.frame;
  const FacePolicy::Challenge& limits = checker_->policy().challenge;
  const bool comparable = seen.instruction == Instruction::None && seen.pose &&
                          std::abs(seen.pose->yaw) < limits.frontYaw && std::abs(seen.pose->pitch) < limits.frontPitch;
  if (!comparable) return {};
  auto live = checker_->describe(frame, seen.faces.front());
  if (!live) return tl::unexpected(live.error());
  similaritySum_ += live->similarity(reference_);
  ++compared_;
  if (first_ && challenge_.progress().phase != ChallengePhase::Settling) {
    observation.sameFace = live->similarity(*first_);
  } else {
    first_ = std::move(*live);
  }
  if (infrared == nullptr) return {};
  const auto view = checker_->viewInfrared(*infrared, frame, seen.faces.front());
  if (!view) return tl::unexpected(view.error());
  ++infraredFrames_;
  if (living(*view, checker_->policy())) ++infraredLiving_;
  return {};
}

assets::Result<ChallengeProgress> FaceVisit::feed(const Image& frame, std::chrono::milliseconds at,
                                                  const Image* infrared) {
  if (outcome_) return challenge_.progress();
  auto analysis = checker_->analyse(frame);
  if (!analysis) return tl::unexpected(analysis.error());
  Observation observation{.at = at, .frame = std::move(*analysis), .sameFace = std::nullopt};
  if (const auto compared = compare(frame, infrared, observation); !compared) return tl::unexpected(compared.error());
  challenge_.feed(observation);
  lastFrame_ = std::move(observation.frame);
  conclude();
  return challenge_.progress();
}

ChallengeProgress FaceVisit::tick(std::chrono::milliseconds at) {
  challenge_.tick(at);
  conclude();
  return challenge_.progress();
}

bool FaceVisit::livingInInfrared() const {
  const FacePolicy::Infrared& limits = checker_->policy().infrared;
  return infraredFrames_ >= limits.minFrames &&
         static_cast<float>(infraredLiving_) >= limits.minLiving * static_cast<float>(infraredFrames_);
}

void FaceVisit::conclude() {
  const auto& result = challenge_.result();
  if (!result || outcome_) return;
  VisitOutcome outcome;
  outcome.action = challenge_.action();
  outcome.live = result->live;
  outcome.reasons = result->reasons;
  // The mean over all straight frames, not the best one: many chances must not add up to a stranger's luck.
  outcome.similarity = compared_ > 0 ? static_cast<float>(similaritySum_ / compared_) : 0;
  if (compared_ > 0 && outcome.similarity < checker_->policy().match.threshold) {
    outcome.reasons.push_back(Reason::OtherPerson);
  }
  if (infraredNeeded_ && !livingInInfrared()) outcome.reasons.push_back(Reason::NotInInfrared);
  outcome.passed = result->passed && compared_ > 0 && outcome.reasons.empty();
  first_.reset();
  outcome_ = std::move(outcome);
}

Action drawAction() {
  if (sodium_init() < 0) std::abort();
  return randombytes_uniform(2) == 0 ? Action::TurnLeft : Action::TurnRight;
}

}  // namespace vision::face
