#include "vision/face/yunet_detector.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "vision/face/overlap_filter.h"
#include "vision/matrix.h"
#include "vision/network_input.h"

namespace vision::face {
namespace {

constexpr int kSide = 320;
constexpr std::array<int, 3> kStrides = {8, 16, 32};
constexpr std::size_t kOutputs = 12;  // class, object, box and points for each stride
constexpr float kMinScore = 0.6F;
constexpr float kMaxOverlap = 0.3F;
constexpr std::size_t kMaxFaces = 8;

}  // namespace

YunetDetector::YunetDetector(std::shared_ptr<inference::Session> session) : session_(std::move(session)) {}

assets::Result<std::vector<Face>> YunetDetector::detect(const Image& picture) const {
  const cv::Mat source = view(picture);
  const float zoom = static_cast<float>(kSide) / static_cast<float>(std::max(source.cols, source.rows));
  const cv::Size size(std::clamp(static_cast<int>(std::lround(static_cast<float>(source.cols) * zoom)), 1, kSide),
                      std::clamp(static_cast<int>(std::lround(static_cast<float>(source.rows) * zoom)), 1, kSide));
  cv::Mat square = cv::Mat::zeros(kSide, kSide, CV_8UC3);
  cv::Mat part = square(cv::Rect({0, 0}, size));
  cv::resize(source, part, size, 0, 0, zoom < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  auto input = planes(square, ChannelOrder::Bgr, {0, 0, 0}, {1, 1, 1});
  const auto outputs = session_->run(input);
  if (!outputs) return tl::unexpected(outputs.error());
  if (outputs->count() != kOutputs) {
    return assets::failure(assets::ErrorId::InferenceFailed, session_->name() + ": not twelve outputs");
  }
  std::vector<Face> faces;
  for (std::size_t level = 0; level < kStrides.size(); ++level) {
    const auto stride = static_cast<float>(kStrides[level]);
    const int columns = kSide / kStrides[level];
    const auto classes = outputs->values(level);
    const auto objects = outputs->values(level + 3);
    const auto boxes = outputs->values(level + 6);
    const auto points = outputs->values(level + 9);
    const auto cells = static_cast<std::size_t>(columns) * static_cast<std::size_t>(columns);
    if (classes.size() != cells || objects.size() != cells || boxes.size() != cells * 4 ||
        points.size() != cells * 10) {
      return assets::failure(assets::ErrorId::InferenceFailed, session_->name() + ": outputs of another size");
    }
    for (std::size_t cell = 0; cell < cells; ++cell) {
      const float score = std::sqrt(std::clamp(classes[cell], 0.F, 1.F) * std::clamp(objects[cell], 0.F, 1.F));
      if (score < kMinScore) continue;
      const auto column = static_cast<float>(static_cast<int>(cell) % columns);
      const int rowNumber = static_cast<int>(cell) / columns;
      const auto row = static_cast<float>(rowNumber);
      Face face;
      face.score = score;
      face.box.width = std::exp(boxes[cell * 4 + 2]) * stride / zoom;
      face.box.height = std::exp(boxes[cell * 4 + 3]) * stride / zoom;
      face.box.x = (column + boxes[cell * 4]) * stride / zoom - face.box.width / 2;
      face.box.y = (row + boxes[cell * 4 + 1]) * stride / zoom - face.box.height / 2;
      for (std::size_t i = 0; i < face.points.size(); ++i) {
        face.points[i].x = (column + points[cell * 10 + i * 2]) * stride / zoom;
        face.points[i].y = (row + points[cell * 10 + i * 2 + 1]) * stride / zoom;
      }
      faces.push_back(face);
    }
  }
  faces = withoutDoubles(std::move(faces), kMaxOverlap);
  if (faces.size() > kMaxFaces) faces.resize(kMaxFaces);
  return faces;
}

}  // namespace vision::face
