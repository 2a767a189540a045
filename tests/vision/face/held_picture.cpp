#include "tests/vision/face/held_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "tests/vision/face/cast_on_stage.h"
#include "vision/matrix.h"

namespace vision::face {
namespace {

constexpr float kDistance = 2.2F;  // of the camera, in widths of the picture

}  // namespace

cv::Mat held(const cv::Mat& picture, const Hold& hold) {
  const auto width = static_cast<float>(picture.cols);
  const auto height = static_cast<float>(picture.rows);
  const float angle = hold.yaw * std::numbers::pi_v<float> / 180;
  const float cosine = std::cos(angle);
  const float sine = std::sin(angle);
  const float camera = kDistance * width;
  cv::Mat mapX(picture.size(), CV_32F);
  cv::Mat mapY(picture.size(), CV_32F);
  for (int y = 0; y < picture.rows; ++y) {
    for (int x = 0; x < picture.cols; ++x) {
      const float wantedX = (static_cast<float>(x) - width / 2 - hold.aside * width) / hold.nearer;
      const float wantedY = (static_cast<float>(y) - height / 2) / hold.nearer;
      // Which point of the paper is seen here: the paper's place in space has no closed inverse once it is bent.
      float along = wantedX;
      float depth = 0;
      for (int round = 0; round < 6; ++round) {
        const float back = hold.bend * along * along / (width / 2);
        depth = back * cosine - along * sine;
        const float seen = (along * cosine + back * sine) * camera / (camera + depth);
        along -= (seen - wantedX) / std::max(0.2F, cosine);
      }
      mapX.at<float>(y, x) = along + width / 2;
      mapY.at<float>(y, x) = wantedY * (camera + depth) / camera + height / 2;
    }
  }
  cv::Mat seen;
  cv::remap(picture, seen, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(128, 126, 120));
  cv::Mat grain(seen.size(), CV_16SC3);
  cv::RNG(11).fill(grain, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(5));
  cv::Mat paper;
  seen.convertTo(paper, CV_16SC3, 0.86, 24);
  paper += grain;
  paper.convertTo(paper, CV_8UC3);
  return paper;
}

cv::Mat onScreen(const cv::Mat& picture) {
  cv::Mat screen;
  picture.convertTo(screen, CV_32FC3, 0.9, 18);
  for (int y = 0; y < screen.rows; ++y) {
    for (int x = 0; x < screen.cols; ++x) {
      // Rows and sub-pixels of the display beat against the camera's pixels.
      const float rows = std::sin(static_cast<float>(y) * 2.1F);
      const float columns = std::sin(static_cast<float>(x) * 2.35F + static_cast<float>(y) * 0.04F);
      auto& pixel = screen.at<cv::Vec3f>(y, x);
      pixel *= 1 + 0.06F * rows + 0.06F * columns;
      pixel[0] += 6 * columns;
      pixel[2] -= 6 * columns;
    }
  }
  cv::Mat glare(screen.size(), CV_32FC3, cv::Scalar::all(0));
  cv::ellipse(glare, {screen.cols * 7 / 10, screen.rows / 4}, {40, 18}, 20, 0, 360, cv::Scalar::all(90), cv::FILLED);
  cv::GaussianBlur(glare, glare, {}, 9);
  screen += glare;
  screen.convertTo(screen, CV_8UC3);
  return screen;
}

cv::Mat masked(const cv::Mat& mask, const cv::Mat& behind) {
  cv::Mat seen = mask.clone();
  const auto faces = checker()->detect(imageOf(mask)).value();
  const auto eyes = checker()->detect(imageOf(behind)).value();
  if (faces.empty() || eyes.empty()) return seen;
  for (std::size_t eye = 0; eye < 2; ++eye) {
    const Point to = faces.front().points[eye];
    const Point from = eyes.front().points[eye];
    const cv::Matx23f shift(1, 0, to.x - from.x, 0, 1, to.y - from.y);
    cv::Mat moved;
    cv::warpAffine(behind, moved, shift, behind.size());
    cv::Mat hole = cv::Mat::zeros(seen.size(), CV_8U);
    cv::ellipse(hole, cv::Point(static_cast<int>(to.x), static_cast<int>(to.y)), {20, 10}, 0, 0, 360, cv::Scalar(255),
                cv::FILLED);
    moved.copyTo(seen, hole);
  }
  return seen;
}

}  // namespace vision::face
