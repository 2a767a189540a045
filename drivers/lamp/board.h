#pragma once

#include "assets/error.h"
#include "drivers/device_status.h"
#include "drivers/lamp/guide_light.h"
#include "drivers/lamp/sensors.h"

namespace drivers::lamp {

/// A board with guide lights and sensors. Every call blocks for at most half a second and belongs on the device's own
/// thread. Errors: LMP-F...
class Board {
 public:
  Board() = default;
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;
  virtual ~Board() = default;

  /// Makes every light burn as planned. A board that has been opened anew is dark.
  virtual assets::Result<void> show(const LightPlan& plan) = 0;
  virtual assets::Result<Sensors> sensors() = 0;
  /// Is the board well? Quick; for supervision. An open door is UserError, LMP-R01.
  virtual DeviceStatus check() = 0;
};

/// Which device state an error of opening or checking a board means.
DeviceState stateOf(assets::ErrorId error);

}  // namespace drivers::lamp
