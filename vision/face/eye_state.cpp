#include "vision/face/eye_state.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "vision/face/face_crop.h"
#include "vision/matrix.h"

namespace vision::face {
namespace {

constexpr int kSide = 24;       // of the network's square
constexpr float kGrown = 1.6F;  // widths of the eye the network wants around it

/// Vertices of one eye: its corners, and the lids above each other.
struct EyeVertices {
  std::size_t left, right;
  std::array<std::size_t, 3> upper, lower;
};
constexpr std::array<EyeVertices, 2> kEyes = {{{33, 133, {160, 159, 158}, {144, 145, 153}},  //
                                               {362, 263, {385, 386, 387}, {380, 374, 373}}}};

float distance(const MeshPoint& a, const MeshPoint& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

float openingOf(const Mesh& mesh, const EyeVertices& eye) {
  float gaps = 0;
  for (std::size_t i = 0; i < eye.upper.size(); ++i)
    gaps += distance(mesh.points[eye.upper[i]], mesh.points[eye.lower[i]]);
  const float width = distance(mesh.points[eye.left], mesh.points[eye.right]);
  return gaps / static_cast<float>(eye.upper.size()) / std::max(1.F, width);
}

Box squareAround(const Mesh& mesh, const EyeVertices& eye) {
  const MeshPoint& left = mesh.points[eye.left];
  const MeshPoint& right = mesh.points[eye.right];
  const MeshPoint& upper = mesh.points[eye.upper[1]];
  const MeshPoint& lower = mesh.points[eye.lower[1]];
  const float side = kGrown * distance(left, right);
  const float x = (left.x + right.x) / 2;
  const float y = (left.y + right.y + upper.y + lower.y) / 4;
  return {x - side / 2, y - side / 2, side, side};
}

}  // namespace

std::array<float, 2> lidOpenings(const Mesh& mesh) {
  return {openingOf(mesh, kEyes[0]), openingOf(mesh, kEyes[1])};
}

assets::Result<float> EyeReader::closedIn(const Image& picture, const Box& square) const {
  cv::Mat grey;
  cv::cvtColor(cropTo(view(picture), square, kSide), grey, cv::COLOR_BGR2GRAY);
  inference::Tensor input({1, 1, kSide, kSide});
  for (int i = 0; i < kSide * kSide; ++i)
    input.values[static_cast<std::size_t>(i)] = static_cast<float>(grey.at<std::uint8_t>(i / kSide, i % kSide)) / 255.F;
  const auto outputs = session_->run(input);
  if (!outputs) return tl::unexpected(outputs.error());
  const auto logits = outputs->values(0);
  if (logits.size() != 2) {
    return assets::failure(assets::ErrorId::InferenceFailed, session_->name() + ": not closed and open");
  }
  return 1.F / (1.F + std::exp(logits[1] - logits[0]));
}

assets::Result<EyeState> EyeReader::read(const Image& picture, const Mesh& mesh) const {
  EyeState state;
  state.opening = lidOpenings(mesh);
  for (std::size_t i = 0; i < kEyes.size(); ++i) {
    const auto closed = closedIn(picture, squareAround(mesh, kEyes[i]));
    if (!closed) return tl::unexpected(closed.error());
    state.closed[i] = *closed;
  }
  return state;
}

assets::Result<float> EyeReader::readPatch(const Image& eye) const {
  const auto width = static_cast<float>(eye.width());
  const auto height = static_cast<float>(eye.height());
  const float side = std::max(width, height);
  return closedIn(eye, {(width - side) / 2, (height - side) / 2, side, side});
}

}  // namespace vision::face
