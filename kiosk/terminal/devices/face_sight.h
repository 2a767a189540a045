#pragma once

#include <optional>

#include "drivers/camera/camera.h"

namespace kiosk::terminal::devices {

/// What a face camera sees at one moment.
struct FaceSight {
  drivers::camera::Frame colour;
  std::optional<drivers::camera::Frame> infrared;  ///< of the same moment
  bool hasInfrared = false;                        ///< the camera has such an eye, also where it missed this moment
};

}  // namespace kiosk::terminal::devices
