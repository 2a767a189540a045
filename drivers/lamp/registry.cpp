#include <array>

#include "drivers/lamp/drivers.h"
#include "drivers/lamp/usb_board.h"

namespace drivers::lamp {

// One line a driver.
std::span<const Driver<Board>> registeredDrivers() {
  static constexpr std::array kDrivers = {
      Driver<Board>{"lamp-usb", "sensor and lamp board, HID reports of this project; vendor, product, port",
                    &openUsbBoard},
  };
  return kDrivers;
}

}  // namespace drivers::lamp
