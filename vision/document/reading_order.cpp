#include "vision/document/reading_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vision::document {
namespace {

struct Span {
  float top = 0;
  float bottom = 0;
  float left = 0;
  [[nodiscard]] float middle() const { return (top + bottom) / 2; }
};

/// The line's extent with the writing's slope taken out.
Span spanOf(const Quad& quad, float slope) {
  const float x = (quad[0].x + quad[1].x + quad[2].x + quad[3].x) / 4;
  const float drop = slope * x;
  return {.top = (quad[0].y + quad[1].y) / 2 - drop, .bottom = (quad[2].y + quad[3].y) / 2 - drop, .left = quad[0].x};
}

bool shareRow(const Span& a, const Span& b) {
  const float shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return shared > 0.5F * std::min(a.bottom - a.top, b.bottom - b.top);
}

}  // namespace

float writingSlope(const std::vector<Line>& lines) {
  std::vector<float> slopes;
  for (const Line& line : lines) {
    const float width = quadWidth(line.quad);
    if (width < 4 * quadHeight(line.quad)) continue;
    const float run = line.quad[1].x - line.quad[0].x + line.quad[2].x - line.quad[3].x;
    const float rise = line.quad[1].y - line.quad[0].y + line.quad[2].y - line.quad[3].y;
    if (run > 0) slopes.push_back(rise / run);
  }
  if (slopes.empty()) return 0;
  const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
  std::nth_element(slopes.begin(), middle, slopes.end());
  return *middle;
}

bool sameRow(const Quad& a, const Quad& b, float slope) {
  return shareRow(spanOf(a, slope), spanOf(b, slope));
}

void sortForReading(std::vector<Line>& lines) {
  const float slope = writingSlope(lines);
  std::vector<Span> spans;
  for (const Line& line : lines)
    spans.push_back(spanOf(line.quad, slope));
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return spans[a].middle() < spans[b].middle(); });

  // A line joins the row whose horizontally nearest member shares its height: rows may bend slowly across the page.
  std::vector<std::vector<std::size_t>> rows;
  for (const std::size_t number : order) {
    auto home = rows.end();
    for (auto row = rows.rbegin(); row != rows.rend() && row != rows.rbegin() + 4; ++row) {
      const std::size_t nearest = *std::min_element(row->begin(), row->end(), [&](std::size_t a, std::size_t b) {
        return std::abs(spans[a].left - spans[number].left) < std::abs(spans[b].left - spans[number].left);
      });
      if (shareRow(spans[nearest], spans[number])) {
        home = std::prev(row.base());
        break;
      }
    }
    if (home == rows.end()) {
      rows.push_back({number});
    } else {
      home->push_back(number);
    }
  }
  std::vector<Line> sorted;
  for (std::vector<std::size_t>& row : rows) {
    std::sort(row.begin(), row.end(), [&](std::size_t a, std::size_t b) { return spans[a].left < spans[b].left; });
    for (const std::size_t number : row)
      sorted.push_back(std::move(lines[number]));
  }
  lines = std::move(sorted);
}

}  // namespace vision::document
