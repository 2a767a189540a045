#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::transport {

/// How an endpoint carries bytes (USB 2.0 §9.6.6, bmAttributes bits 1..0).
enum class UsbTransfer : std::uint8_t { Control = 0, Isochronous = 1, Bulk = 2, Interrupt = 3 };

struct UsbEndpoint {
  std::uint8_t address = 0;  ///< bEndpointAddress; bit 7: towards the host
  UsbTransfer transfer = UsbTransfer::Bulk;
  std::uint16_t packet = 64;  ///< wMaxPacketSize in bytes
  [[nodiscard]] bool in() const { return (address & 0x80U) != 0; }
  friend bool operator==(const UsbEndpoint&, const UsbEndpoint&) = default;
};

// bInterfaceClass, as the USB-IF gives them out.
inline constexpr std::uint8_t kUsbHid = 0x03;
inline constexpr std::uint8_t kUsbPrinter = 0x07;
inline constexpr std::uint8_t kUsbMassStorage = 0x08;
inline constexpr std::uint8_t kUsbSmartCard = 0x0B;

/// One interface descriptor in its first alternate setting, with its endpoints.
struct UsbInterface {
  std::uint8_t number = 0;
  std::uint8_t classCode = 0;
  std::uint8_t subclass = 0;
  std::uint8_t protocol = 0;
  std::vector<UsbEndpoint> endpoints;

  /// Endpoints of one transfer and direction, by ascending address.
  [[nodiscard]] std::vector<UsbEndpoint> select(UsbTransfer transfer, bool in) const;
};

/// What a device says of itself in its descriptors, and where it is plugged in.
struct UsbDevice {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  std::string port;  ///< bus and ports on the way: "1-2.4"; the same socket is the same path after each replug
  std::vector<UsbInterface> interfaces;

  /// For logs and staff: "0400:c35a at 1-2.4".
  [[nodiscard]] std::string name() const;
};

/// A vendor's or product's number as settings write it: up to four hexadecimal digits, nothing else.
std::optional<std::uint16_t> parseUsbNumber(std::string_view text);

}  // namespace drivers::transport
