#pragma once

#include <array>

#include <opencv2/core/mat.hpp>

#include "vision/document/page_outline.h"

namespace vision::document {

/// Follows the sides of a page that was found by straight lines, and puts its corners where the followed sides meet: on
/// pages that do not lie quite even they are a few times nearer to the paper's. `brightness`: log brightness with the
/// writing closed away, 32-bit floats; `quad` in its pixels; `frame`: sides that are the picture's own edge and cannot
/// be followed. A side that is not seen along most of its length is taken as straight.
PageOutline traceSides(const cv::Mat& brightness, const Quad& quad, const std::array<bool, 4>& frame);

}  // namespace vision::document
