#include "vision/document/red_seal.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "vision/matrix.h"

namespace vision::document {
namespace {

// A seal measures 38 to 50 mm across; shares of a sheet's width of 148 (A5) to 210 mm, with room for half sheets.
constexpr float kSmallest = 0.10F;
constexpr float kLargest = 0.40F;
constexpr float kRoundness = 0.72F;  // shorter over longer side of what is seen of it
constexpr float kMinInk = 0.08F;     // of its box
constexpr float kMaxInk = 0.75F;     // a red picture or a red bar is fuller
constexpr float kRedFrom = 10;       // redness where fading begins, and where it is complete
constexpr float kRedTo = 30;
constexpr int kSearchWidth = 600;

/// What makes the page's paper neutral grey: factors for blue, green, red. Lamps tint everything, and a warm one would
/// make the whole sheet reddish.
std::array<float, 3> balance(const cv::Mat& page) {
  cv::Mat small;
  cv::resize(page, small, {96, 96}, 0, 0, cv::INTER_NEAREST);  // a few thousand pixels tell the paper's colour
  std::array<std::vector<std::uint8_t>, 3> values;
  for (int y = 0; y < small.rows; ++y) {
    for (int x = 0; x < small.cols; ++x) {
      for (std::size_t channel = 0; channel < 3; ++channel)
        values[channel].push_back(small.ptr(y)[3 * x + static_cast<int>(channel)]);
    }
  }
  std::array<float, 3> paper{};
  for (std::size_t channel = 0; channel < 3; ++channel) {
    const auto middle = values[channel].begin() + static_cast<std::ptrdiff_t>(values[channel].size() * 7 / 10);
    std::nth_element(values[channel].begin(), middle, values[channel].end());
    paper[channel] = std::max<float>(*middle, 1);
  }
  const float brightest = *std::max_element(paper.begin(), paper.end());
  return {brightest / paper[0], brightest / paper[1], brightest / paper[2]};
}

/// How much redder than anything else a pixel is.
float redness(const std::uint8_t* pixel, const std::array<float, 3>& gain) {
  return static_cast<float>(pixel[2]) * gain[2] -
         std::max(static_cast<float>(pixel[0]) * gain[0], static_cast<float>(pixel[1]) * gain[1]);
}

}  // namespace

std::vector<Box> findSeals(const Image& page) {
  const cv::Mat source = view(page);
  const float zoom = std::min(1.F, static_cast<float>(kSearchWidth) / static_cast<float>(source.cols));
  cv::Mat small;
  cv::resize(source, small, {}, zoom, zoom, cv::INTER_AREA);
  const std::array<float, 3> gain = balance(small);
  cv::Mat red(small.size(), CV_8U);
  for (int y = 0; y < small.rows; ++y) {
    const std::uint8_t* row = small.ptr(y);
    for (int x = 0; x < small.cols; ++x)
      red.at<std::uint8_t>(y, x) = redness(row + 3 * x, gain) > kRedTo ? 255 : 0;
  }
  cv::Mat joined;  // ring, letters and star become one area
  cv::morphologyEx(red, joined, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {15, 15}));
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat middles;
  const int areas = cv::connectedComponentsWithStats(joined, labels, stats, middles);
  std::vector<Box> seals;
  for (int i = 1; i < areas; ++i) {
    const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                       stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
    const auto longer = static_cast<float>(std::max(box.width, box.height));
    const auto shorter = static_cast<float>(std::min(box.width, box.height));
    const auto width = static_cast<float>(small.cols);
    const float ink = static_cast<float>(cv::countNonZero(red(box))) / static_cast<float>(box.area());
    if (longer < kSmallest * width || longer > kLargest * width || shorter < kRoundness * longer) continue;
    if (ink < kMinInk || ink > kMaxInk) continue;
    seals.push_back({static_cast<float>(box.x) / zoom, static_cast<float>(box.y) / zoom,
                     static_cast<float>(box.width) / zoom, static_cast<float>(box.height) / zoom});
  }
  return seals;
}

Image withoutSeals(const Image& page, const std::vector<Box>& seals) {
  Image cleared = page;
  if (seals.empty()) return cleared;
  const std::array<float, 3> gain = balance(view(page));
  for (const Box& seal : seals) {
    const cv::Rect area = cv::Rect(static_cast<int>(seal.x) - 4, static_cast<int>(seal.y) - 4,
                                   static_cast<int>(seal.width) + 8, static_cast<int>(seal.height) + 8) &
                          cv::Rect(0, 0, page.width(), page.height());
    for (int y = area.y; y < area.br().y; ++y) {
      std::uint8_t* row = cleared.row(y);
      for (int x = area.x; x < area.br().x; ++x) {
        std::uint8_t* pixel = row + 3 * x;
        const float share = std::clamp((redness(pixel, gain) - kRedFrom) / (kRedTo - kRedFrom), 0.F, 1.F);
        if (share <= 0) continue;
        // Red ink reflects red almost as paper does, black ink does not: the red channel shows the page without the
        // seal.
        constexpr float kInkLoss = 1.08F;
        const float through = std::min(255.F, static_cast<float>(pixel[2]) * gain[2] * kInkLoss);
        for (std::size_t channel = 0; channel < 3; ++channel) {
          const float plain = through / gain[channel];
          const float mixed = (1 - share) * static_cast<float>(pixel[channel]) + share * plain;
          pixel[channel] = static_cast<std::uint8_t>(std::clamp(mixed, 0.F, 255.F));
        }
      }
    }
  }
  return cleared;
}

}  // namespace vision::document
