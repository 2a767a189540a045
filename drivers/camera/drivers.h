#pragma once

#include <span>

#include "drivers/camera/camera.h"
#include "drivers/registry.h"

namespace drivers::camera {

/// Every driver of cameras: "v4l2" (settings: device = "/dev/video0", or vid_pid = "0c45:c812" and optionally
/// usb_path = "1-2.1"), "mjpeg-stream" (settings: path = a Unix socket, a FIFO or a file of JPEGs in a row) and
/// "rgb-ir" (settings: colour.driver and infrared.driver, each one of the others, and their settings behind the same
/// words).
std::span<const Driver<Camera>> registeredDrivers();

}  // namespace drivers::camera
