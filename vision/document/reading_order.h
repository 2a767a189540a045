#pragma once

#include <vector>

#include "vision/document/page.h"

namespace vision::document {

/// Sorts lines the way a person reads a page: rows from the top, in a row from the left. Rows are found along the
/// direction the writing really has, so a page that lies a little crooked or is not quite flat keeps its order.
///
/// `runs` says which lines are one running text in a cell of a table, by equal numbers (Cells::runs()): it is read to
/// its end before the cell beside it. Empty, or kNoCell for a line: none.
void sortForReading(std::vector<Line>& lines, const std::vector<int>& runs = {});

/// True when two lines share a row: at the same height for more than half of the lower one.
bool sameRow(const Quad& a, const Quad& b, float slope);

/// Slope (rise over run) of the writing: the median over the long lines, 0 when there are none.
float writingSlope(const std::vector<Line>& lines);

/// The usual (median) height of a line's writing, in pixels of the page. `lines` must not be empty.
float usualHeight(const std::vector<Line>& lines);

}  // namespace vision::document
