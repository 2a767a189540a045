#include <array>

#include "drivers/id_card/drivers.h"
#include "drivers/id_card/sdt_reader.h"
#include "drivers/id_card/serial_reader.h"
#include "drivers/id_card/usb_reader.h"

namespace drivers::id_card {

// One line a driver.
std::span<const Driver<Reader>> registeredDrivers() {
  static constexpr std::array kDrivers = {
      Driver<Reader>{"sam-serial", "GA 450 module on a serial port; port, baud, photo_decoder", &openSerialReader},
      Driver<Reader>{"sam-usb", "GA 450 module on USB; vendor, product, port, photo_decoder", &openUsbReader},
      Driver<Reader>{"sdtapi", "a maker's sdtapi library; library, port, photo_decoder", &openSdtReader},
  };
  return kDrivers;
}

}  // namespace drivers::id_card
