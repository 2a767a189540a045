#include <array>

#include "drivers/scanner/drivers.h"
#include "drivers/scanner/sane_scanner.h"

namespace drivers::scanner {

// One line a driver.
std::span<const Driver<Scanner>> registeredDrivers() {
  static constexpr std::array kDrivers = {
      Driver<Scanner>{"sane", "any scanner of SANE, on USB or the network (eSCL)", &SaneScanner::open},
  };
  return kDrivers;
}

}  // namespace drivers::scanner
