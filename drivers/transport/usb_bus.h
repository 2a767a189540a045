#pragma once

#include <memory>
#include <string>
#include <vector>

#include "drivers/transport/byte_link.h"
#include "drivers/transport/usb_device.h"

struct libusb_context;
struct libusb_device;

namespace drivers::transport {

/// A session with libusb. Every opened device has one of its own, so that its events are told on its own thread and
/// nowhere else.
using UsbSession = std::shared_ptr<libusb_context>;

/// A device that was there when the bus was looked at. Keeps the session.
struct UsbFound {
  UsbDevice device;
  UsbSession session;
  std::shared_ptr<libusb_device> reference;
};

/// Starts a session; fails only where the system has no USB.
LinkResult<UsbSession> beginUsbSession();

/// Every device there now, by port. Devices whose descriptors cannot be read are left out.
LinkResult<std::vector<UsbFound>> usbDevices();

/// What a libusb error code means for a link.
LinkError usbError(int code, const std::string& what);

}  // namespace drivers::transport
