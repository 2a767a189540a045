#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "vision/document/page.h"

namespace vision::document {

/// Running text inside the ruled cells of a table: lines of which each fills its cell's width and goes on in the next
/// one have the same number; kNoCell where no rules enclose a line or nothing goes on, as in a list. Told by the rules
/// printed on the flat page. A cell that holds lines side by side is none: one of its rules was not seen.
constexpr int kNoCell = -1;
std::vector<int> runsInCells(const cv::Mat& page, const std::vector<Line>& lines, float lineHeight);

}  // namespace vision::document
