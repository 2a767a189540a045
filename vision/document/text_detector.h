#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "assets/error.h"
#include "vision/geometry.h"
#include "vision/image.h"
#include "vision/inference/session.h"

namespace vision::document {

/// A line of text found on a page, not yet read.
struct TextBox {
  Quad quad{};
  float score = 0;
};

/// Finds lines of text: a network marks text pixels, their connected areas become rotated rectangles.
class TextDetector {
 public:
  explicit TextDetector(std::shared_ptr<inference::Session> session) : session_(std::move(session)) {}
  /// Errors: InferenceFailed.
  [[nodiscard]] assets::Result<std::vector<TextBox>> detect(const Image& page) const;

 private:
  std::shared_ptr<inference::Session> session_;
};

}  // namespace vision::document
