#include <array>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator {

// One line an emulator; its make function is declared in the header of its folder.
std::span<const Registration> registeredEmulators() {
  static constexpr std::array<Registration, 0> kEmulators = {};
  return kEmulators;
}

}  // namespace drivers::simulator
