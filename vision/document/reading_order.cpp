#include "vision/document/reading_order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "vision/document/table_cells.h"

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

/// What is read in one go: a line, or the lines of a run from the top.
struct Unit {
  Span span;
  std::vector<std::size_t> lines;
};

std::vector<Unit> unitsOf(const std::vector<Line>& lines, const std::vector<int>& runs, float slope) {
  std::vector<Unit> units;
  std::map<int, std::size_t> unitOfRun;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span span = spanOf(lines[i].quad, slope);
    const int run = i < runs.size() ? runs[i] : kNoCell;
    const auto known = unitOfRun.find(run);
    if (run == kNoCell || known == unitOfRun.end()) {
      if (run != kNoCell) unitOfRun.emplace(run, units.size());
      units.push_back({span, {i}});
      continue;
    }
    Unit& unit = units[known->second];
    unit.span.top = std::min(unit.span.top, span.top);
    unit.span.bottom = std::max(unit.span.bottom, span.bottom);
    unit.span.left = std::min(unit.span.left, span.left);
    unit.lines.push_back(i);
  }
  for (Unit& unit : units) {
    std::sort(unit.lines.begin(), unit.lines.end(), [&](std::size_t a, std::size_t b) {
      return spanOf(lines[a].quad, slope).top < spanOf(lines[b].quad, slope).top;
    });
  }
  return units;
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

void sortForReading(std::vector<Line>& lines, const std::vector<int>& runs) {
  const float slope = writingSlope(lines);
  const std::vector<Unit> units = unitsOf(lines, runs, slope);
  std::vector<std::size_t> order(units.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return units[a].span.middle() < units[b].span.middle(); });

  // A unit joins the row whose horizontally nearest member shares its height: rows may bend slowly across the page.
  std::vector<std::vector<std::size_t>> rows;
  for (const std::size_t number : order) {
    auto home = rows.end();
    for (auto row = rows.rbegin(); row != rows.rend() && row != rows.rbegin() + 4; ++row) {
      const std::size_t nearest = *std::min_element(row->begin(), row->end(), [&](std::size_t a, std::size_t b) {
        return std::abs(units[a].span.left - units[number].span.left) <
               std::abs(units[b].span.left - units[number].span.left);
      });
      if (shareRow(units[nearest].span, units[number].span)) {
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
    std::sort(row.begin(), row.end(),
              [&](std::size_t a, std::size_t b) { return units[a].span.left < units[b].span.left; });
    for (const std::size_t number : row) {
      for (const std::size_t line : units[number].lines)
        sorted.push_back(std::move(lines[line]));
    }
  }
  lines = std::move(sorted);
}

float usualHeight(const std::vector<Line>& lines) {
  std::vector<float> heights;
  for (const Line& line : lines)
    heights.push_back(std::min(quadHeight(line.quad), quadWidth(line.quad)));
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

}  // namespace vision::document
