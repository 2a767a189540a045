#pragma once

#include <opencv2/core.hpp>

#include "drivers/simulator/camera/medium.h"

namespace drivers::simulator::camera {

/// What an infrared eye with a lamp beside its lens (850 nm) gets of a picture on paper or on a display where the
/// colour eye gets `colour` (BGR): grey in three channels, of the same size.
///
/// Paper returns most of the light, everywhere alike; inkjet colours are clear in infrared and leave a breath of the
/// picture, toner leaves most of it. A display gives no infrared of its own and swallows the lamp's, but for its
/// reflection on the glass.
cv::Mat infraredView(const cv::Mat& colour, FlatMedium medium);

}  // namespace drivers::simulator::camera
