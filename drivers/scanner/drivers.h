#pragma once

#include <span>

#include "drivers/registry.h"
#include "drivers/scanner/scanner.h"

namespace drivers::scanner {

/// Every driver of scanners: "sane" (settings: device = a SANE device name, or escl = the URL of an eSCL scanner,
/// "http://127.0.0.1:8089/eSCL", which is reached through sane-airscan; more at SaneScanner).
std::span<const Driver<Scanner>> registeredDrivers();

}  // namespace drivers::scanner
