#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include "assets/error.h"
#include "vision/face/face.h"
#include "vision/image.h"
#include "vision/inference/session.h"

namespace vision::face {

/// A vertex of the face mesh in the picture: x and y in its pixels, z in the same scale, smaller towards the camera.
struct MeshPoint {
  float x = 0;
  float y = 0;
  float z = 0;
};

/// The 468 vertices of the MediaPipe face mesh on one face.
struct Mesh {
  static constexpr std::size_t kVertices = 468;
  std::array<MeshPoint, kVertices> points;
  float faceness = 0;  ///< 0..1: the network's own belief that a whole face is in front of it
  Pose pose;
};

/// Vertices by their place in the face (numbers of the MediaPipe topology).
namespace vertex {
inline constexpr std::size_t kForehead = 10;
inline constexpr std::size_t kChin = 152;
inline constexpr std::size_t kImageLeftSide = 234;
inline constexpr std::size_t kImageRightSide = 454;
inline constexpr std::size_t kNoseTip = 4;
}  // namespace vertex

/// The pose a mesh shows: the lines temple to temple and forehead to chin, as directions in space.
Pose poseOf(const std::array<MeshPoint, Mesh::kVertices>& points);

class FaceMesher {
 public:
  explicit FaceMesher(std::shared_ptr<inference::Session> session) : session_(std::move(session)) {}
  /// Errors: InferenceFailed.
  [[nodiscard]] assets::Result<Mesh> find(const Image& picture, const Face& face) const;

 private:
  std::shared_ptr<inference::Session> session_;
};

}  // namespace vision::face
