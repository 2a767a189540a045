#include "drivers/simulator/usb/usb_gadget.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>

#include <linux/usbdevice_fs.h>
#include <sys/ioctl.h>
#include <umockdev.h>

#include "drivers/simulator/usb/usb_testbed.h"

namespace drivers::simulator {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Memory = std::unique_ptr<UMockdevIoctlData, Unref>;  ///< a piece of the program's memory

/// The node is a plain file, so a program's poll always says "ready" and it asks again at once. Keeping it for a moment
/// when nothing has been done leaves the processor to others.
constexpr std::chrono::milliseconds kNothingYet{1};

/// A transfer a program has submitted.
struct Transfer {
  Memory urb;
  Memory buffer;
  std::size_t filled = 0;

  [[nodiscard]] usbdevfs_urb& head() const { return *reinterpret_cast<usbdevfs_urb*>(urb->data); }
  [[nodiscard]] std::size_t size() const { return buffer ? static_cast<std::size_t>(buffer->data_len) : 0; }
  [[nodiscard]] std::span<std::uint8_t> bytes() const { return {buffer ? buffer->data : nullptr, size()}; }
};

struct InEndpoint {
  std::size_t packet = 64;
  std::deque<Transfer> waiting;
  std::deque<std::vector<std::uint8_t>> packets;
  bool stalled = false;
};

}  // namespace

struct UsbGadget::Impl {
  const int socket;
  const UsbSpec spec;
  std::mutex calling;     ///< held while the function is called; taken before `mutex`
  UsbFunction* function;  ///< none any more when the gadget is going
  std::shared_ptr<UsbTestbed> bed;
  UMockdevIoctlBase* handler = nullptr;
  std::vector<gulong> signals;

  std::mutex cable;  ///< held while it is plugged or pulled, which takes its time in the test bed; taken first
  mutable std::mutex mutex;
  std::condition_variable changed;
  std::string place;  ///< empty: unplugged
  std::map<std::uint8_t, InEndpoint> ins;
  std::deque<Transfer> done;
  const void* owner = nullptr;  ///< the program that has claimed the interface

  Impl(int where, UsbSpec what, UsbFunction& does) : socket(where), spec(std::move(what)), function(&does) {}

  void finish(Transfer transfer, int status) {
    transfer.head().status = status;
    transfer.head().actual_length = static_cast<int>(transfer.filled);
    done.push_back(std::move(transfer));
    changed.notify_all();
  }

  /// Fills waiting transfers from waiting packets: a transfer ends when it is full or with a packet that is not.
  void satisfy(InEndpoint& in) {
    while (!in.waiting.empty()) {
      Transfer& transfer = in.waiting.front();
      int status = 0;
      if (in.stalled) {
        status = -EPIPE;
      } else {
        if (in.packets.empty()) return;
        const auto packet = std::move(in.packets.front());
        in.packets.pop_front();
        const std::size_t room = transfer.size() - transfer.filled;
        if (packet.size() > room) status = -EOVERFLOW;
        const std::size_t taken = std::min(room, packet.size());
        std::copy_n(packet.begin(), taken, transfer.bytes().begin() + static_cast<std::ptrdiff_t>(transfer.filled));
        transfer.filled += taken;
        if (packet.size() == in.packet && transfer.filled < transfer.size()) continue;
      }
      Transfer ended = std::move(transfer);
      in.waiting.pop_front();
      finish(std::move(ended), status);
    }
  }

