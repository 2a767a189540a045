#pragma once

#include <memory>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator {

/// A ticket printer for 80 mm paper speaking ESC/POS on TCP (loopback) and, when asked, on a pseudo-terminal or on USB.
///
///   [devices.receipt-printer]
///   tcp = 9100                port; 0: any free one, see `where`
///   port = "receipt-printer"  link to a pseudo-terminal, made in --directory; absent: none
///   wire = "usb"              a printer of the USB printer class in the test bed every USB device here hangs on
///   socket = 3                port of the root hub: the program finds it at "1-3"
///   output = "receipts"       folder for receipt-001.png …, one for each piece of paper that was cut off
///   speed = 150               millimetres of paper a second
///
/// Commands: paper ok|low|out; paper runs-out MM (after so much more paper); cover open|close; cutter jam|ok;
/// silent on|off; contradict on|off; speed MM; where; receipts (the files so far).
tl::expected<std::unique_ptr<Emulator>, std::string> makeReceiptPrinter(const Setup& setup);

}  // namespace drivers::simulator
