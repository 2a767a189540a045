#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "vision/document/page.h"
#include "vision/geometry.h"

namespace vision::document {

/// A small square printed to be ticked.
struct CheckBox {
  Box place;
  bool ticked = false;  ///< filled, or something is written into it
};

/// Squares on a flat page that are between a third and nine tenths of `lineHeight` tall and wide. The character 口 is
/// one too: what stands around it tells, see markCheckBoxes().
std::vector<CheckBox> findCheckBoxes(const cv::Mat& page, float lineHeight);

/// A line as it was read, with the place of each code point along it: 0 at the line's left end, 1 at its right.
struct PlacedLine {
  Line line;
  std::vector<float> centres;
};

/// Writes □ and ■ into the lines where boxes stand, for what the reader made of them (口, 回, or nothing at all). Only
/// in rows with two or more that each begin their line or stand behind a space: those are choices.
void markCheckBoxes(std::vector<PlacedLine>& lines, const std::vector<CheckBox>& boxes);

}  // namespace vision::document
