#pragma once

#include <memory>

#include "vision/face/face_detector.h"

namespace vision::face {

/// YuNet (operator-supplied): boxes and points in one pass; finds bowed heads that the other detector misses.
class YunetDetector final : public FaceDetector {
 public:
  explicit YunetDetector(std::shared_ptr<inference::Session> session);
  assets::Result<std::vector<Face>> detect(const Image& picture) const override;

 private:
  std::shared_ptr<inference::Session> session_;
};

}  // namespace vision::face
