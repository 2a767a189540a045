#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "vision/document/page.h"

namespace vision::document {

constexpr int kNoCell = -1;

/// The cells of a flat page's tables, told by the rules printed on it. Making it looks at the picture, asking it does
/// not.
class Cells {
 public:
  /// `lineHeight`: of the page's usual line, pixels.
  Cells(const cv::Mat& page, float lineHeight);

  /// Running text inside the ruled cells: lines of which each fills its cell's width and goes on in the next one have
  /// the same number; kNoCell where no rules enclose a line or nothing goes on, as in a list. A cell that holds lines
  /// side by side is none: one of its rules was not seen.
  [[nodiscard]] std::vector<int> runs(const std::vector<Line>& lines) const;

 private:
  float zoom_;
  cv::Mat labels_;  ///< of the areas between rules; 0: a rule
  cv::Mat stats_;
};

}  // namespace vision::document
