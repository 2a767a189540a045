#pragma once

#include <cstdint>
#include <vector>

namespace drivers::simulator {

/// What an emulated device writes into its descriptors (USB 2.0 §9.6).
struct UsbEndpointSpec {
  std::uint8_t address = 0;     ///< bit 7: towards the host
  std::uint8_t attributes = 2;  ///< 2 bulk, 3 interrupt
  std::uint16_t packet = 64;
};
struct UsbSpec {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  std::uint8_t classCode = 0xFF;  ///< of its only interface
  std::uint8_t subclass = 0;
  std::uint8_t protocol = 0;
  std::vector<std::uint8_t> classDescriptor;  ///< between interface and endpoints: HID's
  std::vector<UsbEndpointSpec> endpoints;
};

/// The device descriptor and its only configuration, as sysfs shows them.
std::vector<std::uint8_t> descriptorsOf(const UsbSpec& spec);

}  // namespace drivers::simulator
