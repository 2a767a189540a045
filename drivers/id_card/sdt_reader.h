#pragma once

#include <memory>

#include "drivers/device_config.h"
#include "drivers/id_card/reader.h"

namespace drivers::id_card {

/// A reader behind its maker's own sdtapi library, for readers whose wire is not public. Settings:
///   library = "/opt/maker/libsdtapi.so"   needed
///   port = 1001                           1 to 16 serial, 1001 to 1016 USB; absent: 1001
///   photo_decoder = "x.so"                plug-in for the chip's picture
assets::Result<std::unique_ptr<Reader>> openSdtReader(const DeviceConfig& config);

}  // namespace drivers::id_card
