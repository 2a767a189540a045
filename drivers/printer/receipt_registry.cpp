#include <array>

#include "drivers/printer/drivers.h"
#include "drivers/printer/escpos_printer.h"

namespace drivers::printer {

std::span<const Driver<ReceiptPrinter>> registeredReceiptPrinters() {
  static constexpr std::array<Driver<ReceiptPrinter>, 2> kDrivers = {{
      {"escpos-tcp", "ESC/POS receipt printer on the network; address", &EscPosPrinter::openTcp},
      {"escpos-serial", "ESC/POS receipt printer on a serial or USB-serial port; port, baud",
       &EscPosPrinter::openSerial},
  }};
  return kDrivers;
}

}  // namespace drivers::printer
