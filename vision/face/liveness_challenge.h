#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "vision/face/face.h"
#include "vision/face/face_policy.h"

namespace vision::face {

/// What the visitor is asked to do, drawn at random for each try.
enum class Action : std::uint8_t {
  TurnLeft,   ///< towards the visitor's own left: the nose goes to the image's right, yaw < 0
  TurnRight,  ///< towards the visitor's own right, yaw > 0
};
std::string_view name(Action action);

/// One frame as the challenge needs it; `at` grows from frame to frame, its origin does not matter.
struct Observation {
  std::chrono::milliseconds at{};
  FrameAnalysis frame;
  std::optional<float> sameFace;  ///< cosine to the face the challenge began with, where it was measured
};

enum class ChallengePhase : std::uint8_t {
  Settling,   ///< waiting for one good straight face
  Turning,    ///< the action is asked
  Returning,  ///< back to straight
  Finished,
};

/// Why a try was not passed; several may hold.
enum class Reason : std::uint8_t {
  NoGoodFace,        ///< no good straight face in time
  NotTurned,         ///< the asked turn was not seen in time
  TurnedOtherWay,    ///< a clear turn the wrong way
  NotReturned,       ///< never came back to straight
  ImplausiblyFast,   ///< the turn came faster than a person reacts
  FaceChanged,       ///< another face, or the face jumped or vanished in between
  LooksLikePicture,  ///< passive liveness below the threshold
  OtherPerson,       ///< not the person of the picture
  FlatFace,          ///< the turn showed no depth, as a picture's does not
  NotInInfrared,     ///< dark, flat or nobody to the infrared eye, or it gave too few pictures
};
std::string_view name(Reason reason);

struct ChallengeProgress {
  ChallengePhase phase = ChallengePhase::Settling;
  Instruction instruction = Instruction::ShowFace;  ///< the one thing to do now
  float done = 0;                                   ///< 0..1
};

struct ChallengeResult {
  bool passed = false;
  float live = 0;  ///< fused passive liveness, 0..1
  std::vector<Reason> reasons;
};

/// The rules of one try, without pictures: straight → asked turn → straight, always the same face, at a human pace,
/// the turn showing depth, with the passive liveness of the frames fused. A pure value: feed it observations, read
/// progress and, once Finished, the result.
class LivenessChallenge {
 public:
  LivenessChallenge(const FacePolicy& policy, Action action, std::chrono::milliseconds begin);

  ChallengeProgress feed(const Observation& observation);
  /// Lets the limits run when no frame comes.
  ChallengeProgress tick(std::chrono::milliseconds at);

  [[nodiscard]] Action action() const { return action_; }
  [[nodiscard]] const ChallengeProgress& progress() const { return progress_; }
  [[nodiscard]] const std::optional<ChallengeResult>& result() const { return result_; }

 private:
  void enter(ChallengePhase phase, std::chrono::milliseconds at);
  void finish();
  void refuse(Reason reason);
  void continuity(const Observation& observation);
  void weighDepth(const FrameAnalysis& frame);
  void settle(const Observation& observation, bool good);
  void turn(const Observation& observation);
  void comeBack(const Observation& observation, bool good);
  [[nodiscard]] Instruction asked() const;

  FacePolicy policy_;
  Action action_;
  ChallengeProgress progress_;
  std::optional<ChallengeResult> result_;
  std::chrono::milliseconds phaseBegin_;
  std::optional<std::chrono::milliseconds> lastFace_;
  std::optional<Box> lastBox_;
  int steadyFrames_ = 0;
  int turnedFrames_ = 0;
  int wrongFrames_ = 0;
  std::optional<Landmarks> straight_;  ///< of the last good straight frame before the turn
  float parallax_ = 0;                 ///< the most the turn has shown
  double liveSum_ = 0;
  double rasterSum_ = 0;
  int liveFrames_ = 0;
};

}  // namespace vision::face
