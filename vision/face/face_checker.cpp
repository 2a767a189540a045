#include "vision/face/face_checker.h"

#include <cmath>
#include <utility>

#include "vision/face/face_crop.h"
#include "vision/face/face_detector.h"
#include "vision/face/face_quality.h"
#include "vision/face/parallax.h"
#include "vision/face/passive_liveness.h"
#include "vision/face/raster_check.h"
#include "vision/matrix.h"
#include "vision/network_input.h"

namespace vision::face {
namespace {

/// The passive networks know faces that look at the camera; beyond this they score the pose, not the medium.
constexpr float kMaxScoredYaw = 25.F;

assets::Result<std::shared_ptr<inference::Session>> sessionOf(inference::ModelStore& models, const char* role) {
  const auto entry = models.best(role);
  if (!entry) return tl::unexpected(entry.error());
  return models.session(*entry);
}

}  // namespace

struct FaceChecker::Nets {
  std::unique_ptr<FaceDetector> detector;
  FaceMesher mesher;
  EyeReader eyes;
  PassiveLiveness liveness;
  std::shared_ptr<inference::Session> describer;
};

FaceChecker::FaceChecker(std::unique_ptr<Nets> nets, const FacePolicy& policy)
    : nets_(std::move(nets)), policy_(policy) {}
FaceChecker::~FaceChecker() = default;

const FacePolicy& FaceChecker::policy() const {
  return policy_;
}

assets::Result<std::shared_ptr<const FaceChecker>> FaceChecker::load(inference::ModelStore& models,
                                                                     const FacePolicy& policy) {
  auto detector = loadFaceDetector(models);
  if (!detector) return tl::unexpected(detector.error());
  auto mesh = sessionOf(models, "face_mesh");
  if (!mesh) return tl::unexpected(mesh.error());
  auto eyes = sessionOf(models, "eye_state");
  if (!eyes) return tl::unexpected(eyes.error());
  auto liveness = PassiveLiveness::load(models);
  if (!liveness) return tl::unexpected(liveness.error());
  auto describer = sessionOf(models, "face_template");
  if (!describer) return tl::unexpected(describer.error());
  auto nets = std::make_unique<Nets>(
      Nets{std::move(*detector), FaceMesher(*mesh), EyeReader(*eyes), std::move(*liveness), std::move(*describer)});
  return std::shared_ptr<const FaceChecker>(new FaceChecker(std::move(nets), policy));
}

assets::Result<std::vector<Face>> FaceChecker::detect(const Image& picture) const {
  return nets_->detector->detect(picture);
}

assets::Result<Mesh> FaceChecker::mesh(const Image& frame, const Face& face) const {
  return nets_->mesher.find(frame, face);
}

assets::Result<EyeState> FaceChecker::eyes(const Image& frame, const Mesh& mesh) const {
  return nets_->eyes.read(frame, mesh);
}

assets::Result<float> FaceChecker::eyeClosed(const Image& eyePatch) const {
  return nets_->eyes.readPatch(eyePatch);
}

assets::Result<float> FaceChecker::live(const Image& frame, const Face& face) const {
  return nets_->liveness.score(frame, face);
}

assets::Result<InfraredView> FaceChecker::viewInfrared(const Image& infrared, const Image& frame,
                                                       const Face& face) const {
  const auto faces = nets_->detector->detect(infrared);
  if (!faces) return tl::unexpected(faces.error());
  return face::viewInfrared(infrared, *faces, frame, face);
}

assets::Result<FrameAnalysis> FaceChecker::analyse(const Image& frame) const {
  FrameAnalysis analysis;
  auto faces = nets_->detector->detect(frame);
  if (!faces) return tl::unexpected(faces.error());
  analysis.faces = std::move(*faces);
  if (analysis.faces.empty()) return analysis;
  const Face& visitor = analysis.faces.front();
  const auto mesh = nets_->mesher.find(frame, visitor);
  if (!mesh) return tl::unexpected(mesh.error());
  analysis.pose = mesh->pose;
  analysis.landmarks = landmarksOf(*mesh);
  analysis.quality = measureQuality(frame, visitor, *mesh);
  analysis.instruction = judgeQuality(analysis.faces, *analysis.quality, policy_);
  if (analysis.instruction == Instruction::None && std::abs(mesh->pose.yaw) < kMaxScoredYaw) {
    const auto live = nets_->liveness.score(frame, visitor);
    if (!live) return tl::unexpected(live.error());
    analysis.live = *live;
    analysis.raster = rasterOf(frame, visitor);
  }
  return analysis;
}

assets::Result<FaceTemplate> FaceChecker::describe(const Image& picture) const {
  const auto faces = nets_->detector->detect(picture);
  if (!faces) return tl::unexpected(faces.error());
  if (faces->empty()) return assets::failure(assets::ErrorId::NoFaceInPicture);
  return describe(picture, faces->front());
}

assets::Result<FaceTemplate> FaceChecker::describe(const Image& frame, const Face& face) const {
  auto input =
      planes(aligned(view(frame), face.points), ChannelOrder::Bgr, {127, 127, 127}, {1 / 128.F, 1 / 128.F, 1 / 128.F});
  const auto outputs = nets_->describer->run(input);
  if (!outputs) return tl::unexpected(outputs.error());
  const auto numbers = outputs->values(0);
  if (numbers.size() != FaceTemplate::kSize) {
    return assets::failure(assets::ErrorId::InferenceFailed, nets_->describer->name() + ": not 512 numbers");
  }
  return FaceTemplate(numbers.first<FaceTemplate::kSize>());
}

}  // namespace vision::face
