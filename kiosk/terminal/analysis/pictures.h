#pragma once

#include <string>

#include "assets/error.h"
#include "drivers/camera/camera.h"
#include "ui/widgets/live_view.h"
#include "ui/widgets/picture.h"
#include "vision/geometry.h"
#include "vision/image.h"

namespace kiosk::terminal::analysis {

/// The pixels of a camera frame.
assets::Result<vision::Image> imageOf(const drivers::camera::Frame& frame);

/// A picture for the screen, made smaller so that it is at most `longest` pixels on either side.
ui::widgets::Picture pictureOf(const vision::Image& image, std::string slot, int longest);

/// A quad in pixels of an image, as the screen takes it: 0..1.
ui::widgets::Quad outlineOf(const vision::Quad& quad, const vision::Image& image);

}  // namespace kiosk::terminal::analysis
