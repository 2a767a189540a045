#include "vision/face/face_crop.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace vision::face {
namespace {

constexpr int kAlignedSide = 112;
constexpr std::array<Point, 5> kTemplate = {
    {{38.29F, 51.70F}, {73.53F, 51.50F}, {56.03F, 71.74F}, {41.55F, 92.37F}, {70.73F, 92.20F}}};

}  // namespace

Box squareByHeight(const Box& box) {
  return {box.x + (box.width - box.height) / 2, box.y, box.height, box.height};
}

cv::Mat cropTo(const cv::Mat& picture, const Box& square, int side) {
  const cv::Rect wanted(static_cast<int>(std::lround(square.x)), static_cast<int>(std::lround(square.y)),
                        std::max(1, static_cast<int>(std::lround(square.width))),
                        std::max(1, static_cast<int>(std::lround(square.height))));
  const cv::Rect inside = wanted & cv::Rect(0, 0, picture.cols, picture.rows);
  cv::Mat crop;
  if (inside == wanted) {
    crop = picture(wanted);
  } else if (inside.empty()) {
    crop = cv::Mat::zeros(wanted.size(), picture.type());
  } else {
    cv::copyMakeBorder(picture(inside), crop, inside.y - wanted.y, wanted.br().y - inside.br().y, inside.x - wanted.x,
                       wanted.br().x - inside.br().x, cv::BORDER_REPLICATE);
  }
  cv::Mat scaled;
  cv::resize(crop, scaled, {side, side}, 0, 0, crop.cols > side ? cv::INTER_AREA : cv::INTER_LINEAR);
  return scaled;
}

Box grownInside(const Box& box, float factor, int pictureWidth, int pictureHeight) {
  const auto lastColumn = static_cast<float>(pictureWidth - 1);
  const auto lastRow = static_cast<float>(pictureHeight - 1);
  const float grow = std::min({lastRow / box.height, lastColumn / box.width, factor});
  const float width = box.width * grow;
  const float height = box.height * grow;
  const float left = std::clamp(box.x + box.width / 2 - width / 2, 0.F, lastColumn - width);
  const float top = std::clamp(box.y + box.height / 2 - height / 2, 0.F, lastRow - height);
  const float x = std::floor(left);
  const float y = std::floor(top);
  return {x, y, std::floor(left + width) - x + 1, std::floor(top + height) - y + 1};
}

cv::Matx23f alignment(const std::array<Point, 5>& points) {
  Point from;
  Point to;
  for (std::size_t i = 0; i < points.size(); ++i) {
    from.x += points[i].x / 5;
    from.y += points[i].y / 5;
    to.x += kTemplate[i].x / 5;
    to.y += kTemplate[i].y / 5;
  }
  float spread = 0;
  float along = 0;
  float across = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point p{points[i].x - from.x, points[i].y - from.y};
    const Point q{kTemplate[i].x - to.x, kTemplate[i].y - to.y};
    spread += p.x * p.x + p.y * p.y;
    along += p.x * q.x + p.y * q.y;
    across += p.x * q.y - p.y * q.x;
  }
  const float a = spread > 0 ? along / spread : 1;
  const float b = spread > 0 ? across / spread : 0;
  return {a, -b, to.x - a * from.x + b * from.y, b, a, to.y - b * from.x - a * from.y};
}

cv::Mat aligned(const cv::Mat& picture, const std::array<Point, 5>& points) {
  const cv::Matx23f transform = alignment(points);
  cv::Mat face;
  cv::warpAffine(picture, face, transform, {kAlignedSide, kAlignedSide}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return face;
}

}  // namespace vision::face