  // What a program asks of the node; each returns the ioctl's result, a negative errno when it fails.
  int claim(const void* client) {
    const std::lock_guard lock(mutex);
    if (owner != nullptr && owner != client) return -EBUSY;
    owner = client;
    return 0;
  }
  int release(const void* client) {
    const std::lock_guard lock(mutex);
    if (owner == client) owner = nullptr;
    return 0;
  }
  int clearHalt(UMockdevIoctlData* argument) {
    const Memory number(umockdev_ioctl_data_resolve(argument, 0, sizeof(unsigned), nullptr));
    const std::lock_guard lock(mutex);
    unsigned endpoint = 0;
    std::memcpy(&endpoint, number->data, sizeof endpoint);
    const auto in = ins.find(static_cast<std::uint8_t>(endpoint));
    if (in != ins.end()) {
      in->second.stalled = false;
      satisfy(in->second);
    }
    return 0;
  }
  int submit(UMockdevIoctlData* argument) {
    Transfer transfer;
    transfer.urb.reset(umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr));
    const auto length = static_cast<std::size_t>(transfer.head().buffer_length);
    if (length > 0) {
      transfer.buffer.reset(
          umockdev_ioctl_data_resolve(transfer.urb.get(), offsetof(usbdevfs_urb, buffer), length, nullptr));
    }
    if (transfer.head().type == USBDEVFS_URB_TYPE_CONTROL) return submitControl(std::move(transfer));
    const std::uint8_t endpoint = transfer.head().endpoint;
    if ((endpoint & 0x80U) != 0) {
      const std::lock_guard lock(mutex);
      const auto in = ins.find(endpoint);
      if (in == ins.end()) return -ENOENT;
      in->second.waiting.push_back(std::move(transfer));
      satisfy(in->second);
      return 0;
    }
    const std::vector<std::uint8_t> bytes(transfer.bytes().begin(), transfer.bytes().end());
    {
      const std::lock_guard lock(mutex);
      transfer.filled = transfer.size();
      finish(std::move(transfer), 0);
    }
    const std::lock_guard lock(calling);
    if (function != nullptr) function->received(endpoint, bytes);
    return 0;
  }
  int submitControl(Transfer transfer) {
    constexpr std::size_t kSetup = 8;
    const auto bytes = transfer.bytes();
    if (bytes.size() < kSetup) return -EINVAL;
    const auto little = [&](std::size_t at) { return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8U); };
    const ControlRequest request{bytes[0], bytes[1], little(2), little(4), little(6)};
    const bool in = (request.type & 0x80U) != 0;
    std::optional<std::vector<std::uint8_t>> answer;
    {
      const std::lock_guard lock(calling);
      if (function != nullptr) {
        answer = function->control(request, in ? std::span<const std::uint8_t>{} : bytes.subspan(kSetup));
      }
    }
    const std::lock_guard lock(mutex);
    // The setup packet's eight bytes do not count.
    if (answer && in) {
      transfer.filled = std::min(answer->size(), bytes.size() - kSetup);
      std::copy_n(answer->begin(), transfer.filled, bytes.begin() + kSetup);
    } else if (answer) {
      transfer.filled = bytes.size() - kSetup;
    }
    finish(std::move(transfer), answer ? 0 : -EPIPE);
    return 0;
  }
  int reap(UMockdevIoctlData* argument) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, kNothingYet, [&] { return !done.empty() || place.empty(); });
    if (done.empty()) return place.empty() ? -ENODEV : -EAGAIN;
    const Transfer transfer = std::move(done.front());
    done.pop_front();
    lock.unlock();
    const Memory pointer(umockdev_ioctl_data_resolve(argument, 0, sizeof(void*), nullptr));
    umockdev_ioctl_data_set_ptr(pointer.get(), 0, transfer.urb.get());
    return 0;
  }
  int discard(UMockdevIoctlData* argument) {
    gulong address = 0;
    std::memcpy(&address, argument->data, sizeof address);
    const std::lock_guard lock(mutex);
    for (auto& [number, in] : ins) {
      const auto found = std::find_if(in.waiting.begin(), in.waiting.end(),
                                      [&](const Transfer& t) { return t.urb->client_addr == address; });
      if (found == in.waiting.end()) continue;
      Transfer transfer = std::move(*found);
      in.waiting.erase(found);
      finish(std::move(transfer), -ENOENT);
      return 0;
    }
    return -EINVAL;
  }

  int answer(UMockdevIoctlClient* client) {
    UMockdevIoctlData* argument = umockdev_ioctl_client_get_arg(client);
    const auto request = static_cast<std::uint32_t>(umockdev_ioctl_client_get_request(client));
    // What was under way when the cable was pulled can still be fetched; nothing new begins.
    if (!isPlugged() && request != USBDEVFS_REAPURBNDELAY && request != USBDEVFS_REAPURB) return -ENODEV;
    switch (request) {
      case USBDEVFS_GET_CAPABILITIES: {
        const Memory word(umockdev_ioctl_data_resolve(argument, 0, sizeof(std::uint32_t), nullptr));
        const std::uint32_t can = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                                  USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
        std::memcpy(word->data, &can, sizeof can);
        return 0;
      }
      case USBDEVFS_CLAIMINTERFACE:
        return claim(client);
      case USBDEVFS_RELEASEINTERFACE:
        return release(client);
      case USBDEVFS_GETDRIVER:
      case USBDEVFS_IOCTL:  // to take a kernel driver off: there is none
        return -ENODATA;
      case USBDEVFS_CLEAR_HALT:
        return clearHalt(argument);
      case USBDEVFS_SETCONFIGURATION:
      case USBDEVFS_SETINTERFACE:
      case USBDEVFS_RESET:
        return 0;
      case USBDEVFS_SUBMITURB:
        return submit(argument);
      case USBDEVFS_REAPURB:
      case USBDEVFS_REAPURBNDELAY:
        return reap(argument);
      case USBDEVFS_DISCARDURB:
        return discard(argument);
      default:
        return -ENOTTY;
    }
  }

  [[nodiscard]] bool isPlugged() const {
    const std::lock_guard lock(mutex);
    return !place.empty();
  }
  void forget() {
    for (auto& [number, in] : ins)
      in = InEndpoint{in.packet, {}, {}, false};
    done.clear();
    owner = nullptr;
  }

  // Signals keep what they need alive: the bus's thread may be inside one while the gadget goes.
  using Shared = std::shared_ptr<Impl>;
  static void connect(const Shared& self, const char* signal, GCallback callback) {
    const auto drop = [](gpointer shared, GClosure*) { delete static_cast<Shared*>(shared); };
    self->signals.push_back(
        g_signal_connect_data(self->handler, signal, callback, new Shared(self), drop, GConnectFlags{}));
  }
  static gboolean onIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self) {
    const int result = (*static_cast<Shared*>(self))->answer(client);
    umockdev_ioctl_client_complete(client, result < 0 ? -1 : result, result < 0 ? -result : 0);
    return TRUE;
  }
  static void onVanished(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self) {
    const Shared& impl = *static_cast<Shared*>(self);
    const std::lock_guard lock(impl->mutex);
    // What an ended program had under way is of no use to the next one.
    if (impl->owner == client) impl->forget();
  }
};

