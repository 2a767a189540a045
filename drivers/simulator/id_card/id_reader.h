#pragma once

#include <memory>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator {

/// An ID-card reader on a serial port (a pseudo-terminal), speaking GA 450 at the pace of a real wire.
///
///   [devices.id-card]
///   port = "id-card"        link to the terminal, made in --directory
///   baud = 115200           what the module talks with; a program at another rate is not understood
///   find_ms = 100  select_ms = 100  read_ms = 1000  address_ms = 200   thinking time before an answer
///   late_ms = 3000          how long the fault `late` keeps a reply back
///
/// Commands: place PERSON; lift; swap PERSON; fault …; status.
tl::expected<std::unique_ptr<Emulator>, std::string> makeIdReader(const Setup& setup);

}  // namespace drivers::simulator
