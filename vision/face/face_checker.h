#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "assets/error.h"
#include "vision/face/eye_state.h"
#include "vision/face/face.h"
#include "vision/face/face_mesh.h"
#include "vision/face/face_policy.h"
#include "vision/face/face_template.h"
#include "vision/face/infrared_check.h"
#include "vision/face/liveness_challenge.h"
#include "vision/image.h"
#include "vision/inference/model_store.h"

namespace vision::face {

/// The face chain: detect → pose by face mesh → quality → passive liveness, and the template that is compared. Holds
/// the models only; const and thread-safe, one for the whole program. A 640×480 frame takes about 12 ms on two cores.
class FaceChecker {
 public:
  /// Errors of ModelStore and loadFacePolicy().
  static assets::Result<std::shared_ptr<const FaceChecker>> load(inference::ModelStore& models,
                                                                 const FacePolicy& policy);
  ~FaceChecker();
  FaceChecker(const FaceChecker&) = delete;
  FaceChecker& operator=(const FaceChecker&) = delete;

  /// Faces, pose, quality, passive liveness and one instruction. Errors: InferenceFailed.
  [[nodiscard]] assets::Result<FrameAnalysis> analyse(const Image& frame) const;

  /// The template of the biggest face of a still: chip photo (102×126), record photo, captured frame.
  /// Errors: NoFaceInPicture, InferenceFailed.
  [[nodiscard]] assets::Result<FaceTemplate> describe(const Image& picture) const;
  /// The template of a face that analyse() found in this frame.
  [[nodiscard]] assets::Result<FaceTemplate> describe(const Image& frame, const Face& face) const;

  /// The single steps, for tools and measurements. Errors: InferenceFailed.
  [[nodiscard]] assets::Result<std::vector<Face>> detect(const Image& picture) const;
  [[nodiscard]] assets::Result<Mesh> mesh(const Image& frame, const Face& face) const;
  [[nodiscard]] assets::Result<float> live(const Image& frame, const Face& face) const;

  /// What the infrared eye saw of a face that analyse() found in `frame`. Errors: InferenceFailed.
  [[nodiscard]] assets::Result<InfraredView> viewInfrared(const Image& infrared, const Image& frame,
                                                          const Face& face) const;

  /// How closed the eyes of a face are; and the one eye that fills a small picture. Errors: InferenceFailed.
  [[nodiscard]] assets::Result<EyeState> eyes(const Image& frame, const Mesh& mesh) const;
  [[nodiscard]] assets::Result<float> eyeClosed(const Image& eyePatch) const;

  [[nodiscard]] const FacePolicy& policy() const;

 private:
  struct Nets;
  FaceChecker(std::unique_ptr<Nets> nets, const FacePolicy& policy);
  std::unique_ptr<Nets> nets_;
  FacePolicy policy_;
};

/// What one try ended with. `similarity` is the cosine to the picture, mean over the straight frames of the try.
struct VisitOutcome {
  bool passed = false;
  float similarity = 0;
  float live = 0;
  Action action{};
  std::vector<Reason> reasons;
};

/// One try of one visitor: frames in, progress and in the end an outcome. Belongs to one thread (the vision thread).
/// Keeps no frame; its templates are wiped with it.
class FaceVisit {
 public:
  /// `reference` is describe() of the picture to compare with; `action` is drawn by the caller (drawAction()).
  FaceVisit(std::shared_ptr<const FaceChecker> checker, FaceTemplate reference, Action action,
            std::chrono::milliseconds begin);

  /// `infrared` is what the infrared eye saw with this frame.
  /// Errors: InferenceFailed.
  assets::Result<ChallengeProgress> feed(const Image& frame, std::chrono::milliseconds at,
                                         const Image* infrared = nullptr);
  /// The camera has an infrared eye: without its pictures, and unless they show a living face, the try fails.
  void needInfrared() { infraredNeeded_ = true; }
  /// Lets the limits run when the camera is silent.
  ChallengeProgress tick(std::chrono::milliseconds at);

  /// The last frame's analysis, for drawing the oval and the hint.
  [[nodiscard]] const FrameAnalysis& lastFrame() const { return lastFrame_; }
  [[nodiscard]] const std::optional<VisitOutcome>& outcome() const { return outcome_; }

 private:
  assets::Result<void> compare(const Image& frame, const Image* infrared, Observation& observation);
  [[nodiscard]] bool livingInInfrared() const;
  void conclude();

  std::shared_ptr<const FaceChecker> checker_;
  FaceTemplate reference_;
  LivenessChallenge challenge_;
  FrameAnalysis lastFrame_;
  std::optional<FaceTemplate> first_;  ///< the face the challenge began with
  double similaritySum_ = 0;
  int compared_ = 0;  ///< straight, good frames
  bool infraredNeeded_ = false;
  int infraredFrames_ = 0;  ///< of the compared ones, with an infrared picture
  int infraredLiving_ = 0;  ///< of those, with a living face in it
  std::optional<VisitOutcome> outcome_;
};

/// A random action from the system's generator; no two visits can be known beforehand.
Action drawAction();

}  // namespace vision::face