UsbGadget::UsbGadget(int socket, UsbSpec spec, UsbFunction& function)
    : impl_(std::make_shared<Impl>(socket, std::move(spec), function)) {
  for (const UsbEndpointSpec& endpoint : impl_->spec.endpoints) {
    if ((endpoint.address & 0x80U) != 0) impl_->ins[endpoint.address].packet = endpoint.packet;
  }
}

UsbGadget::~UsbGadget() {
  unplug();
  {
    const std::lock_guard lock(impl_->calling);
    impl_->function = nullptr;
  }
  if (impl_->handler == nullptr) return;
  for (const gulong signal : impl_->signals)
    g_signal_handler_disconnect(impl_->handler, signal);
  g_object_unref(impl_->handler);
}

tl::expected<void, std::string> UsbGadget::plug() {
  const std::lock_guard cable(impl_->cable);
  if (impl_->bed == nullptr) impl_->bed = UsbTestbed::shared();
  if (impl_->handler == nullptr) {
    impl_->handler = umockdev_ioctl_base_new();
    Impl::connect(impl_, "handle-ioctl", G_CALLBACK(&Impl::onIoctl));
    Impl::connect(impl_, "client-vanished", G_CALLBACK(&Impl::onVanished));
  }
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->forget();
    impl_->place = "coming";  // a program may open it before it is known here that it has been plugged
  }
  auto place = impl_->bed->plug(impl_->socket, impl_->spec, impl_->handler);
  const std::lock_guard lock(impl_->mutex);
  impl_->place = place ? *place : "";
  if (!place) return tl::unexpected<std::string>(place.error());
  return {};
}

void UsbGadget::unplug() {
  const std::lock_guard cable(impl_->cable);
  std::string place;
  {
    const std::lock_guard lock(impl_->mutex);
    place.swap(impl_->place);
    if (place.empty()) return;
    for (auto& [number, in] : impl_->ins) {
      for (Transfer& transfer : in.waiting)
        impl_->finish(std::move(transfer), -ENODEV);
      in.waiting.clear();
      in.packets.clear();
    }
    impl_->changed.notify_all();
  }
  impl_->bed->unplug(place);
}

bool UsbGadget::plugged() const {
  return impl_->isPlugged();
}

std::string UsbGadget::environment() const {
  return impl_->bed == nullptr ? "" : impl_->bed->environment();
}

void UsbGadget::send(std::uint8_t endpoint, std::span<const std::uint8_t> packet) {
  const std::lock_guard lock(impl_->mutex);
  const auto in = impl_->ins.find(endpoint);
  if (impl_->place.empty() || in == impl_->ins.end()) return;
  in->second.packets.emplace_back(packet.begin(), packet.end());
  impl_->satisfy(in->second);
}

void UsbGadget::stall(std::uint8_t endpoint) {
  const std::lock_guard lock(impl_->mutex);
  const auto in = impl_->ins.find(endpoint);
  if (in == impl_->ins.end()) return;
  in->second.stalled = true;
  impl_->satisfy(in->second);
}

}  // namespace drivers::simulator
