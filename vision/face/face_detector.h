#pragma once

#include <memory>
#include <vector>

#include "assets/error.h"
#include "vision/face/face.h"
#include "vision/image.h"
#include "vision/inference/model_store.h"

namespace vision::face {

/// Finds faces with their five points, biggest first.
class FaceDetector {
 public:
  virtual ~FaceDetector() = default;
  virtual assets::Result<std::vector<Face>> detect(const Image& picture) const = 0;
};

/// The detector of the best present model. Errors of ModelStore.
assets::Result<std::unique_ptr<FaceDetector>> loadFaceDetector(inference::ModelStore& models);

}  // namespace vision::face
