#pragma once

#include "vision/face/face.h"
#include "vision/image.h"

namespace vision::face {

/// How much a face is drawn on a raster: a display's rows and sub-pixels beat against the camera's and leave waves of
/// one length in one direction, which no skin has. The strongest wave among the short ones, in brightness or in colour,
/// over what is usual around it in the spectrum; 0 where the face is too small to tell. Waves of a JPEG's blocks do not
/// count.
float rasterOf(const Image& frame, const Face& face);

}  // namespace vision::face
