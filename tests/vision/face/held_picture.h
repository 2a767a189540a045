#pragma once

#include <opencv2/core.hpp>

namespace vision::face {

/// How a picture is held before the camera.
struct Hold {
  float yaw = 0;     ///< degrees, about its upright middle
  float bend = 0;    ///< how far its sides are bent back, as a share of half its width
  float aside = 0;   ///< share of its width
  float nearer = 1;  ///< 1.3: a third larger
};

/// The picture on paper as the camera sees it: a little paler, with the paper's grain.
cv::Mat held(const cv::Mat& picture, const Hold& hold);

/// The picture on a display: its raster against the camera's, brighter blacks, a reflection.
cv::Mat onScreen(const cv::Mat& picture);

/// A paper mask with the eyes cut out: where the eyes of the mask are, what is behind it is seen.
cv::Mat masked(const cv::Mat& mask, const cv::Mat& behind);

}  // namespace vision::face
