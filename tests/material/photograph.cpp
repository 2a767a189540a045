#include "tests/material/photograph.h"

#include <cmath>
#include <numbers>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "vision/matrix.h"

namespace material {
namespace {

/// A dark pad with a coarse and a fine grain.
cv::Mat desk(cv::Size size, cv::RNG& random) {
  cv::Mat coarse(size.height / 24 + 1, size.width / 24 + 1, CV_32FC3);
  random.fill(coarse, cv::RNG::NORMAL, cv::Scalar(44, 46, 50), cv::Scalar(4, 4, 4));
  cv::Mat pad;
  cv::resize(coarse, pad, size, 0, 0, cv::INTER_CUBIC);
  cv::Mat fine(size, CV_32FC1);
  random.fill(fine, cv::RNG::NORMAL, 0, 3);
  cv::Mat three;
  cv::merge(std::vector<cv::Mat>{fine, fine, fine}, three);
  return pad + three;
}

vision::Quad corners(const Shot& shot, const vision::Image& sheet, cv::RNG& random) {
  const double height = shot.height * shot.fill;
  const double width = height * sheet.width() / sheet.height();
  const double angle = random.uniform(-shot.tilt, shot.tilt) * std::numbers::pi / 180;
  const double middleX = shot.width / 2.0 + random.uniform(-0.03, 0.03) * shot.width;
  const double middleY = shot.height / 2.0 + random.uniform(-0.01, 0.01) * shot.height;
  vision::Quad quad{};
  for (std::size_t i = 0; i < 4; ++i) {
    const double sideX = i == 0 || i == 3 ? -0.5 : 0.5;
    const double sideY = i < 2 ? -0.5 : 0.5;
    const double x = (sideX + random.uniform(-shot.perspective, shot.perspective)) * width;
    const double y = (sideY + random.uniform(-shot.perspective, shot.perspective) / 2) * height;
    quad[i] = {static_cast<float>(middleX + x * std::cos(angle) - y * std::sin(angle)),
               static_cast<float>(middleY + x * std::sin(angle) + y * std::cos(angle))};
  }
  return quad;
}

/// Light from one side, and the lens darker towards the corners.
cv::Mat light(const Shot& shot, cv::RNG& random) {
  const double direction = random.uniform(0.0, 2 * std::numbers::pi);
  cv::Mat gain(shot.height, shot.width, CV_32FC1);
  for (int y = 0; y < shot.height; ++y) {
    auto* row = gain.ptr<float>(y);
    for (int x = 0; x < shot.width; ++x) {
      const double u = 2.0 * x / shot.width - 1;
      const double v = 2.0 * y / shot.height - 1;
      const double side = (u * std::cos(direction) + v * std::sin(direction)) / 1.414;
      row[x] = static_cast<float>(shot.exposure * (1 - shot.shade / 2 * (1 + side)) * (1 - 0.06 * (u * u + v * v)));
    }
  }
  return gain;
}

/// The sheet laid onto the picture. A rolled one bows: each column is pushed down, most in the middle.
cv::Mat laid(const cv::Mat& sheet, const cv::Mat& transform, cv::Size size, double curl) {
  cv::Mat picture;
  if (curl == 0) {
    cv::warpPerspective(sheet, picture, transform, size, cv::INTER_LINEAR);
    return picture;
  }
  const cv::Matx33d back = cv::Mat(transform.inv());
  cv::Mat from(size, CV_32FC2);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const cv::Vec3d at = back * cv::Vec3d(x, y, 1);
      const double u = at[0] / at[2] / sheet.cols;
      const double bow = u > 0 && u < 1 ? 4 * curl * sheet.rows * u * (1 - u) : 0;
      from.at<cv::Vec2f>(y, x) = {static_cast<float>(at[0] / at[2]), static_cast<float>(at[1] / at[2] - bow)};
    }
  }
  cv::remap(sheet, picture, from, {}, cv::INTER_LINEAR);
  return picture;
}

void mirrorLamp(cv::Mat& picture, const Shot& shot, const vision::Quad& page) {
  cv::Mat lamp = cv::Mat::zeros(picture.size(), CV_32FC3);
  const cv::Point middle(static_cast<int>((page[0].x + page[2].x) / 2), static_cast<int>((page[0].y + page[2].y) / 2));
  cv::ellipse(lamp, middle, {shot.width / 9, shot.height / 14}, 15, 0, 360, cv::Scalar::all(420 * shot.glare),
              cv::FILLED);
  cv::GaussianBlur(lamp, lamp, {0, 0}, shot.width / 60.0);
  picture += lamp;
}

}  // namespace

Photograph photograph(const vision::Image& sheet, const Shot& shot) {
  cv::RNG random(shot.seed);
  Photograph result;
  result.page = corners(shot, sheet, random);
  const cv::Size size(shot.width, shot.height);
  cv::Mat picture = desk(size, random);

  std::vector<cv::Point2f> from = {{0, 0},
                                   {static_cast<float>(sheet.width()), 0},
                                   {static_cast<float>(sheet.width()), static_cast<float>(sheet.height())},
                                   {0, static_cast<float>(sheet.height())}};
  std::vector<cv::Point2f> to;
  for (const vision::Point& corner : result.page)
    to.emplace_back(corner.x, corner.y);
  const cv::Mat transform = cv::getPerspectiveTransform(from, to);
  cv::Mat small;  // the lens averages, so the sheet is brought near its final size before it is placed
  const double zoom = shot.height * shot.fill / sheet.height();
  cv::GaussianBlur(vision::view(sheet), small, {0, 0}, std::max(0.3, 0.35 / zoom));
  cv::Mat page = laid(small, transform, size, shot.curl);
  page.convertTo(page, CV_32FC3);
  const cv::Mat mask =
      laid(cv::Mat(sheet.height(), sheet.width(), CV_32FC1, cv::Scalar(1)), transform, size, shot.curl);
  cv::Mat shadow;  // the sheet is a little off the desk
  cv::GaussianBlur(mask, shadow, {0, 0}, 9);
  cv::Mat three;
  cv::merge(std::vector<cv::Mat>{shadow, shadow, shadow}, three);
  picture = picture.mul(cv::Scalar::all(1) - 0.45 * three);
  cv::merge(std::vector<cv::Mat>{mask, mask, mask}, three);
  picture = picture.mul(cv::Scalar::all(1) - three) + page.mul(three) * 0.93;

  const cv::Mat gain = light(shot, random);
  cv::merge(std::vector<cv::Mat>{gain * 0.96, gain, gain * 1.01}, three);  // a warm lamp
  picture = picture.mul(three);
  if (shot.glare > 0) mirrorLamp(picture, shot, result.page);
  if (shot.blur > 0) cv::GaussianBlur(picture, picture, {0, 0}, shot.blur);
  cv::Mat noise(size, CV_32FC3);
  random.fill(noise, cv::RNG::NORMAL, 0, shot.noise);
  picture += noise;
  cv::Mat bytes;
  picture.convertTo(bytes, CV_8UC3);
  result.picture = vision::imageOf(bytes);
  return result;
}

}  // namespace material
