#pragma once

#include <cstdint>

#include "vision/geometry.h"
#include "vision/image.h"

namespace material {

/// How a sheet is photographed; the defaults are a document camera over a dark desk pad in an evenly lit hall.
struct Shot {
  int width = 2592;
  int height = 1944;
  std::uint32_t seed = 1;     ///< decides how crooked the sheet lies, the grain of the desk and the noise
  double fill = 0.90;         ///< height of the page as a share of the picture's
  double tilt = 2.0;          ///< largest turn of the sheet, degrees
  double perspective = 0.02;  ///< largest shift of a corner, as a share of the page's sides
  double curl = 0;            ///< how far the middle of a rolled sheet's level sides bows, as a share of its height
  double shade = 0.22;        ///< how much darker the dark side is
  double blur = 0.7;          ///< standard deviation, pixels
  double noise = 2.5;         ///< standard deviation, of 255
  double glare = 0;           ///< strength of a mirrored lamp, 0 … 1
  double exposure = 1;        ///< 1 is right
};

struct Photograph {
  vision::Image picture;
  vision::Quad page;  ///< where the corners of the sheet really lie
};

/// The sheet on the desk as the camera sees it. The same shot gives the same picture.
Photograph photograph(const vision::Image& sheet, const Shot& shot = {});

}  // namespace material
