#pragma once

#include <memory>

#include "drivers/device_config.h"
#include "drivers/smart_card/reader.h"

namespace drivers::smart_card {

/// Readers behind the machine's PC/SC service (pcscd), contact and contactless. Settings:
///   reader = "ACS ACR38*"            pattern of the reader's name (name_pattern.h), or a list of patterns; absent:
///   every
///                                    reader. All that fit are watched, so a dual-interface reader is one device; leave
///                                    a reader's SAM slot out, or its PSAM is taken for a visitor's card
///
/// Opening makes sure that the service runs and a reader fits: SmartCardServiceDown, SmartReaderNotThere.
assets::Result<std::unique_ptr<Reader>> openPcscReader(const DeviceConfig& config);

}  // namespace drivers::smart_card
