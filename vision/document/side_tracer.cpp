#include "vision/document/side_tracer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace vision::document {
namespace {

constexpr int kSamples = 48;
constexpr float kReach = 0.05F;      // of the page's extent across the side: a sheet that bows more does not lie
constexpr float kStep = 0.09F;       // log brightness: paper a tenth brighter than the desk
constexpr int kAside = 4;            // pixels averaged on each side of the edge
constexpr float kOutlier = 1.2F;     // pixels
constexpr std::size_t kFewest = 30;  // samples a side is known by
constexpr double kEnd = 0.12;        // of a side: samples must reach so near to its ends
constexpr float kBowed = 0.0025F;    // of the page's extent; below it straight lines say the same

struct Sample {
  double along = 0;  ///< 0..1
  double bow = 0;    ///< share of the extent across
};

/// From the unit square onto the quad.
cv::Matx33d ontoQuad(const Quad& quad) {
  const std::array<cv::Point2f, 4> square = {cv::Point2f(0, 0), cv::Point2f(1, 0), cv::Point2f(1, 1),
                                             cv::Point2f(0, 1)};
  std::array<cv::Point2f, 4> corners;
  for (std::size_t i = 0; i < 4; ++i)
    corners[i] = {quad[i].x, quad[i].y};
  return cv::getPerspectiveTransform(square.data(), corners.data());
}

/// The place of the unit square that lies `along` a side and `across` it, inwards negative for the far sides as for the
/// near ones: both grow downwards and to the right.
cv::Vec3d placeOf(std::size_t side, double along, double across) {
  switch (side) {
    case 0:
      return {along, across, 1};
    case 1:
      return {1 + across, along, 1};
    case 2:
      return {along, 1 + across, 1};
    default:
      return {across, along, 1};
  }
}

/// Where the paper begins along a line across the side, as an index between the profile's values.
std::optional<double> edgeIn(const std::vector<float>& profile, bool paperAhead) {
  const auto stepAt = [&](std::size_t at) {
    float before = 0;
    float behind = 0;
    for (std::size_t i = 0; i < kAside; ++i) {
      before += profile[at - 1 - i];
      behind += profile[at + i];
    }
    return (paperAhead ? behind - before : before - behind) / kAside;
  };
  std::size_t best = 0;
  float most = kStep;
  for (std::size_t at = kAside; at + kAside <= profile.size(); ++at) {
    const float step = stepAt(at);
    if (step > most) {
      most = step;
      best = at;
    }
  }
  if (best <= kAside || best + kAside + 1 > profile.size()) return std::nullopt;
  const float left = stepAt(best - 1);
  const float right = stepAt(best + 1);
  const float bend = left - 2 * most + right;
  const double peak = std::abs(bend) > 1e-6F ? 0.5 * (left - right) / bend : 0;
  return static_cast<double>(best) - 0.5 + std::clamp(peak, -0.5, 0.5);
}

std::vector<Sample> samplesOf(const cv::Mat& brightness, const cv::Matx33d& onto, std::size_t side, double pixels) {
  const int reach = std::max(kAside + 2, static_cast<int>(kReach * pixels));
  const bool paperAhead = side == 0 || side == 3;
  std::vector<Sample> samples;
  std::vector<float> profile;
  for (int i = 0; i < kSamples; ++i) {
    const double along = (i + 0.5) / kSamples;
    profile.clear();
    bool inside = true;
    for (int k = -reach; k <= reach && inside; ++k) {
      const cv::Vec3d at = onto * placeOf(side, along, k / pixels);
      const cv::Point pixel(static_cast<int>(std::lround(at[0] / at[2])), static_cast<int>(std::lround(at[1] / at[2])));
      inside = cv::Rect({}, brightness.size()).contains(pixel);
      if (inside) profile.push_back(brightness.at<float>(pixel));
    }
    if (!inside) continue;
    if (const auto edge = edgeIn(profile, paperAhead)) samples.push_back({along, (*edge - reach) / pixels});
  }
  return samples;
}

/// The cubic nearest to the samples; a straight line where they do not reach to both ends, for nobody knows how a side
/// bows where it is hidden.
SideBow fitted(const std::vector<Sample>& samples) {
  const bool whole = samples.front().along < kEnd && samples.back().along > 1 - kEnd;
  const int degree = whole ? 3 : 1;
  cv::Mat left(static_cast<int>(samples.size()), degree + 1, CV_64F);
  cv::Mat right(static_cast<int>(samples.size()), 1, CV_64F);
  for (int i = 0; i < left.rows; ++i) {
    const Sample& sample = samples[static_cast<std::size_t>(i)];
    double power = 1;
    for (int term = 0; term <= degree; ++term, power *= sample.along)
      left.at<double>(i, term) = power;
    right.at<double>(i) = sample.bow;
  }
  cv::Mat terms;
  cv::solve(left, right, terms, cv::DECOMP_QR);
  SideBow bow;
  for (int term = 0; term <= degree; ++term)
    bow.terms[static_cast<std::size_t>(term)] = static_cast<float>(terms.at<double>(term));
  return bow;
}

SideBow traced(std::vector<Sample> samples, double pixels) {
  // A finger, a clip or the desk's own edge pulls some samples away; they are left out from coarse to fine.
  for (const double patience : {6.0, 3.0, 1.0, 1.0}) {
    if (samples.size() < kFewest) return {};
    const SideBow bow = fitted(samples);
    std::erase_if(samples, [&](const Sample& sample) {
      const double apart = std::abs(sample.bow - static_cast<double>(bow.at(static_cast<float>(sample.along))));
      return apart * pixels > patience * static_cast<double>(kOutlier);
    });
  }
  if (samples.size() < kFewest) return {};
  return fitted(samples);
}

PageBend bendOf(const cv::Mat& brightness, const Quad& quad, const std::array<bool, 4>& frame) {
  const cv::Matx33d onto = ontoQuad(quad);
  PageBend bend;
  for (std::size_t side = 0; side < 4; ++side) {
    if (frame[side]) continue;
    const double pixels = side % 2 == 0 ? quadHeight(quad) : quadWidth(quad);
    bend.sides[side] = traced(samplesOf(brightness, onto, side, pixels), pixels);
  }
  return bend;
}

}  // namespace

bool PageBend::straight() const {
  return std::all_of(sides.begin(), sides.end(), [](const SideBow& side) {
    for (int i = 0; i <= 8; ++i) {
      if (std::abs(side.at(static_cast<float>(i) / 8)) > kBowed) return false;
    }
    return true;
  });
}

PageOutline traceSides(const cv::Mat& brightness, const Quad& quad, const std::array<bool, 4>& frame) {
  PageBend bend = bendOf(brightness, quad, frame);
  const auto& [top, right, bottom, left] = bend.sides;
  const cv::Matx33d onto = ontoQuad(quad);
  const auto pixel = [&onto](float u, float v) {
    const cv::Vec3d at = onto * cv::Vec3d(u, v, 1);
    return Point{static_cast<float>(at[0] / at[2]), static_cast<float>(at[1] / at[2])};
  };
  const Quad corners = {pixel(left.at(0), top.at(0)), pixel(1 + right.at(0), top.at(1)),
                        pixel(1 + right.at(1), 1 + bottom.at(1)), pixel(left.at(1), 1 + bottom.at(0))};
  if (!convex(corners)) return {.corners = quad, .bend = {}};
  return {.corners = corners, .bend = bendOf(brightness, corners, frame)};
}

}  // namespace vision::document
