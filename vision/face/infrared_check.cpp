#include "vision/face/infrared_check.h"

#include <algorithm>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "vision/face/face_crop.h"
#include "vision/matrix.h"

namespace vision::face {
namespace {

/// The lenses stand a finger's width apart and the detectors' boxes differ a little; another face is further away.
constexpr float kSameFace = 0.3F;

/// The red channel of the upright face, without the details that a small shift would turn into differences. Red,
/// because it is nearest to infrared.
cv::Mat evened(const Image& picture, const Face& face) {
  cv::Mat red;
  cv::extractChannel(aligned(view(picture), face.points), red, 2);
  red.convertTo(red, CV_32F);
  cv::GaussianBlur(red, red, {}, 3);
  return red(cv::Rect(16, 34, 80, 66)).clone();  // of 112 × 112: from brow to mouth, from ear to ear
}

/// One minus the square of their correlation.
float unexplained(const cv::Mat& picture, const cv::Mat& by) {
  cv::Mat a = picture - cv::mean(picture)[0];
  cv::Mat b = by - cv::mean(by)[0];
  const double both = a.dot(b);
  const double product = a.dot(a) * b.dot(b);
  return product <= 0 ? 0 : static_cast<float>(1 - both * both / product);
}

}  // namespace

InfraredView viewInfrared(const Image& infrared, const std::vector<Face>& faces, const Image& colour,
                          const Face& seen) {
  const float scaleX = static_cast<float>(infrared.width()) / static_cast<float>(colour.width());
  const float scaleY = static_cast<float>(infrared.height()) / static_cast<float>(colour.height());
  const Box place{seen.box.x * scaleX, seen.box.y * scaleY, seen.box.width * scaleX, seen.box.height * scaleY};
  cv::Mat grey;
  cv::cvtColor(view(infrared), grey, cv::COLOR_BGR2GRAY);
  InfraredView result;
  const cv::Rect inside = cv::Rect(cv::Rect2f(place.x, place.y, place.width, place.height)) & cv::Rect({}, grey.size());
  if (inside.area() > 0) result.brightness = static_cast<float>(cv::mean(grey(inside))[0]);
  const auto nearest = std::max_element(faces.begin(), faces.end(), [&](const Face& a, const Face& b) {
    return overlap(a.box, place) < overlap(b.box, place);
  });
  if (nearest == faces.end() || overlap(nearest->box, place) < kSameFace) return result;
  result.face = true;
  result.ownLight = unexplained(evened(infrared, *nearest), evened(colour, seen));
  return result;
}

bool living(const InfraredView& view, const FacePolicy& policy) {
  return view.face && view.brightness >= policy.infrared.minBrightness && view.ownLight >= policy.infrared.minOwnLight;
}

}  // namespace vision::face
