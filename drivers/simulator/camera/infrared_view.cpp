#include "drivers/simulator/camera/infrared_view.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace drivers::simulator::camera {
namespace {

constexpr float kPaper = 176;
constexpr float kInk = 0.12F;  // of the contrast that inks leave
constexpr float kToner = 0.7F;
constexpr float kGlass = 10;
constexpr float kGlassContrast = 0.02F;
constexpr float kReflection = 70;  // of the lamp on glass

cv::Mat redOf(const cv::Mat& colour) {
  cv::Mat red;
  cv::extractChannel(colour, red, 2);
  red.convertTo(red, CV_32F);
  return red;
}

/// The lamp's light on something flat: a little less towards the corners, as all lenses have it.
cv::Mat flatLight(cv::Size size) {
  cv::Mat light(size, CV_32F);
  const float reach = std::hypot(static_cast<float>(size.width), static_cast<float>(size.height)) / 2;
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const float away = std::hypot(static_cast<float>(x - size.width / 2), static_cast<float>(y - size.height / 2));
      light.at<float>(y, x) = 1 - 0.2F * (away / reach) * (away / reach);
    }
  }
  return light;
}

cv::Mat printView(const cv::Mat& colour, float ink) {
  cv::Mat paper = kPaper + ink * (redOf(colour) - 255);
  return paper.mul(flatLight(colour.size()));
}

cv::Mat screenView(const cv::Mat& colour) {
  cv::Mat seen = kGlass + kGlassContrast * redOf(colour);
  cv::Mat reflection(colour.size(), CV_32F, cv::Scalar(0));
  cv::circle(reflection, {colour.cols * 5 / 8, colour.rows / 4}, std::max(2, colour.cols / 60), cv::Scalar(kReflection),
             cv::FILLED);
  cv::GaussianBlur(reflection, reflection, {}, colour.cols / 100.0);
  return seen + reflection;
}

}  // namespace

cv::Mat infraredView(const cv::Mat& colour, FlatMedium medium) {
  cv::Mat seen = medium == FlatMedium::Screen ? screenView(colour)
                                              : printView(colour, medium == FlatMedium::Toner ? kToner : kInk);
  cv::Mat grain(seen.size(), CV_32F);
  cv::RNG(7).fill(grain, cv::RNG::NORMAL, 0, 2.5);
  seen += grain;
  cv::Mat grey;
  seen.convertTo(grey, CV_8U);
  cv::Mat three;
  cv::cvtColor(grey, three, cv::COLOR_GRAY2BGR);
  return three;
}

}  // namespace drivers::simulator::camera
