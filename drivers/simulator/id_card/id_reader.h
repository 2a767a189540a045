#pragma once

#include <memory>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator {

/// An ID-card reader with the security module (GA 450) behind one of its wires.
///
///   [devices.id-card]
///   wire = "serial"         serial | usb-split | usb-single | usb-hid | usb-hid-control |
///                           usb-keyboard | usb-hid-keyboard
///   find_ms = 100  select_ms = 100  read_ms = 1000  address_ms = 200   thinking time before an answer
///   late_ms = 3000          how long the fault `late` keeps a reply back
/// and the settings of the wire: serial_id_reader.h, usb_id_reader.h.
///
/// Commands: place PERSON; lift; swap PERSON; fault …; status; on USB also where.
tl::expected<std::unique_ptr<Emulator>, std::string> makeIdReader(const Setup& setup);

}  // namespace drivers::simulator
