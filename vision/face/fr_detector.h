#pragma once

#include <memory>

#include "vision/face/face_detector.h"
#include "vision/face/face_points.h"

namespace vision::face {

/// The detector of the npm package: boxes only, so the points come from the landmark network.
class FrDetector final : public FaceDetector {
 public:
  FrDetector(std::shared_ptr<inference::Session> session, FacePoints points);
  assets::Result<std::vector<Face>> detect(const Image& picture) const override;

 private:
  std::shared_ptr<inference::Session> session_;
  FacePoints points_;
};

}  // namespace vision::face
