#pragma once

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "assets/error.h"
#include "vision/face/face_mesh.h"
#include "vision/image.h"
#include "vision/inference/session.h"

namespace vision::face {

/// The two eyes of one face, the image-left one first.
struct EyeState {
  /// 0..1: how sure the eye network is that the lid is down.
  std::array<float, 2> closed{};
  /// Height of the gap between the lids over the eye's width, by the mesh; 0.25 is usual.
  std::array<float, 2> opening{};
};

/// The gaps between the lids as a mesh shows them; seen from the side an eye is narrower, so only straight faces
/// compare.
std::array<float, 2> lidOpenings(const Mesh& mesh);

/// Tells open eyes from closed ones.
class EyeReader {
 public:
  explicit EyeReader(std::shared_ptr<inference::Session> session) : session_(std::move(session)) {}

  /// Errors: InferenceFailed.
  [[nodiscard]] assets::Result<EyeState> read(const Image& picture, const Mesh& mesh) const;
  /// How closed the one eye is that fills a small picture from corner to corner. Errors: InferenceFailed.
  [[nodiscard]] assets::Result<float> readPatch(const Image& eye) const;

 private:
  [[nodiscard]] assets::Result<float> closedIn(const Image& picture, const Box& square) const;
  std::shared_ptr<inference::Session> session_;
};

}  // namespace vision::face
