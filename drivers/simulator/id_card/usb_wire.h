#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "drivers/simulator/id_card/card_encoder.h"
#include "drivers/simulator/usb/usb_gadget.h"

namespace drivers::simulator {

/// One packet on its way to the host.
struct WirePacket {
  std::uint8_t endpoint = 0;
  Bytes bytes;
};

/// How one kind of USB reader carries the module's frames: what its descriptors say and how bytes become packets.
class UsbWire {
 public:
  UsbWire() = default;
  UsbWire(const UsbWire&) = delete;
  UsbWire& operator=(const UsbWire&) = delete;
  virtual ~UsbWire() = default;

  /// Descriptors without the vendor's numbers.
  [[nodiscard]] virtual UsbSpec spec() const = 0;
  /// Bytes for the module in what the host sent.
  virtual Bytes unwrap(std::uint8_t endpoint, std::span<const std::uint8_t> bytes) = 0;
  /// A reply as packets of at most `longest` bytes of it each. `damaged`: a wrapper around them has a wrong sum.
  [[nodiscard]] virtual std::vector<WirePacket> wrap(const Bytes& reply, std::size_t longest, bool damaged) const = 0;
  /// The answer to a control transfer of the device's class; none: refused.
  [[nodiscard]] virtual std::optional<Bytes> control(const ControlRequest& /*request*/) const { return std::nullopt; }
  /// The control transfer brings what would else come through an endpoint.
  [[nodiscard]] virtual bool takesFrames(const ControlRequest& /*request*/) const { return false; }
  /// The endpoint a reply begins on.
  [[nodiscard]] virtual std::uint8_t firstIn() const = 0;
};

/// usb-split | usb-single | usb-hid | usb-hid-control (requests by SET_REPORT) | usb-keyboard | usb-hid-keyboard (says
/// so only in its report descriptor); nullptr: no such wire.
std::unique_ptr<UsbWire> usbWireCalled(std::string_view word);

}  // namespace drivers::simulator
