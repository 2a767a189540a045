#pragma once

#include <memory>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator::lamp {

/// A sensor and lamp board on USB, in the same test bed as every USB device here.
///
///   [devices.lamps]
///   wire = "usb-hid"     needed: the only one
///   socket = 2           port of the root hub: the program finds it at "1-2"
///
/// Commands: lights (what each of them does); door service|paper open|close; near on|off; fault …; where (the variables
/// a program must be started with to see the bus). Whoever stands in front of the machine is near.
tl::expected<std::unique_ptr<Emulator>, std::string> makeLampBoard(const Setup& setup);

}  // namespace drivers::simulator::lamp
