#pragma once

#include <opencv2/core/mat.hpp>

#include "vision/image.h"

// Between the room's picture value and OpenCV's matrix; only for sources of this room.
namespace vision {

/// A matrix over the picture's own pixels; the picture must outlive it.
inline cv::Mat view(Image& image) {
  return {image.height(), image.width(), CV_8UC3, image.row(0), image.stride()};
}
/// The same for reading only: OpenCV has no matrix of constants.
inline cv::Mat view(const Image& image) {
  return {image.height(), image.width(), CV_8UC3, const_cast<std::uint8_t*>(image.row(0)), image.stride()};
}
/// A copy of an 8-bit BGR matrix.
inline Image imageOf(const cv::Mat& matrix) {
  return {matrix.cols, matrix.rows, matrix.ptr(), matrix.step};
}

}  // namespace vision
