#include "vision/face/face_mesh.h"

#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "vision/matrix.h"

namespace vision::face {
namespace {

constexpr int kSide = 192;
constexpr float kMargin = 1.5F;  // the network wants the face's box grown by a half
constexpr float kDegrees = 180.F / std::numbers::pi_v<float>;
// A face that looks straight ahead has its forehead this much behind its chin, as the mesh measures them.
constexpr float kPitchAtRest = 5.F;

/// From the picture to the network's square: the box's neighbourhood, turned until the eyes are level.
cv::Matx23f squareAround(const Face& face) {
  const float angle = std::atan2(face.points[1].y - face.points[0].y, face.points[1].x - face.points[0].x);
  const float zoom = static_cast<float>(kSide) / (kMargin * std::max(face.box.width, face.box.height));
  const float a = std::cos(angle) * zoom;
  const float b = std::sin(angle) * zoom;
  const float middleX = face.box.x + face.box.width / 2;
  const float middleY = face.box.y + face.box.height / 2;
  const float half = static_cast<float>(kSide) / 2;
  return {a, b, half - a * middleX - b * middleY, -b, a, half + b * middleX - a * middleY};
}

/// The picture made smaller first when the square would skip more than every other pixel of it.
cv::Mat squareOf(const cv::Mat& picture, cv::Matx23f transform, float zoom) {
  cv::Mat source = picture;
  if (zoom < 0.5F) {
    const int step = static_cast<int>(1.F / zoom);
    cv::resize(picture, source, {picture.cols / step, picture.rows / step}, 0, 0, cv::INTER_AREA);
    for (int row = 0; row < 2; ++row) {
      for (int column = 0; column < 2; ++column)
        transform(row, column) *= static_cast<float>(step);
    }
  }
  cv::Mat square;
  cv::warpAffine(source, square, transform, {kSide, kSide}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return square;
}

float direction(const MeshPoint& from, const MeshPoint& to) {
  return std::atan2(to.z - from.z, std::hypot(to.x - from.x, to.y - from.y)) * kDegrees;
}

}  // namespace

Pose poseOf(const std::array<MeshPoint, Mesh::kVertices>& points) {
  const MeshPoint& left = points[vertex::kImageLeftSide];
  const MeshPoint& right = points[vertex::kImageRightSide];
  Pose pose;
  pose.yaw = -direction(left, right);
  pose.pitch = kPitchAtRest - direction(points[vertex::kForehead], points[vertex::kChin]);
  pose.roll = std::atan2(right.y - left.y, right.x - left.x) * kDegrees;
  return pose;
}

assets::Result<Mesh> FaceMesher::find(const Image& picture, const Face& face) const {
  const cv::Matx23f transform = squareAround(face);
  const float zoom = std::hypot(transform(0, 0), transform(0, 1));
  const cv::Mat square = squareOf(view(picture), transform, zoom);

  inference::Tensor input({1, kSide, kSide, 3});  // this network keeps the channels last
  float* out = input.values.data();
  for (int y = 0; y < kSide; ++y) {
    const std::uint8_t* row = square.ptr(y);
    for (int x = 0; x < kSide; ++x, out += 3) {
      for (int channel = 0; channel < 3; ++channel) {
        out[channel] = static_cast<float>(row[3 * x + 2 - channel]) / 255.F;
      }
    }
  }
  const auto outputs = session_->run(input);
  if (!outputs) return tl::unexpected(outputs.error());
  const auto numbers = outputs->values(0);
  if (outputs->count() < 2 || numbers.size() != Mesh::kVertices * 3 || outputs->values(1).empty()) {
    return assets::failure(assets::ErrorId::InferenceFailed, session_->name() + ": not 468 vertices and a logit");
  }
  Mesh mesh;
  mesh.faceness = 1.F / (1.F + std::exp(-outputs->values(1)[0]));
  cv::Matx23f back;
  cv::invertAffineTransform(transform, back);
  for (std::size_t i = 0; i < Mesh::kVertices; ++i) {
    const float x = numbers[i * 3];
    const float y = numbers[i * 3 + 1];
    mesh.points[i] = {back(0, 0) * x + back(0, 1) * y + back(0, 2), back(1, 0) * x + back(1, 1) * y + back(1, 2),
                      numbers[i * 3 + 2] / zoom};
  }
  mesh.pose = poseOf(mesh.points);
  return mesh;
}

}  // namespace vision::face
