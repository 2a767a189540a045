#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/simulator/usb/usb_descriptors.h"

namespace drivers::simulator {

/// The eight bytes that begin a control transfer (USB 2.0 §9.3).
struct ControlRequest {
  std::uint8_t type = 0;  ///< bit 7: towards the host
  std::uint8_t request = 0;
  std::uint16_t value = 0;
  std::uint16_t index = 0;
  std::uint16_t length = 0;
};

/// What a device does behind its endpoints. Called on the bus's thread, without any lock held.
class UsbFunction {
 public:
  UsbFunction() = default;
  UsbFunction(const UsbFunction&) = delete;
  UsbFunction& operator=(const UsbFunction&) = delete;
  virtual ~UsbFunction() = default;

  /// A program sent bytes to an endpoint.
  virtual void received(std::uint8_t endpoint, std::span<const std::uint8_t> bytes) = 0;
  /// A control transfer with its outgoing data. The answer's bytes (none when outgoing); empty optional: refused
  /// (stall).
  virtual std::optional<std::vector<std::uint8_t>> control(const ControlRequest& request,
                                                           std::span<const std::uint8_t> data) = 0;
};

/// An emulated USB device: what the kernel's usbfs would do with the transfers a program submits. Any thread may call
/// it.
class UsbGadget {
 public:
  UsbGadget(int socket, UsbSpec spec, UsbFunction& function);
  UsbGadget(const UsbGadget&) = delete;
  UsbGadget& operator=(const UsbGadget&) = delete;
  ~UsbGadget();

  /// Appears on the bus.
  tl::expected<void, std::string> plug();
  /// Disappears: transfers under way fail as they do when a cable is pulled.
  void unplug();
  [[nodiscard]] bool plugged() const;
  /// What a program needs to see the bus.
  [[nodiscard]] std::string environment() const;

  /// One packet for the host, at most as long as the endpoint allows; an empty one is a zero-length packet.
  void send(std::uint8_t endpoint, std::span<const std::uint8_t> packet);
  /// The endpoint answers with a stall until the program clears it; what was to be sent stays.
  void stall(std::uint8_t endpoint);

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace drivers::simulator
