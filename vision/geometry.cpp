#include "vision/geometry.h"

#include <algorithm>
#include <cmath>

namespace vision {
namespace {

float distance(Point a, Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

float turn(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
}

}  // namespace

float area(const Quad& quad) {
  float twice = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point a = quad[i];
    const Point b = quad[(i + 1) % 4];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

float quadWidth(const Quad& quad) {
  return std::max(distance(quad[0], quad[1]), distance(quad[3], quad[2]));
}

float quadHeight(const Quad& quad) {
  return std::max(distance(quad[0], quad[3]), distance(quad[1], quad[2]));
}

Box boundsOf(const Quad& quad) {
  const auto [left, right] = std::minmax({quad[0].x, quad[1].x, quad[2].x, quad[3].x});
  const auto [top, bottom] = std::minmax({quad[0].y, quad[1].y, quad[2].y, quad[3].y});
  return {left, top, right - left, bottom - top};
}

Quad quadOf(const Box& box) {
  return {Point{box.x, box.y}, Point{box.x + box.width, box.y}, Point{box.x + box.width, box.y + box.height},
          Point{box.x, box.y + box.height}};
}

bool convex(const Quad& quad) {
  int positive = 0;
  int negative = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const float t = turn(quad[i], quad[(i + 1) % 4], quad[(i + 2) % 4]);
    if (t > 0) ++positive;
    if (t < 0) ++negative;
  }
  return positive == 4 || negative == 4;
}

float overlap(const Box& a, const Box& b) {
  const float width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const float height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const float shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

}  // namespace vision
