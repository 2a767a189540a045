#include "vision/document/text_detector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "vision/matrix.h"
#include "vision/network_input.h"

namespace vision::document {
namespace {

// The settings that measured best with these weights; a larger page side breaks long lines apart.
constexpr int kLongestSide = 960;
constexpr int kMultiple = 32;
constexpr float kTextPixel = 0.3F;
constexpr float kMinScore = 0.6F;
constexpr float kGrow = 1.5F;  // the network marks the core of a line; this gives back its rim
constexpr float kMinCore = 3;
constexpr float kMinBox = 5;
constexpr std::size_t kMaxBoxes = 1000;

cv::Size networkSize(cv::Size page) {
  const double zoom = std::min(1.0, static_cast<double>(kLongestSide) / std::max(page.width, page.height));
  const auto fit = [zoom](int side) {
    return std::max(kMultiple, static_cast<int>(std::lround(side * zoom / kMultiple)) * kMultiple);
  };
  return {fit(page.width), fit(page.height)};
}

/// Mean belief inside the area's own outline; the rectangle around a curved line would count the paper beside it.
float meanInside(const cv::Mat& belief, const std::vector<cv::Point>& outline) {
  const cv::Rect bounds = cv::boundingRect(outline);
  cv::Mat mask = cv::Mat::zeros(bounds.size(), CV_8U);
  const std::vector<std::vector<cv::Point>> one = {outline};
  cv::fillPoly(mask, one, cv::Scalar(1), cv::LINE_8, 0, -bounds.tl());
  return static_cast<float>(cv::mean(belief(bounds), mask)[0]);
}

/// Corners in reading order of a line that is not turned by more than 45°.
Quad inOrder(const cv::RotatedRect& rectangle) {
  std::array<cv::Point2f, 4> corners;
  rectangle.points(corners.data());
  std::sort(corners.begin(), corners.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  if (corners[0].y > corners[1].y) std::swap(corners[0], corners[1]);
  if (corners[2].y > corners[3].y) std::swap(corners[2], corners[3]);
  const auto point = [](const cv::Point2f& p) { return Point{p.x, p.y}; };
  return {point(corners[0]), point(corners[2]), point(corners[3]), point(corners[1])};
}

}  // namespace

assets::Result<std::vector<TextBox>> TextDetector::detect(const Image& page) const {
  const cv::Mat source = view(page);
  const cv::Size size = networkSize(source.size());
  cv::Mat small;
  cv::resize(source, small, size, 0, 0, size.width < 0.7 * source.cols ? cv::INTER_AREA : cv::INTER_LINEAR);
  auto input = planes(small, ChannelOrder::Bgr, {0.485F * 255, 0.456F * 255, 0.406F * 255},
                      {1 / (0.229F * 255), 1 / (0.224F * 255), 1 / (0.225F * 255)});
  const auto outputs = session_->run(input);
  if (!outputs) return tl::unexpected(outputs.error());
  const auto values = outputs->values(0);
  if (values.size() != static_cast<std::size_t>(size.area())) {
    return assets::failure(assets::ErrorId::InferenceFailed, session_->name() + ": map of another size");
  }
  const cv::Mat belief(size, CV_32F, const_cast<float*>(values.data()));
  const cv::Mat text = belief > kTextPixel;
  std::vector<std::vector<cv::Point>> areas;
  cv::findContours(text, areas, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
  if (areas.size() > kMaxBoxes) areas.resize(kMaxBoxes);

  const float zoomX = static_cast<float>(source.cols) / static_cast<float>(size.width);
  const float zoomY = static_cast<float>(source.rows) / static_cast<float>(size.height);
  std::vector<TextBox> boxes;
  for (const std::vector<cv::Point>& outline : areas) {
    cv::RotatedRect rectangle = cv::minAreaRect(outline);
    if (std::min(rectangle.size.width, rectangle.size.height) < kMinCore) continue;
    const float score = meanInside(belief, outline);
    if (score < kMinScore) continue;
    // Growing a rectangle on all sides is what offsetting its outline by area * grow / perimeter comes to.
    const float rim = rectangle.size.area() * kGrow / (2 * (rectangle.size.width + rectangle.size.height));
    rectangle.size.width += 2 * rim;
    rectangle.size.height += 2 * rim;
    if (std::min(rectangle.size.width, rectangle.size.height) < kMinBox) continue;
    TextBox box{.quad = inOrder(rectangle), .score = score};
    for (Point& corner : box.quad) {
      corner.x = std::clamp(std::round(corner.x * zoomX), 0.F, static_cast<float>(source.cols - 1));
      corner.y = std::clamp(std::round(corner.y * zoomY), 0.F, static_cast<float>(source.rows - 1));
    }
    if (quadWidth(box.quad) > 3 && quadHeight(box.quad) > 3) boxes.push_back(box);
  }
  return boxes;
}

}  // namespace vision::document
