#include "vision/face/face_quality.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "vision/face/face_crop.h"
#include "vision/matrix.h"

namespace vision::face {
namespace {

Point middle(Point a, Point b) {
  return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}
float distance(Point a, Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

double meanLuma(const cv::Mat& grey, const cv::Rect& part) {
  return cv::mean(grey(part))[0];
}

}  // namespace

FaceQuality measureQuality(const Image& frame, const Face& face, const Mesh& mesh) {
  FaceQuality quality;
  // A turned head brings the eyes together but not eyes and mouth, which lie about as far apart.
  quality.eyeDistance =
      std::max(distance(face.points[0], face.points[1]),
               distance(middle(face.points[0], face.points[1]), middle(face.points[3], face.points[4])));
  cv::Mat grey;
  cv::cvtColor(aligned(view(frame), face.points), grey, cv::COLOR_BGR2GRAY);
  // Of the aligned 112 pixels the middle holds skin, eyes and mouth without hair and background.
  const cv::Rect skin(28, 32, 56, 68);
  cv::Scalar mean;
  cv::Scalar deviation;
  cv::meanStdDev(grey(skin), mean, deviation);
  quality.brightness = static_cast<float>(mean[0]);
  quality.contrast = static_cast<float>(deviation[0]);
  const double left = meanLuma(grey, {28, 32, 28, 68});
  const double right = meanLuma(grey, {56, 32, 28, 68});
  quality.sideLight = static_cast<float>(std::abs(left - right) / std::max(1.0, mean[0]));
  cv::Mat edges;
  cv::Laplacian(grey(skin), edges, CV_32F);
  cv::Scalar edgeMean;
  cv::Scalar edgeDeviation;
  cv::meanStdDev(edges, edgeMean, edgeDeviation);
  quality.sharpness =
      static_cast<float>(edgeDeviation[0] * edgeDeviation[0] / std::max(1.0, deviation[0] * deviation[0]));
  const float centreX = face.box.x + face.box.width / 2;
  const float centreY = face.box.y + face.box.height / 2;
  quality.offCentre =
      std::hypot(centreX - static_cast<float>(frame.width()) / 2, centreY - static_cast<float>(frame.height()) / 2) /
      static_cast<float>(frame.width());
  quality.faceness = mesh.faceness;
  return quality;
}

Instruction judgeQuality(const std::vector<Face>& faces, const FaceQuality& quality, const FacePolicy& policy) {
  const FacePolicy::Quality& limits = policy.quality;
  if (faces.empty()) return Instruction::ShowFace;
  if (faces.size() > 1 && faces[1].box.height >= limits.rivalShare * faces[0].box.height) {
    return Instruction::OnePersonOnly;
  }
  if (quality.eyeDistance < limits.minEyeDistance) return Instruction::ComeCloser;
  if (quality.eyeDistance > limits.maxEyeDistance) return Instruction::MoveBack;
  if (quality.offCentre > limits.maxOffCentre) return Instruction::MoveToCentre;
  if (quality.brightness > limits.maxBrightness) return Instruction::LessLight;
  if (quality.brightness < limits.minBrightness || quality.contrast < limits.minContrast ||
      quality.sideLight > limits.maxSideLight) {
    return Instruction::MoreLight;
  }
  if (quality.faceness < limits.minFaceness) return Instruction::UncoverFace;
  if (quality.sharpness < limits.minSharpness) return Instruction::HoldStill;
  return Instruction::None;
}

}  // namespace vision::face
