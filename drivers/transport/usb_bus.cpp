#include "drivers/transport/usb_bus.h"

#include <algorithm>
#include <array>
#include <span>

#include <libusb.h>

namespace drivers::transport {
namespace {

std::string portOf(libusb_device* device) {
  std::array<std::uint8_t, 8> ports{};  // USB allows seven tiers
  const int depth = libusb_get_port_numbers(device, ports.data(), static_cast<int>(ports.size()));
  std::string path = std::to_string(libusb_get_bus_number(device));
  for (int i = 0; i < depth; ++i)
    path += (i == 0 ? '-' : '.') + std::to_string(ports[static_cast<std::size_t>(i)]);
  return path;
}

UsbInterface interfaceOf(const libusb_interface_descriptor& given) {
  UsbInterface made{
      given.bInterfaceNumber, given.bInterfaceClass, given.bInterfaceSubClass, given.bInterfaceProtocol, {}};
  for (const auto& endpoint : std::span(given.endpoint, given.bNumEndpoints)) {
    made.endpoints.push_back({endpoint.bEndpointAddress, static_cast<UsbTransfer>(endpoint.bmAttributes & 3U),
                              static_cast<std::uint16_t>(endpoint.wMaxPacketSize & 0x7FFU)});
  }
  return made;
}

std::vector<UsbInterface> interfacesOf(libusb_device* device) {
  std::vector<UsbInterface> interfaces;
  libusb_config_descriptor* config = nullptr;
  if (libusb_get_active_config_descriptor(device, &config) != 0 &&
      libusb_get_config_descriptor(device, 0, &config) != 0) {
    return interfaces;
  }
  for (const auto& alternatives : std::span(config->interface, config->bNumInterfaces)) {
    if (alternatives.num_altsetting > 0) interfaces.push_back(interfaceOf(alternatives.altsetting[0]));
  }
  libusb_free_config_descriptor(config);
  return interfaces;
}

}  // namespace

LinkError usbError(int code, const std::string& what) {
  LinkFault fault = LinkFault::Gone;
  if (code == LIBUSB_ERROR_ACCESS || code == LIBUSB_ERROR_BUSY) fault = LinkFault::Denied;
  if (code == LIBUSB_ERROR_NOT_FOUND) fault = LinkFault::NotThere;
  const std::string why = code == LIBUSB_ERROR_BUSY ? "another program uses it" : libusb_strerror(code);
  return {fault, what + ": " + why};
}

LinkResult<UsbSession> beginUsbSession() {
  libusb_context* context = nullptr;
  const int code = libusb_init(&context);
  if (code != 0) return tl::unexpected<LinkError>({LinkFault::NotThere, usbError(code, "libusb").detail});
  return UsbSession(context, &libusb_exit);
}

LinkResult<std::vector<UsbFound>> usbDevices() {
  auto session = beginUsbSession();
  if (!session) return tl::unexpected<LinkError>(session.error());
  libusb_device** list = nullptr;
  const ssize_t count = libusb_get_device_list(session->get(), &list);
  if (count < 0) return tl::unexpected<LinkError>(usbError(static_cast<int>(count), "USB device list"));
  std::vector<UsbFound> found;
  for (libusb_device* device : std::span(list, static_cast<std::size_t>(count))) {
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) != 0) continue;
    // The reference must go before its session does.
    std::shared_ptr<libusb_device> reference(libusb_ref_device(device),
                                             [kept = *session](libusb_device* d) { libusb_unref_device(d); });
    found.push_back({{descriptor.idVendor, descriptor.idProduct, portOf(device), interfacesOf(device)},
                     *session,
                     std::move(reference)});
  }
  libusb_free_device_list(list, 1);
  std::sort(found.begin(), found.end(),
            [](const UsbFound& a, const UsbFound& b) { return a.device.port < b.device.port; });
  return found;
}

}  // namespace drivers::transport
