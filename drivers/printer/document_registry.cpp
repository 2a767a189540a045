#include <array>

#include "drivers/printer/drivers.h"
#include "drivers/printer/ipp_printer.h"

namespace drivers::printer {

std::span<const Driver<DocumentPrinter>> registeredDocumentPrinters() {
  static constexpr std::array<Driver<DocumentPrinter>, 1> kDrivers = {{
      {"ipp", "A4 printer that takes PDF over IPP, or a CUPS queue; uri",
       [](const DeviceConfig& config) { return IppPrinter::open(config); }},
  }};
  return kDrivers;
}

}  // namespace drivers::printer
