#pragma once

#include <array>
#include <memory>
#include <utility>

#include "assets/error.h"
#include "vision/geometry.h"
#include "vision/image.h"
#include "vision/inference/session.h"

namespace vision::face {

/// The five points of a face out of the 68 the landmark network finds (iBUG numbering).
class FacePoints {
 public:
  explicit FacePoints(std::shared_ptr<inference::Session> session) : session_(std::move(session)) {}
  [[nodiscard]] assets::Result<std::array<Point, 5>> find(const Image& picture, const Box& face) const;

 private:
  std::shared_ptr<inference::Session> session_;
};

}  // namespace vision::face
