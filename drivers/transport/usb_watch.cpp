#include "drivers/transport/usb_watch.h"

#include <atomic>
#include <thread>

#include <libusb.h>

#include "drivers/transport/usb_bus.h"

namespace drivers::transport {

struct UsbWatch::Impl {
  std::function<void()> changed;
  UsbSession session;
  libusb_hotplug_callback_handle callback = 0;
  std::atomic<bool> over{false};
  std::thread thread;
};

UsbWatch::UsbWatch(std::function<void()> changed) : impl_(std::make_unique<Impl>()) {
  impl_->changed = std::move(changed);
  auto session = beginUsbSession();
  if (!session) return;
  impl_->session = std::move(*session);
  const auto tell = [](libusb_context*, libusb_device*, libusb_hotplug_event, void* self) {
    static_cast<Impl*>(self)->changed();
    return 0;
  };
  const int code = libusb_hotplug_register_callback(
      impl_->session.get(), LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, 0,
      LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, tell, impl_.get(),
      &impl_->callback);
  if (code != LIBUSB_SUCCESS) return;
  impl_->thread = std::thread([impl = impl_.get()] {
    while (!impl->over)
      libusb_handle_events_completed(impl->session.get(), nullptr);
  });
}

UsbWatch::~UsbWatch() {
  if (!impl_->thread.joinable()) return;
  impl_->over = true;
  // Taking the callback away wakes whoever handles the session's events.
  libusb_hotplug_deregister_callback(impl_->session.get(), impl_->callback);
  libusb_interrupt_event_handler(impl_->session.get());
  impl_->thread.join();
}

}  // namespace drivers::transport
