#include "vision/document/table_cells.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <opencv2/imgproc.hpp>

#include "vision/document/field_value.h"
#include "vision/document/reading_order.h"

namespace vision::document {
namespace {

constexpr float kFills = 0.25F;        // of the cell's width that a full line may leave: the next word did not fit
constexpr float kSearchedHeight = 24;  // of a line, pixels
constexpr int kMargin = 80;            // the page's side over what no table is printed nearer to it than
constexpr float kShortestRule = 2.2F;  // line heights: longer than any stroke of a character

/// 255 where a rule runs: what stays of the ink when everything shorter than a rule is taken away. Thickened a little
/// before, since a rule that is not quite level climbs from one row of pixels to the next.
cv::Mat rulesOf(const cv::Mat& page, float lineHeight) {
  cv::Mat grey;
  cv::cvtColor(page, grey, cv::COLOR_BGR2GRAY);
  const int around = std::max(15, static_cast<int>(lineHeight)) | 1;
  cv::Mat ink;
  cv::adaptiveThreshold(grey, ink, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV, around, 12);
  const int length = std::max(20, static_cast<int>(kShortestRule * lineHeight));
  cv::Mat rules = cv::Mat::zeros(ink.size(), CV_8U);
  for (const bool level : {true, false}) {
    const cv::Size thick = level ? cv::Size(1, 3) : cv::Size(3, 1);
    const cv::Size run = level ? cv::Size(length, 1) : cv::Size(1, length);
    cv::Mat one;
    cv::dilate(ink, one, cv::getStructuringElement(cv::MORPH_RECT, thick));
    cv::morphologyEx(one, one, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, run));
    rules |= one;
  }
  const int gap = std::max(3, static_cast<int>(lineHeight / 6)) | 1;
  cv::morphologyEx(rules, rules, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, gap}));
  return rules;
}

bool sideBySide(const std::vector<Line>& lines, const std::vector<std::size_t>& members, float slope) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      if (sameRow(lines[members[i]].quad, lines[members[j]].quad, slope)) return true;
    }
  }
  return false;
}

bool ended(const std::string& text) {
  const std::u32string words = normalised(text);
  return !words.empty() && std::u32string_view(U"。；;:").find(words.back()) != std::u32string_view::npos;
}

/// The cell's lines from the top, parted behind each that ends before `full` or with its sentence; only those of two or
/// more lines.
std::vector<std::vector<std::size_t>> runsOf(const std::vector<Line>& lines, std::vector<std::size_t> members,
                                             float full) {
  std::sort(members.begin(), members.end(),
            [&](std::size_t a, std::size_t b) { return lines[a].quad[0].y < lines[b].quad[0].y; });
  std::vector<std::vector<std::size_t>> all;
  bool goesOn = false;
  for (const std::size_t line : members) {
    if (!goesOn) all.emplace_back();
    all.back().push_back(line);
    goesOn = !ended(lines[line].text) && std::max(lines[line].quad[1].x, lines[line].quad[2].x) >= full;
  }
  std::erase_if(all, [](const auto& run) { return run.size() < 2; });
  return all;
}

}  // namespace

Cells::Cells(const cv::Mat& page, float lineHeight)
    // Rules are long; half of the pixels show them as well.
    : zoom_(std::min(1.F, kSearchedHeight / std::max(1.F, lineHeight))) {
  cv::Mat small;
  cv::resize(page, small, {}, zoom_, zoom_, cv::INTER_AREA);
  const cv::Mat open = rulesOf(small, lineHeight * zoom_) == 0;
  cv::Mat middles;
  cv::connectedComponentsWithStats(open, labels_, stats_, middles, 4, CV_32S);
}

std::vector<int> Cells::runs(const std::vector<Line>& lines) const {
  std::vector<int> cells(lines.size(), kNoCell);
  std::vector<std::vector<std::size_t>> members(static_cast<std::size_t>(stats_.rows));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Quad& quad = lines[i].quad;
    const int x = std::clamp(static_cast<int>(zoom_ * (quad[0].x + quad[2].x) / 2), 0, labels_.cols - 1);
    const int y = std::clamp(static_cast<int>(zoom_ * (quad[0].y + quad[2].y) / 2), 0, labels_.rows - 1);
    const int label = labels_.at<int>(y, x);
    if (label > 0) members[static_cast<std::size_t>(label)].push_back(i);
  }
  const float slope = writingSlope(lines);
  int next = 0;
  for (int label = 1; label < stats_.rows; ++label) {
    const int* box = stats_.ptr<int>(label);
    // The paper around the table is no cell, also where a sliver of the desk runs along the page's side like a rule.
    const int marginX = labels_.cols / kMargin;
    const int marginY = labels_.rows / kMargin;
    const bool atEdge = box[cv::CC_STAT_LEFT] <= marginX || box[cv::CC_STAT_TOP] <= marginY ||
                        box[cv::CC_STAT_LEFT] + box[cv::CC_STAT_WIDTH] >= labels_.cols - marginX ||
                        box[cv::CC_STAT_TOP] + box[cv::CC_STAT_HEIGHT] >= labels_.rows - marginY;
    const auto& inside = members[static_cast<std::size_t>(label)];
    if (atEdge || sideBySide(lines, inside, slope)) continue;
    const float rightEdge = static_cast<float>(box[cv::CC_STAT_LEFT] + box[cv::CC_STAT_WIDTH]) / zoom_;
    const float room = kFills * static_cast<float>(box[cv::CC_STAT_WIDTH]) / zoom_;
    for (const auto& run : runsOf(lines, inside, rightEdge - room)) {
      for (const std::size_t line : run)
        cells[line] = next;
      ++next;
    }
  }
  return cells;
}

}  // namespace vision::document
