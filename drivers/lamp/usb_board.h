#pragma once

#include <memory>

#include "drivers/device_config.h"
#include "drivers/lamp/board.h"

namespace drivers::lamp {

/// A board on USB that speaks board_reports.h. Settings:
///   vendor = "0483"  product = "5750"   what the board calls itself, four hexadecimal digits
///   port = "1-2.4"                      its socket, where several boards are plugged in
/// Errors: LampBoardNotThere, LampBoardSilent (another maker's board), LampBoardRefused.
assets::Result<std::unique_ptr<Board>> openUsbBoard(const DeviceConfig& config);

}  // namespace drivers::lamp
