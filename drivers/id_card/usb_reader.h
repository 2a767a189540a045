#pragma once

#include <memory>

#include "drivers/device_config.h"
#include "drivers/id_card/reader.h"
#include "drivers/id_card/sam_reader.h"

namespace drivers::id_card {

/// A SAM reader on USB, through its bulk pipes or its HID reports; how it talks is found from its descriptors
/// (usb_mode.h). Settings, all optional:
///   vendor = "0400"          and
///   product = "c35a"         which device, hexadecimal; absent: the numbers readers are known by
///   port = "1-2.4"           the socket it is plugged into; needed only when several readers are plugged in. Who comes
///                            back at that socket plays the same role again, whatever number the system gives it.
///   photo_decoder = "x.so"   plug-in for the chip's picture
/// Errors: IdReaderNotThere; IdReaderTaken; IdReaderTypesKeys when it is a keyboard; DeviceMisconfigured when several
/// devices match.
assets::Result<std::unique_ptr<Reader>> openUsbReader(const DeviceConfig& config);

/// The same with waits of the caller's choice.
assets::Result<std::unique_ptr<Reader>> openUsbReader(const DeviceConfig& config, SamTiming timing);

}  // namespace drivers::id_card
