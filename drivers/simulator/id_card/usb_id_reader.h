#pragma once

#include <memory>
#include <string>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator {

/// An ID-card reader on USB, in a test bed of umockdev's that takes the place of /sys and /dev/bus/usb. Settings
/// besides those of makeIdReader():
///   vendor = "0400"  product = "c35a"   what it calls itself
///   socket = 1                          port of the root hub: the program finds it at "1-1"
///
/// `id-card where` answers the variables a program must be started with to see the bus:
///   env $(printf 'id-card where\n' | socat - UNIX:SOCKET | cut -d' ' -f2-) hall-devices …
tl::expected<std::unique_ptr<Emulator>, std::string> makeUsbIdReader(const Setup& setup, const std::string& wire);

}  // namespace drivers::simulator
