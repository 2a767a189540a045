#include "vision/face/fr_detector.h"

#include <algorithm>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "vision/face/overlap_filter.h"
#include "vision/matrix.h"
#include "vision/network_input.h"

namespace vision::face {
namespace {

constexpr int kInputWidth = 320;
constexpr int kInputHeight = 240;
constexpr float kMinScore = 0.65F;  // the network's published operating point
constexpr float kMaxOverlap = 0.4F;
constexpr std::size_t kMaxFaces = 8;  // a hall's camera never frames more people than that

/// The network squeezes every picture to 4:3. A tall picture (an ID photo) is widened with its own edge first, so that
/// the face is not squeezed flat.
cv::Mat asLandscape(const cv::Mat& picture, int& left) {
  const int wanted = picture.rows * kInputWidth / kInputHeight;
  left = std::max(0, (wanted - picture.cols) / 2);
  if (left == 0) return picture;
  cv::Mat wide;
  cv::copyMakeBorder(picture, wide, 0, 0, left, left, cv::BORDER_REPLICATE);
  return wide;
}

}  // namespace

FrDetector::FrDetector(std::shared_ptr<inference::Session> session, FacePoints points)
    : session_(std::move(session)), points_(std::move(points)) {}

assets::Result<std::vector<Face>> FrDetector::detect(const Image& picture) const {
  int left = 0;
  const cv::Mat wide = asLandscape(view(picture), left);
  cv::Mat small;
  cv::resize(wide, small, {kInputWidth, kInputHeight}, 0, 0,
             wide.cols > kInputWidth ? cv::INTER_AREA : cv::INTER_LINEAR);
  auto input = planes(small, ChannelOrder::Rgb, {127, 127, 127}, {1 / 128.F, 1 / 128.F, 1 / 128.F});
  const auto outputs = session_->run(input);
  if (!outputs) return tl::unexpected(outputs.error());
  const auto scores = outputs->values(0);
  const auto boxes = outputs->values(1);
  if (scores.size() * 2 != boxes.size()) {
    return assets::failure(assets::ErrorId::InferenceFailed, session_->name() + ": outputs do not belong together");
  }
  std::vector<Face> faces;
  for (std::size_t i = 0; i * 2 + 1 < scores.size(); ++i) {
    const float score = scores[i * 2 + 1];
    if (score < kMinScore) continue;
    const auto columns = static_cast<float>(wide.cols);
    const auto rows = static_cast<float>(wide.rows);
    Face face;
    face.score = score;
    face.box.x = boxes[i * 4] * columns - static_cast<float>(left);
    face.box.y = boxes[i * 4 + 1] * rows;
    face.box.width = (boxes[i * 4 + 2] - boxes[i * 4]) * columns;
    face.box.height = (boxes[i * 4 + 3] - boxes[i * 4 + 1]) * rows;
    if (face.box.width > 1 && face.box.height > 1) faces.push_back(face);
  }
  faces = withoutDoubles(std::move(faces), kMaxOverlap);
  if (faces.size() > kMaxFaces) faces.resize(kMaxFaces);
  for (Face& face : faces) {
    auto points = points_.find(picture, face.box);
    if (!points) return tl::unexpected(points.error());
    face.points = *points;
  }
  return faces;
}

}  // namespace vision::face
