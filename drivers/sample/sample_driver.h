#pragma once

#include <memory>

#include "drivers/lamp/board.h"
#include "drivers/registry.h"

namespace drivers::sample {

/// Settings: port (a path, needed), baud (9600). Errors: DeviceMisconfigured, LampBoardNotThere, LampBoardSilent.
assets::Result<std::unique_ptr<lamp::Board>> openLineBoard(const DeviceConfig& config);

/// The line a real driver adds to its class's registry.cpp.
inline constexpr Driver<lamp::Board> kSampleDriver{"sample", "guide lights by lines of text; port, baud",
                                                   &openLineBoard};

}  // namespace drivers::sample
