#pragma once

#include <vector>

#include "vision/document/page.h"

namespace vision::document {

/// Sorts lines the way a person reads a page: rows from the top, in a row from the left. Rows are found along the
/// direction the writing really has, so a page that lies a little crooked or is not quite flat keeps its order.
void sortForReading(std::vector<Line>& lines);

/// True when two lines share a row: at the same height for more than half of the lower one.
bool sameRow(const Quad& a, const Quad& b, float slope);

/// Slope (rise over run) of the writing: the median over the long lines, 0 when there are none.
float writingSlope(const std::vector<Line>& lines);

}  // namespace vision::document
