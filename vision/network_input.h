#pragma once

#include <array>

#include <opencv2/core/mat.hpp>

#include "vision/inference/session.h"

namespace vision {

enum class ChannelOrder : unsigned char { Bgr, Rgb };

/// One picture as planes (1 x 3 x rows x columns), value = (pixel - mean) * scale for each channel in the order asked.
inference::Tensor planes(const cv::Mat& bgr, ChannelOrder order, const std::array<float, 3>& mean,
                         const std::array<float, 3>& scale);

}  // namespace vision
