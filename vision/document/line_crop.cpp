#include "vision/document/line_crop.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace vision::document {

bool standing(const Quad& quad) {
  return quadHeight(quad) >= 1.5F * quadWidth(quad);
}

cv::Mat cropLine(const cv::Mat& page, const Quad& quad) {
  const cv::Size size(std::max(1, static_cast<int>(quadWidth(quad))), std::max(1, static_cast<int>(quadHeight(quad))));
  const auto right = static_cast<float>(size.width);
  const auto bottom = static_cast<float>(size.height);
  const std::array<cv::Point2f, 4> from = {cv::Point2f(quad[0].x, quad[0].y), cv::Point2f(quad[1].x, quad[1].y),
                                           cv::Point2f(quad[2].x, quad[2].y), cv::Point2f(quad[3].x, quad[3].y)};
  const std::array<cv::Point2f, 4> to = {cv::Point2f(0, 0), cv::Point2f(right, 0), cv::Point2f(right, bottom),
                                         cv::Point2f(0, bottom)};
  cv::Mat strip;
  cv::warpPerspective(page, strip, cv::getPerspectiveTransform(from.data(), to.data()), size, cv::INTER_CUBIC,
                      cv::BORDER_REPLICATE);
  if (standing(quad)) cv::rotate(strip, strip, cv::ROTATE_90_COUNTERCLOCKWISE);
  return strip;
}

}  // namespace vision::document
