#include "drivers/simulator/usb/usb_descriptors.h"

namespace drivers::simulator {
namespace {

constexpr std::uint8_t kDevice = 1, kConfiguration = 2, kInterface = 4, kEndpoint = 5;

void append16(std::vector<std::uint8_t>& bytes, std::size_t value) {
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFFU));
  bytes.push_back(static_cast<std::uint8_t>(value >> 8U));
}

}  // namespace

std::vector<std::uint8_t> descriptorsOf(const UsbSpec& spec) {
  std::vector<std::uint8_t> bytes = {18, kDevice, 0x10, 0x01, 0, 0, 0, 64};  // USB 1.1, class told by the interface
  append16(bytes, spec.vendor);
  append16(bytes, spec.product);
  bytes.insert(bytes.end(), {0x00, 0x01, 0, 0, 0, 1});

  const std::size_t total = 9 + 9 + spec.classDescriptor.size() + 7 * spec.endpoints.size();
  bytes.insert(bytes.end(), {9, kConfiguration});
  append16(bytes, total);
  bytes.insert(bytes.end(), {1, 1, 0, 0xC0, 0});  // one interface, self powered
  bytes.insert(bytes.end(), {9, kInterface, 0, 0, static_cast<std::uint8_t>(spec.endpoints.size()), spec.classCode,
                             spec.subclass, spec.protocol, 0});
  bytes.insert(bytes.end(), spec.classDescriptor.begin(), spec.classDescriptor.end());
  for (const UsbEndpointSpec& endpoint : spec.endpoints) {
    bytes.insert(bytes.end(), {7, kEndpoint, endpoint.address, endpoint.attributes});
    append16(bytes, endpoint.packet);
    bytes.push_back(static_cast<std::uint8_t>(endpoint.attributes == 3 ? 1 : 0));  // an interrupt pipe each millisecond
  }
  return bytes;
}

}  // namespace drivers::simulator
