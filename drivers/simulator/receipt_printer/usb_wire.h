#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "drivers/simulator/usb/usb_gadget.h"

namespace drivers::simulator {

/// The USB side of a printer of the printer class (07/01/02, both ways): bulk pipes, GET_DEVICE_ID, GET_PORT_STATUS,
/// SOFT_RESET. Bytes wait here until the printer takes them. Any thread may call it.
class PrinterUsbWire final : private UsbFunction {
 public:
  /// `arrived` is called on the bus's thread when bytes have come.
  PrinterUsbWire(int socket, std::function<void()> arrived);

  tl::expected<void, std::string> plug() { return gadget_.plug(); }
  void unplug();
  [[nodiscard]] std::string environment() const { return gadget_.environment(); }

  /// What has come since the last call.
  std::vector<std::uint8_t> take();
  void send(std::span<const std::uint8_t> bytes);
  /// What GET_PORT_STATUS tells.
  void showState(bool paperEmpty, bool failed);

 private:
  void received(std::uint8_t endpoint, std::span<const std::uint8_t> bytes) override;
  std::optional<std::vector<std::uint8_t>> control(const ControlRequest& request,
                                                   std::span<const std::uint8_t> data) override;

  std::function<void()> arrived_;
  std::mutex mutex_;
  std::vector<std::uint8_t> waiting_;
  std::uint8_t portStatus_ = 0x18;  ///< selected, no error
  UsbGadget gadget_;
};

}  // namespace drivers::simulator
