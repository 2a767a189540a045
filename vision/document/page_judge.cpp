#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "vision/document/document_reader.h"
#include "vision/matrix.h"

namespace vision::document {
namespace {

// An edge blurred over four to five pixels. Blurred photographs of a certificate were read without a mistake down to
// .25 and misread from .18 on (degradation_test); good ones lie above .3.
constexpr float kMinSharpness = 0.22F;
constexpr float kMinPaper = 85;
constexpr float kMaxPaper = 249;
constexpr float kMaxGlare = 0.004F;    // of the page: a mirrored lamp covers more
constexpr float kMinShare = 0.10F;     // of the picture's area, else characters are too small
constexpr float kEdgeMargin = 0.004F;  // of the picture's sides
constexpr int kBlock = 48;             // pixels; about two characters

/// Mask of the page, one pixel for `step` of the picture.
cv::Mat maskOf(const Quad& quad, cv::Size size, int step) {
  cv::Mat mask = cv::Mat::zeros(size.height / step, size.width / step, CV_8U);
  std::array<cv::Point, 4> corners;
  for (std::size_t i = 0; i < 4; ++i) {
    corners[i] = {static_cast<int>(std::lround(quad[i].x)) / step, static_cast<int>(std::lround(quad[i].y)) / step};
  }
  cv::fillConvexPoly(mask, corners.data(), 4, cv::Scalar(255));
  return mask;
}

/// The largest difference of pixels that are neighbours in one direction.
double steepest(const cv::Mat& block, cv::Point towards) {
  const cv::Size size(block.cols - towards.x, block.rows - towards.y);
  cv::Mat difference;
  cv::absdiff(block(cv::Rect({0, 0}, size)), block(cv::Rect(towards, size)), difference);
  double most = 0;
  cv::minMaxLoc(difference, nullptr, &most);
  return most;
}

/// The value nine in ten stay under; 0 of none.
float nineInTen(std::vector<float>& values) {
  if (values.empty()) return 0;
  const std::size_t at = values.size() * 9 / 10;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
  return values[at];
}

/// Steepness of the steepest edges: in every block with writing the largest difference of neighbouring pixels over the
/// block's contrast; of these the value nine in ten blocks stay under, so a page with little writing is judged by its
/// writing. Across and down by themselves, and the lower counts: a picture that moved is blurred in one direction.
float steepness(const cv::Mat& grey, const cv::Mat& pageMask, int maskStep) {
  constexpr double kMinContrast = 55;
  std::vector<float> across;
  std::vector<float> down;
  for (int y = 0; y + kBlock < grey.rows; y += kBlock) {
    for (int x = 0; x + kBlock < grey.cols; x += kBlock) {
      const cv::Point middle((x + kBlock / 2) / maskStep, (y + kBlock / 2) / maskStep);
      if (middle.x >= pageMask.cols || middle.y >= pageMask.rows || pageMask.at<std::uint8_t>(middle) == 0) continue;
      const cv::Mat block = grey(cv::Rect(x, y, kBlock, kBlock));
      double darkest = 0;
      double brightest = 0;
      cv::minMaxLoc(block, &darkest, &brightest);
      const double contrast = brightest - darkest;
      if (contrast < kMinContrast) continue;
      across.push_back(static_cast<float>(steepest(block, {1, 0}) / contrast));
      down.push_back(static_cast<float>(steepest(block, {0, 1}) / contrast));
    }
  }
  return std::min(nineInTen(across), nineInTen(down));
}

bool inside(const Quad& quad, int width, int height) {
  const float x = kEdgeMargin * static_cast<float>(width);
  const float y = kEdgeMargin * static_cast<float>(height);
  return std::all_of(quad.begin(), quad.end(), [&](Point corner) {
    return corner.x >= x && corner.y >= y && corner.x <= static_cast<float>(width) - 1 - x &&
           corner.y <= static_cast<float>(height) - 1 - y;
  });
}

/// Luma that `share` of the counted pixels stay under.
float percentile(const std::array<int, 256>& histogram, int total, double share) {
  int sum = 0;
  for (std::size_t luma = 0; luma < histogram.size(); ++luma) {
    sum += histogram[luma];
    if (sum >= share * total) return static_cast<float>(luma);
  }
  return 255;
}

}  // namespace

PageVerdict judgePage(const Image& picture, const Quad& quad) {
  constexpr int kStep = 4;
  PageVerdict verdict;
  cv::Mat grey;
  cv::cvtColor(view(picture), grey, cv::COLOR_BGR2GRAY);
  const cv::Mat mask = maskOf(quad, grey.size(), kStep);
  std::array<int, 256> histogram{};
  int counted = 0;
  for (int y = 0; y < mask.rows; ++y) {
    for (int x = 0; x < mask.cols; ++x) {
      if (mask.at<std::uint8_t>(y, x) == 0) continue;
      ++histogram[grey.at<std::uint8_t>(y * kStep, x * kStep)];
      ++counted;
    }
  }
  verdict.paper = percentile(histogram, counted, 0.6);
  int burnt = 0;
  for (std::size_t luma = 251; luma < histogram.size(); ++luma)
    burnt += histogram[luma];
  verdict.glare = counted > 0 ? static_cast<float>(burnt) / static_cast<float>(counted) : 0;
  verdict.sharpness = steepness(grey, mask, kStep);
  verdict.whole = inside(quad, picture.width(), picture.height());
  verdict.bright = verdict.paper >= kMinPaper && verdict.paper <= kMaxPaper;
  verdict.free = verdict.glare <= kMaxGlare;
  verdict.sharp = verdict.sharpness >= kMinSharpness;
  const float share = area(quad) / (static_cast<float>(picture.width()) * static_cast<float>(picture.height()));
  verdict.advice = !verdict.whole      ? PageAdvice::ShowWholePage
                   : share < kMinShare ? PageAdvice::LayCloser
                   : !verdict.bright   ? (verdict.paper < kMinPaper ? PageAdvice::MoreLight : PageAdvice::AvoidGlare)
                   : !verdict.free     ? PageAdvice::AvoidGlare
                   : !verdict.sharp    ? PageAdvice::HoldSteady
                                       : PageAdvice::None;
  return verdict;
}

std::string_view name(PageAdvice advice) {
  constexpr std::array<std::string_view, 7> kNames = {"none",        "lay_paper",   "show_whole_page", "more_light",
                                                      "avoid_glare", "hold_steady", "lay_closer"};
  return kNames[static_cast<std::size_t>(advice)];
}

}  // namespace vision::document
