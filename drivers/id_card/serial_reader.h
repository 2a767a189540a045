#pragma once

#include <memory>

#include "drivers/device_config.h"
#include "drivers/id_card/reader.h"

namespace drivers::id_card {

/// A SAM reader on a serial port. Settings:
///   port = "/dev/ttyS0"      needed
///   baud = "auto"            or 115200, 57600, 38400, 19200, 9600; absent or auto: tried in this order
///   photo_decoder = "x.so"   plug-in for the chip's picture; absent or unusable: cards come without a decoded picture
assets::Result<std::unique_ptr<Reader>> openSerialReader(const DeviceConfig& config);

}  // namespace drivers::id_card
