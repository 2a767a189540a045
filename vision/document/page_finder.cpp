#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "vision/document/document_reader.h"
#include "vision/document/page_outline.h"
#include "vision/document/side_tracer.h"
#include "vision/matrix.h"

// How a page is found: paper is brighter than what it lies on, everywhere along its outline, also where a shadow falls
// over both. So brightness is taken as its logarithm (a shadow then only shifts it), writing is closed away, straight
// edges are collected, and of all quads they can form the one is taken whose four sides are brighter inside along their
// whole length.

namespace vision::document {
namespace {

constexpr int kSearchSide = 640;  // pixels; the page's outline needs no more
constexpr std::size_t kLinesEachWay = 10;
constexpr float kFullContrast = 0.22F;  // log brightness: paper a quarter brighter than the desk is a sure edge
constexpr float kFrameLoss = 0.2F;      // a side on the picture's edge may be no side at all; whole pages come first
constexpr float kMinSupport = 0.75F;    // mean of the sides inside the picture; real pages measure 0.97 and more
constexpr float kMinWeakest = 0.5F;
constexpr int kMostFrameSides = 2;  // more cut off than that is not a page that could be asked for
constexpr float kMinArea = 0.06F;   // of the picture; smaller things are not the page
constexpr float kPi = std::numbers::pi_v<float>;

/// A straight line: x cos + y sin = distance.
struct Edge {
  float cosine = 1;
  float sine = 0;
  float distance = 0;
  bool frame = false;  ///< the picture's own edge
};

/// Brightness as its logarithm, writing and rules closed away.
cv::Mat paperBrightness(const cv::Mat& picture) {
  cv::Mat grey;
  cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
  cv::morphologyEx(grey, grey, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9}));
  cv::GaussianBlur(grey, grey, {5, 5}, 1.2);
  cv::Mat brightness;
  grey.convertTo(brightness, CV_32F, 1, 12);  // the offset keeps the noise of black from counting
  cv::log(brightness, brightness);
  return brightness;
}

std::vector<Edge> straightEdges(const cv::Mat& brightness, bool upright) {
  cv::Mat bytes;
  brightness.convertTo(bytes, CV_8U, 90, -90 * 2.4);
  cv::Mat edges;
  cv::Canny(bytes, edges, 18, 45, 3, true);
  std::vector<cv::Vec3f> lines;
  // Normals of upright edges lie around 0°, of level ones around 90°.
  const double from = upright ? -kPi / 4 : kPi / 4;
  cv::HoughLines(edges, lines, 1, kPi / 240, 40, 0, 0, std::max(0.0, from), upright ? kPi / 4 : 3 * kPi / 4);
  if (upright) {
    std::vector<cv::Vec3f> more;
    cv::HoughLines(edges, more, 1, kPi / 240, 40, 0, 0, 3 * kPi / 4, kPi);
    lines.insert(lines.end(), more.begin(), more.end());
    std::sort(lines.begin(), lines.end(), [](const cv::Vec3f& a, const cv::Vec3f& b) { return a[2] > b[2]; });
  }
  const float middleX = static_cast<float>(brightness.cols) / 2;
  const float middleY = static_cast<float>(brightness.rows) / 2;
  std::vector<Edge> kept;
  for (const cv::Vec3f& line : lines) {
    Edge edge{.cosine = std::cos(line[1]), .sine = std::sin(line[1]), .distance = line[0]};
    const float sign = upright ? edge.cosine : edge.sine;
    if (sign < 0) edge = {.cosine = -edge.cosine, .sine = -edge.sine, .distance = -edge.distance};
    const bool near = std::any_of(kept.begin(), kept.end(), [&](const Edge& other) {
      const float apart = std::abs((other.distance - other.cosine * middleX - other.sine * middleY) -
                                   (edge.distance - edge.cosine * middleX - edge.sine * middleY));
      return apart < 9 && std::abs(other.cosine * edge.sine - other.sine * edge.cosine) < 0.05F;
    });
    if (!near) kept.push_back(edge);
    if (kept.size() == kLinesEachWay) break;
  }
  const auto last = static_cast<float>((upright ? brightness.cols : brightness.rows) - 1);
  for (const float place : {0.F, last}) {
    kept.push_back({.cosine = upright ? 1.F : 0.F, .sine = upright ? 0.F : 1.F, .distance = place, .frame = true});
  }
  return kept;
}

std::optional<Point> crossing(const Edge& a, const Edge& b) {
  const float determinant = a.cosine * b.sine - a.sine * b.cosine;
  if (std::abs(determinant) < 0.2F) return std::nullopt;
  return Point{(a.distance * b.sine - b.distance * a.sine) / determinant,
               (b.distance * a.cosine - a.distance * b.cosine) / determinant};
}

