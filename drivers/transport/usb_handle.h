#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "drivers/transport/usb_bus.h"

struct libusb_device_handle;

namespace drivers::transport {

/// The eight bytes that begin a control transfer (USB 2.0 §9.3), without the length, which the data has.
struct UsbSetup {
  std::uint8_t requestType = 0;
  std::uint8_t request = 0;
  std::uint16_t value = 0;
  std::uint16_t index = 0;
};

/// An opened device with one claimed interface; a kernel driver on it steps aside until it is closed. Belongs to one
/// thread, except that it may be made on another.
class UsbHandle {
 public:
  /// Errors: Denied (no permission, another program holds it), NotThere, Gone.
  static LinkResult<std::unique_ptr<UsbHandle>> open(const UsbFound& found, std::uint8_t interface);
  UsbHandle(const UsbHandle&) = delete;
  UsbHandle& operator=(const UsbHandle&) = delete;
  ~UsbHandle();

  /// Sends all bytes to a bulk or interrupt endpoint; one that takes none for a second is Gone.
  LinkResult<void> write(const UsbEndpoint& endpoint, std::span<const std::uint8_t> bytes);
  /// A control transfer, whose direction is bit 7 of the request type; returns how many bytes of `data` were carried.
  LinkResult<std::size_t> control(const UsbSetup& setup, std::span<std::uint8_t> data);
  /// Lets libusb tell what has happened, waiting at most `wait` for it.
  void pump(std::chrono::milliseconds wait);
  /// Clears a stalled endpoint.
  bool unstall(const UsbEndpoint& endpoint);

  /// The device has been pulled.
  [[nodiscard]] bool gone() const { return gone_; }
  void markGone() { gone_ = true; }
  [[nodiscard]] const UsbDevice& device() const { return found_.device; }
  [[nodiscard]] std::uint8_t interface() const { return interface_; }
  [[nodiscard]] libusb_device_handle* raw() const { return handle_; }
  [[nodiscard]] tl::unexpected<LinkError> failure(int code, const std::string& what) const;

 private:
  UsbHandle(UsbFound found, libusb_device_handle* handle, std::uint8_t interface);
  void watchForRemoval();

  UsbFound found_;
  libusb_device_handle* handle_;
  std::uint8_t interface_;
  int removalWatch_ = 0;
  bool watching_ = false;
  bool claimed_ = false;
  bool gone_ = false;
};

}  // namespace drivers::transport
