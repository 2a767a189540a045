#pragma once

#include <memory>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator {

/// An ID-card reader on a serial port (a pseudo-terminal), speaking GA 450 at the pace of a real wire. Settings besides
/// those of makeIdReader():
///   port = "id-card"        link to the terminal, made in --directory
///   baud = 115200           what the module talks with; a program at another rate is not understood
tl::expected<std::unique_ptr<Emulator>, std::string> makeSerialIdReader(const Setup& setup);

}  // namespace drivers::simulator
