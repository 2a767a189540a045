#include "drivers/transport/usb_handle.h"

#include <algorithm>

#include <libusb.h>

namespace drivers::transport {
namespace {

/// A device that takes or gives nothing for so long hangs.
constexpr unsigned kPatienceMs = 1000;

}  // namespace

LinkResult<std::unique_ptr<UsbHandle>> UsbHandle::open(const UsbFound& found, std::uint8_t interface) {
  libusb_device_handle* raw = nullptr;
  if (const int code = libusb_open(found.reference.get(), &raw); code != 0) {
    LinkError error = usbError(code, found.device.name());
    // A node that vanished between looking and opening.
    if (error.fault == LinkFault::Gone) error.fault = LinkFault::NotThere;
    return tl::unexpected<LinkError>(std::move(error));
  }
  std::unique_ptr<UsbHandle> handle(new UsbHandle(found, raw, interface));
  libusb_set_auto_detach_kernel_driver(raw, 1);
  if (const int code = libusb_claim_interface(raw, interface); code != 0) {
    return tl::unexpected<LinkError>(usbError(code, found.device.name()));
  }
  handle->claimed_ = true;
  handle->watchForRemoval();
  return handle;
}

UsbHandle::UsbHandle(UsbFound found, libusb_device_handle* handle, std::uint8_t interface)
    : found_(std::move(found)), handle_(handle), interface_(interface) {}

UsbHandle::~UsbHandle() {
  if (watching_) libusb_hotplug_deregister_callback(found_.session.get(), removalWatch_);
  if (claimed_) libusb_release_interface(handle_, interface_);
  libusb_close(handle_);
}

void UsbHandle::watchForRemoval() {
  const auto left = [](libusb_context*, libusb_device* device, libusb_hotplug_event, void* self) {
    auto* handle = static_cast<UsbHandle*>(self);
    if (device == handle->found_.reference.get()) handle->gone_ = true;
    return 0;
  };
  watching_ = libusb_hotplug_register_callback(found_.session.get(), LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, 0,
                                               found_.device.vendor, found_.device.product, LIBUSB_HOTPLUG_MATCH_ANY,
                                               left, this, &removalWatch_) == LIBUSB_SUCCESS;
}

tl::unexpected<LinkError> UsbHandle::failure(int code, const std::string& what) const {
  return tl::unexpected<LinkError>(usbError(code, found_.device.name() + ": " + what));
}

LinkResult<void> UsbHandle::write(const UsbEndpoint& endpoint, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    if (gone_) return failure(LIBUSB_ERROR_NO_DEVICE, "write");
    int sent = 0;
    // libusb takes the buffer of an outgoing transfer as writable but never writes to it.
    auto* data = const_cast<std::uint8_t*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    const auto transfer =
        endpoint.transfer == UsbTransfer::Interrupt ? &libusb_interrupt_transfer : &libusb_bulk_transfer;
    const int code = transfer(handle_, endpoint.address, data, static_cast<int>(bytes.size()), &sent, kPatienceMs);
    if (code == LIBUSB_ERROR_NO_DEVICE) gone_ = true;
    if (code != 0 && sent == 0) return failure(code, "write");
    bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
  return {};
}

LinkResult<std::size_t> UsbHandle::control(const UsbSetup& setup, std::span<std::uint8_t> data) {
  const int carried =
      libusb_control_transfer(handle_, setup.requestType, setup.request, setup.value, setup.index, data.data(),
                              static_cast<std::uint16_t>(std::min<std::size_t>(data.size(), 0xFFFF)), kPatienceMs);
  if (carried == LIBUSB_ERROR_NO_DEVICE) gone_ = true;
  if (carried < 0) return failure(carried, "control transfer");
  return static_cast<std::size_t>(carried);
}

void UsbHandle::pump(std::chrono::milliseconds wait) {
  const auto whole = std::max(wait, std::chrono::milliseconds(0));
  timeval limit{static_cast<time_t>(whole.count() / 1000), static_cast<suseconds_t>(whole.count() % 1000 * 1000)};
  libusb_handle_events_timeout_completed(found_.session.get(), &limit, nullptr);
}

bool UsbHandle::unstall(const UsbEndpoint& endpoint) {
  return libusb_clear_halt(handle_, endpoint.address) == 0;
}

}  // namespace drivers::transport
