#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "vision/document/document_reader.h"
#include "vision/image_file.h"
#include "vision/matrix.h"

namespace vision::document {
namespace {

constexpr int kStoredSide = 1754;  // A4 at 150 dots an inch

}  // namespace

Image flatten(const Image& still, const Quad& quad, int maxSide) {
  const float width = std::max(1.F, quadWidth(quad));
  const float height = std::max(1.F, quadHeight(quad));
  const float zoom = std::min(1.F, static_cast<float>(maxSide) / std::max(width, height));
  const cv::Size size(std::max(1, static_cast<int>(std::lround(width * zoom))),
                      std::max(1, static_cast<int>(std::lround(height * zoom))));
  const auto right = static_cast<float>(size.width);
  const auto bottom = static_cast<float>(size.height);
  const std::array<cv::Point2f, 4> from = {cv::Point2f(quad[0].x, quad[0].y), cv::Point2f(quad[1].x, quad[1].y),
                                           cv::Point2f(quad[2].x, quad[2].y), cv::Point2f(quad[3].x, quad[3].y)};
  const std::array<cv::Point2f, 4> to = {cv::Point2f(0, 0), cv::Point2f(right, 0), cv::Point2f(right, bottom),
                                         cv::Point2f(0, bottom)};
  const cv::Mat transform = cv::getPerspectiveTransform(from.data(), to.data());
  Image flat(size.width, size.height);
  cv::Mat drawn = view(flat);
  cv::warpPerspective(view(still), drawn, transform, size, zoom < 0.7F ? cv::INTER_AREA : cv::INTER_LINEAR,
                      cv::BORDER_REPLICATE);
  return flat;
}

std::vector<std::uint8_t> storedPage(const Image& flat, std::size_t maxBytes) {
  const int side = std::max(flat.width(), flat.height());
  if (side <= kStoredSide) return encodeJpegWithin(flat, maxBytes);
  const double zoom = static_cast<double>(kStoredSide) / side;
  cv::Mat small;
  cv::resize(view(flat), small, {}, zoom, zoom, cv::INTER_AREA);
  return encodeJpegWithin(imageOf(small), maxBytes);
}

}  // namespace vision::document
