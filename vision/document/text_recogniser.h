#pragma once

#include <memory>
#include <utility>

#include <opencv2/core/mat.hpp>

#include "assets/error.h"
#include "vision/document/ctc_decoder.h"
#include "vision/inference/session.h"

namespace vision::document {

/// Reads one level strip of text.
class TextRecogniser {
 public:
  TextRecogniser(std::shared_ptr<inference::Session> session, CharacterSet characters)
      : session_(std::move(session)), characters_(std::move(characters)) {}
  /// The characters' centres as shares of the strip's width. Errors: InferenceFailed.
  [[nodiscard]] assets::Result<DecodedText> read(const cv::Mat& strip) const;

 private:
  std::shared_ptr<inference::Session> session_;
  CharacterSet characters_;
};

/// Tells whether strips stand on their head.
class TextDirection {
 public:
  explicit TextDirection(std::shared_ptr<inference::Session> session) : session_(std::move(session)) {}
  /// Belief that the strip is upside down, 0..1. Errors: InferenceFailed.
  [[nodiscard]] assets::Result<float> upsideDown(const cv::Mat& strip) const;

 private:
  std::shared_ptr<inference::Session> session_;
};

}  // namespace vision::document
