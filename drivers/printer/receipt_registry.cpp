#include <array>

#include "drivers/printer/drivers.h"
#include "drivers/printer/escpos_printer.h"

namespace drivers::printer {

std::span<const Driver<ReceiptPrinter>> registeredReceiptPrinters() {
  static constexpr std::array<Driver<ReceiptPrinter>, 3> kDrivers = {{
      {"escpos-tcp", "ESC/POS receipt printer on the network; address", &EscPosPrinter::openTcp},
      {"escpos-serial", "ESC/POS receipt printer on a serial or USB-serial port; port, baud",
       &EscPosPrinter::openSerial},
      {"escpos-usb", "ESC/POS receipt printer of the USB printer class; vendor, product, port",
       &EscPosPrinter::openUsb},
  }};
  return kDrivers;
}

}  // namespace drivers::printer
