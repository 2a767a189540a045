#include "vision/document/text_recogniser.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "vision/network_input.h"

namespace vision::document {
namespace {

constexpr int kHeight = 48;
constexpr int kMinWidth = 192;
constexpr int kMaxWidth = 4096;  // a strip of 85:1; longer ones are rules, not writing
constexpr int kDirectionWidth = 192;
constexpr float kHalf = 127.5F;

/// Of the strip at the networks' height.
int widthOf(const cv::Mat& strip) {
  const int wanted = static_cast<int>(std::ceil(static_cast<double>(kHeight) * strip.cols / strip.rows));
  return std::clamp(wanted, 1, kMaxWidth);
}

/// The strip at the networks' height, on a canvas of at least `canvas` width whose rest is neutral grey (zero after
/// normalisation).
inference::Tensor strips(const cv::Mat& strip, int canvas, int widest) {
  const int wanted = static_cast<int>(std::ceil(static_cast<double>(kHeight) * strip.cols / strip.rows));
  const int width = std::clamp(wanted, 1, widest);
  cv::Mat scaled;
  cv::resize(strip, scaled, {width, kHeight}, 0, 0, cv::INTER_LINEAR);
  if (width >= canvas)
    return planes(scaled, ChannelOrder::Bgr, {kHalf, kHalf, kHalf}, {1 / kHalf, 1 / kHalf, 1 / kHalf});
  const inference::Tensor part =
      planes(scaled, ChannelOrder::Bgr, {kHalf, kHalf, kHalf}, {1 / kHalf, 1 / kHalf, 1 / kHalf});
  inference::Tensor whole({1, 3, kHeight, canvas});
  for (int row = 0; row < 3 * kHeight; ++row) {
    std::copy_n(part.values.begin() + static_cast<std::ptrdiff_t>(row) * width, width,
                whole.values.begin() + static_cast<std::ptrdiff_t>(row) * canvas);
  }
  return whole;
}

}  // namespace

assets::Result<DecodedText> TextRecogniser::read(const cv::Mat& strip) const {
  auto input = strips(strip, kMinWidth, kMaxWidth);
  const auto outputs = session_->run(input);
  if (!outputs) return tl::unexpected(outputs.error());
  const auto shape = outputs->shape(0);
  if (shape.size() != 3 || shape[2] != static_cast<std::int64_t>(characters_.classes())) {
    return assets::failure(assets::ErrorId::InferenceFailed, session_->name() + ": not the alphabet's size");
  }
  DecodedText decoded = decodeCtc(outputs->values(0), static_cast<std::size_t>(shape[1]), characters_);
  const float canvas = static_cast<float>(std::max(kMinWidth, widthOf(strip))) / static_cast<float>(shape[1]);
  for (float& centre : decoded.centres)
    centre *= canvas / static_cast<float>(widthOf(strip));
  return decoded;
}

assets::Result<float> TextDirection::upsideDown(const cv::Mat& strip) const {
  auto input = strips(strip, kDirectionWidth, kDirectionWidth);
  const auto outputs = session_->run(input);
  if (!outputs) return tl::unexpected(outputs.error());
  const auto values = outputs->values(0);
  if (values.size() != 2)
    return assets::failure(assets::ErrorId::InferenceFailed, session_->name() + ": not two values");
  return values[1];
}

}  // namespace vision::document
