#pragma once

#include <array>

#include <opencv2/core/mat.hpp>

#include "vision/geometry.h"

namespace vision::face {

/// The square around a box's middle whose side is the box's height.
Box squareByHeight(const Box& box);

/// A square of the picture scaled to side x side pixels; what lies outside the picture repeats its edge.
cv::Mat cropTo(const cv::Mat& picture, const Box& square, int side);

/// The box grown `factor` times around its middle, less where the picture is too small for it, and pushed inside the
/// picture: the neighbourhood the passive liveness networks were trained on. Whole pixels.
Box grownInside(const Box& box, float factor, int pictureWidth, int pictureHeight);

/// Rotation, scale and shift (2x3) that bring five points closest, in the least squares, onto the template of 112-pixel
/// face recognition: (38.29,51.70) (73.53,51.50) (56.03,71.74) (41.55,92.37) (70.73,92.20).
cv::Matx23f alignment(const std::array<Point, 5>& points);

/// The face as the recognition network wants to see it, 112 x 112.
cv::Mat aligned(const cv::Mat& picture, const std::array<Point, 5>& points);

}  // namespace vision::face
