#include <array>

#include "drivers/smart_card/drivers.h"
#include "drivers/smart_card/pcsc_reader.h"

namespace drivers::smart_card {

// One line a driver.
std::span<const Driver<Reader>> registeredDrivers() {
  static constexpr std::array kDrivers = {
      Driver<Reader>{"pcsc", "contact or contactless reader behind pcscd; reader (name pattern)", &openPcscReader},
  };
  return kDrivers;
}

}  // namespace drivers::smart_card
