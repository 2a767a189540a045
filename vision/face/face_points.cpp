#include "vision/face/face_points.h"

#include <opencv2/imgproc.hpp>

#include "vision/face/face_crop.h"
#include "vision/matrix.h"

namespace vision::face {
namespace {

constexpr int kSide = 64;
constexpr std::size_t kPoints = 68;

}  // namespace

assets::Result<std::array<Point, 5>> FacePoints::find(const Image& picture, const Box& face) const {
  const Box square = squareByHeight(face);
  const cv::Mat crop = cropTo(view(picture), square, kSide);
  cv::Mat grey;
  cv::cvtColor(crop, grey, cv::COLOR_BGR2GRAY);
  inference::Tensor input({1, 1, kSide, kSide});
  for (int y = 0; y < kSide; ++y) {
    const std::uint8_t* row = grey.ptr(y);
    for (int x = 0; x < kSide; ++x) {
      input.values[static_cast<std::size_t>(y * kSide + x)] = static_cast<float>(row[x]) / 256.F;
    }
  }
  const auto outputs = session_->run(input);
  if (!outputs) return tl::unexpected(outputs.error());
  const auto numbers = outputs->values(0);
  if (numbers.size() != kPoints * 2) {
    return assets::failure(assets::ErrorId::InferenceFailed, session_->name() + ": not 68 points");
  }
  const auto mean = [&](std::size_t first, std::size_t last) {
    Point sum;
    for (std::size_t i = first; i <= last; ++i) {
      sum.x += numbers[i * 2];
      sum.y += numbers[i * 2 + 1];
    }
    const auto count = static_cast<float>(last - first + 1);
    return Point{square.x + sum.x / count * square.width, square.y + sum.y / count * square.height};
  };
  return std::array<Point, 5>{mean(36, 41), mean(42, 47), mean(30, 30), mean(48, 48), mean(54, 54)};
}

}  // namespace vision::face