/// How surely the line from a to b has paper on its inner side (to the right of the way) and something darker outside,
/// 0..1.
float support(const cv::Mat& brightness, Point a, Point b) {
  constexpr int kSamples = 48;
  constexpr float kAside = 5;
  const float length = std::hypot(b.x - a.x, b.y - a.y);
  if (length < 20) return 0;
  const Point inward{-(b.y - a.y) / length, (b.x - a.x) / length};
  float sum = 0;
  for (int i = 0; i < kSamples; ++i) {
    const float t = (static_cast<float>(i) + 0.5F) / kSamples;
    const Point at{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    const cv::Point in(static_cast<int>(std::lround(at.x + inward.x * kAside)),
                       static_cast<int>(std::lround(at.y + inward.y * kAside)));
    const cv::Point out(static_cast<int>(std::lround(at.x - inward.x * kAside)),
                        static_cast<int>(std::lround(at.y - inward.y * kAside)));
    const cv::Rect whole(0, 0, brightness.cols, brightness.rows);
    if (!whole.contains(in) || !whole.contains(out)) {
      continue;  // beyond the picture nothing speaks for a page
    }
    const float step = (brightness.at<float>(in) - brightness.at<float>(out)) / kFullContrast;
    sum += std::clamp(step, -0.5F, 1.F);
  }
  return sum / kSamples;
}

/// The four sides together; those on the picture's edge are counted, not measured.
struct Support {
  float mean = 0;
  float weakest = 1;
  int frames = 0;
};

Support supportOf(const cv::Mat& brightness, const Quad& quad, const std::array<bool, 4>& frame) {
  Support all;
  float sum = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (frame[i]) {
      ++all.frames;
      continue;
    }
    const float side = support(brightness, quad[i], quad[(i + 1) % 4]);
    sum += side;
    all.weakest = std::min(all.weakest, side);
  }
  all.mean = all.frames < 4 ? sum / static_cast<float>(4 - all.frames) : 0;
  return all;
}

struct Candidate {
  Quad quad{};
  std::array<bool, 4> frame{};  ///< sides that are the picture's own edge, from the top clockwise
  float score = 0;
};

/// Whether one edge lies left of (above) the other, seen from the picture's middle.
bool before(const Edge& first, const Edge& second, Point middle) {
  return first.distance - first.cosine * middle.x - first.sine * middle.y <
         second.distance - second.cosine * middle.x - second.sine * middle.y;
}

/// The surest quad of all that the edges can form.
Candidate bestQuad(const cv::Mat& brightness, const std::vector<Edge>& upright, const std::vector<Edge>& level) {
  const float picture = static_cast<float>(brightness.total());
  const auto width = static_cast<float>(brightness.cols);
  const auto height = static_cast<float>(brightness.rows);
  const Point middle{width / 2, height / 2};
  Candidate best;
  for (const Edge& left : upright) {
    for (const Edge& right : upright) {
      if (!before(left, right, middle)) continue;
      for (const Edge& top : level) {
        for (const Edge& bottom : level) {
          if (!before(top, bottom, middle)) continue;
          const auto tl = crossing(left, top);
          const auto tr = crossing(right, top);
          const auto br = crossing(right, bottom);
          const auto bl = crossing(left, bottom);
          if (!tl || !tr || !br || !bl) continue;
          const Quad quad{*tl, *tr, *br, *bl};
          const float covered = area(quad);
          if (covered < kMinArea * picture || !convex(quad)) continue;
          const bool far = std::any_of(quad.begin(), quad.end(), [&](Point p) {
            return p.x < -0.1F * width || p.y < -0.1F * height || p.x > 1.1F * width || p.y > 1.1F * height;
          });
          if (far) continue;
          const float ratio = quadWidth(quad) / std::max(1.F, quadHeight(quad));
          if (ratio > 3 || ratio < 1 / 3.F) continue;
          const std::array<bool, 4> frame = {top.frame, right.frame, bottom.frame, left.frame};
          const Support sides = supportOf(brightness, quad, frame);
          if (sides.frames > kMostFrameSides || sides.mean < kMinSupport || sides.weakest < kMinWeakest) continue;
          // A shadow over the page makes smaller quads just as sure; the page is the largest.
          const float cut = static_cast<float>(sides.frames) * kFrameLoss;
          const float score = (sides.mean + 0.5F * sides.weakest - cut) * std::pow(covered / picture, 0.25F);
          if (score > best.score) best = {quad, frame, score};
        }
      }
    }
  }
  return best;
}

}  // namespace

std::optional<PageOutline> findOutline(const Image& picture) {
  const cv::Mat source = view(picture);
  const float zoom =
      std::min(1.F, static_cast<float>(kSearchSide) / static_cast<float>(std::max(source.cols, source.rows)));
  cv::Mat small;
  cv::resize(source, small, {}, zoom, zoom, cv::INTER_AREA);
  const cv::Mat brightness = paperBrightness(small);
  const Candidate best = bestQuad(brightness, straightEdges(brightness, true), straightEdges(brightness, false));
  if (best.score <= 0) return std::nullopt;
  PageOutline outline = traceSides(brightness, best.quad, best.frame);
  for (Point& corner : outline.corners) {
    corner.x = (corner.x + 0.5F) / zoom - 0.5F;
    corner.y = (corner.y + 0.5F) / zoom - 0.5F;
  }
  return outline;
}

std::optional<Quad> findPage(const Image& picture) {
  const auto outline = findOutline(picture);
  return outline ? std::optional(outline->corners) : std::nullopt;
}

}  // namespace vision::document
