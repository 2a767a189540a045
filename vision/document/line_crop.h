#pragma once

#include <opencv2/core/mat.hpp>

#include "vision/geometry.h"

namespace vision::document {

/// The line as a level strip; a line taller than wide is turned so that it lies.
cv::Mat cropLine(const cv::Mat& page, const Quad& quad);

/// True when the line stands: its strip is at least half as tall again as wide.
bool standing(const Quad& quad);

}  // namespace vision::document
