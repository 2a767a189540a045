#include "vision/face/parallax.h"

#include <array>
#include <cmath>
#include <cstddef>

#include <opencv2/core.hpp>

namespace vision::face {
namespace {

/// Vertices of the MediaPipe topology: nose, eyes' corners, brows, mouth, chin, cheeks, forehead, sides.
constexpr std::array<std::size_t, kLandmarks> kVertices = {4,   5,   195, 197, 6,   168, 98, 327, 33,  133, 362, 263,
                                                           70,  105, 107, 336, 334, 300, 61, 291, 0,   17,  152, 50,
                                                           280, 205, 425, 151, 109, 338, 10, 234, 454, 127, 356, 1};
constexpr std::size_t kLeftCorner = 8;    // 33
constexpr std::size_t kRightCorner = 11;  // 263

/// The points around their middle, in the distance of the first frame's eyes.
Landmarks normed(const Landmarks& points, float eyes) {
  Point middle;
  for (const Point& point : points) {
    middle.x += point.x / kLandmarks;
    middle.y += point.y / kLandmarks;
  }
  Landmarks result;
  for (std::size_t i = 0; i < kLandmarks; ++i)
    result[i] = {(points[i].x - middle.x) / eyes, (points[i].y - middle.y) / eyes};
  return result;
}

}  // namespace

Landmarks landmarksOf(const Mesh& mesh) {
  Landmarks landmarks;
  for (std::size_t i = 0; i < kLandmarks; ++i)
    landmarks[i] = {mesh.points[kVertices[i]].x, mesh.points[kVertices[i]].y};
  return landmarks;
}

float parallax(const Landmarks& before, const Landmarks& after) {
  // The first frame looks straight: its eyes stand as far apart as they are.
  const float eyes =
      std::hypot(before[kRightCorner].x - before[kLeftCorner].x, before[kRightCorner].y - before[kLeftCorner].y);
  if (eyes < 1) return 0;
  const Landmarks from = normed(before, eyes);
  const Landmarks to = normed(after, eyes);
  // A plane onto a plane: x' = (ax + by + c) / (gx + hy + 1), y' likewise; linear in its eight numbers.
  constexpr int kRows = 2 * static_cast<int>(kLandmarks);
  cv::Matx<double, kRows, 8> equations;
  cv::Matx<double, kRows, 1> wanted;
  for (std::size_t i = 0; i < kLandmarks; ++i) {
    const double x = from[i].x;
    const double y = from[i].y;
    const int row = 2 * static_cast<int>(i);
    const double first[] = {x, y, 1, 0, 0, 0, -x * to[i].x, -y * to[i].x};
    const double second[] = {0, 0, 0, x, y, 1, -x * to[i].y, -y * to[i].y};
    for (int column = 0; column < 8; ++column) {
      equations(row, column) = first[column];
      equations(row + 1, column) = second[column];
    }
    wanted(row, 0) = to[i].x;
    wanted(row + 1, 0) = to[i].y;
  }
  cv::Mat mapping;
  if (!cv::solve(equations, wanted, mapping, cv::DECOMP_SVD)) return 0;
  const auto* m = mapping.ptr<double>();
  double sum = 0;
  for (std::size_t i = 0; i < kLandmarks; ++i) {
    const double x = from[i].x;
    const double y = from[i].y;
    const double scale = m[6] * x + m[7] * y + 1;
    const double left = (m[0] * x + m[1] * y + m[2]) / scale - to[i].x;
    const double down = (m[3] * x + m[4] * y + m[5]) / scale - to[i].y;
    sum += left * left + down * down;
  }
  return static_cast<float>(std::sqrt(sum / kLandmarks));
}

}  // namespace vision::face
