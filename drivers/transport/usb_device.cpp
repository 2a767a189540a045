#include "drivers/transport/usb_device.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace drivers::transport {

std::vector<UsbEndpoint> UsbInterface::select(UsbTransfer transfer, bool in) const {
  std::vector<UsbEndpoint> chosen;
  for (const UsbEndpoint& endpoint : endpoints) {
    if (endpoint.transfer == transfer && endpoint.in() == in) chosen.push_back(endpoint);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const UsbEndpoint& a, const UsbEndpoint& b) { return a.address < b.address; });
  return chosen;
}

std::string UsbDevice::name() const {
  std::array<char, 16> numbers{};
  std::snprintf(numbers.data(), numbers.size(), "%04x:%04x", vendor, product);
  return std::string(numbers.data()) + " at " + port;
}

std::optional<std::uint16_t> parseUsbNumber(std::string_view text) {
  std::uint16_t number = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number, 16);
  if (text.empty() || text.size() > 4 || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return number;
}

}  // namespace drivers::transport
