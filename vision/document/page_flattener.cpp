#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include "vision/document/document_reader.h"
#include "vision/image_file.h"
#include "vision/matrix.h"

namespace vision::document {
namespace {

constexpr int kStoredSide = 1754;  // A4 at 150 dots an inch

cv::Matx33d transformTo(const Quad& quad, float right, float bottom) {
  const std::array<cv::Point2f, 4> from = {cv::Point2f(0, 0), cv::Point2f(right, 0), cv::Point2f(right, bottom),
                                           cv::Point2f(0, bottom)};
  const std::array<cv::Point2f, 4> to = {cv::Point2f(quad[0].x, quad[0].y), cv::Point2f(quad[1].x, quad[1].y),
                                         cv::Point2f(quad[2].x, quad[2].y), cv::Point2f(quad[3].x, quad[3].y)};
  return cv::getPerspectiveTransform(from.data(), to.data());
}

/// Rows of a page whose sides bow: each place of the even page is pushed as far as the sides beside, above and below it
/// bow, and then seen through the perspective of the corners.
class BentRows final : public cv::ParallelLoopBody {
 public:
  BentRows(const cv::Mat& still, const PageOutline& outline, cv::Mat& drawn)
      : still_(still), bend_(outline.bend), onto_(transformTo(outline.corners, 1, 1)), drawn_(drawn) {
    for (int x = 0; x < drawn.cols; ++x) {
      const float u = static_cast<float>(x) / static_cast<float>(drawn.cols);
      top_.push_back(bend_.sides[0].at(u));
      bottom_.push_back(bend_.sides[2].at(u));
    }
  }
  void operator()(const cv::Range& rows) const override {
    cv::Mat acrossMap(rows.size(), drawn_.cols, CV_32FC1);
    cv::Mat downMap(rows.size(), drawn_.cols, CV_32FC1);
    const cv::Matx33f m = onto_;
    for (int y = rows.start; y < rows.end; ++y) {
      const float v = static_cast<float>(y) / static_cast<float>(drawn_.rows);
      const float left = bend_.sides[3].at(v);
      const float right = bend_.sides[1].at(v);
      auto* across = acrossMap.ptr<float>(y - rows.start);
      auto* down = downMap.ptr<float>(y - rows.start);
      for (int x = 0; x < drawn_.cols; ++x) {
        const auto column = static_cast<std::size_t>(x);
        const float u = static_cast<float>(x) / static_cast<float>(drawn_.cols);
        const float bentU = u + (1 - u) * left + u * right;
        const float bentV = v + (1 - v) * top_[column] + v * bottom_[column];
        const float depth = 1 / (m(2, 0) * bentU + m(2, 1) * bentV + m(2, 2));
        across[x] = (m(0, 0) * bentU + m(0, 1) * bentV + m(0, 2)) * depth;
        down[x] = (m(1, 0) * bentU + m(1, 1) * bentV + m(1, 2)) * depth;
      }
    }
    cv::Mat part = drawn_.rowRange(rows);
    cv::remap(still_, part, acrossMap, downMap, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  }

 private:
  const cv::Mat& still_;
  const PageBend& bend_;
  cv::Matx33d onto_;
  cv::Mat& drawn_;
  std::vector<float> top_;
  std::vector<float> bottom_;
};

}  // namespace

Image flatten(const Image& still, const PageOutline& outline, int maxSide) {
  const float width = std::max(1.F, quadWidth(outline.corners));
  const float height = std::max(1.F, quadHeight(outline.corners));
  const float zoom = std::min(1.F, static_cast<float>(maxSide) / std::max(width, height));
  Image flat(std::max(1, static_cast<int>(std::lround(width * zoom))),
             std::max(1, static_cast<int>(std::lround(height * zoom))));
  const cv::Mat source = view(still);
  cv::Mat drawn = view(flat);
  if (!outline.bend.straight()) {
    constexpr double kRowsTogether = 64;  // their maps stay in the cache
    cv::parallel_for_({0, drawn.rows}, BentRows(source, outline, drawn), drawn.rows / kRowsTogether);
    return flat;
  }
  const auto transform = transformTo(outline.corners, static_cast<float>(drawn.cols), static_cast<float>(drawn.rows));
  cv::warpPerspective(source, drawn, transform, drawn.size(),
                      cv::WARP_INVERSE_MAP | (zoom < 0.7F ? cv::INTER_AREA : cv::INTER_LINEAR), cv::BORDER_REPLICATE);
  return flat;
}

Image flatten(const Image& still, const Quad& quad, int maxSide) {
  return flatten(still, PageOutline{.corners = quad, .bend = {}}, maxSide);
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
