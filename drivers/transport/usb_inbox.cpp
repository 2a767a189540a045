#include "drivers/transport/usb_inbox.h"

#include <algorithm>

#include <libusb.h>

#include "drivers/transport/overwrite.h"

namespace drivers::transport {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Cancelled transfers come back within milliseconds; a driver that keeps them longer is broken.
constexpr milliseconds kFarewell{1000};
/// A pipe that halts again each time it is cleared is broken.
constexpr int kMostClearings = 5;

}  // namespace

struct UsbInbox::Slot {
  UsbInbox* inbox = nullptr;
  UsbEndpoint endpoint;
  std::vector<std::uint8_t> buffer;
  libusb_transfer* transfer = nullptr;
  bool underway = false;
};

UsbInbox::UsbInbox(UsbHandle& handle) : handle_(handle) {}

LinkResult<std::unique_ptr<UsbInbox>> UsbInbox::listen(UsbHandle& handle, const std::vector<UsbEndpoint>& endpoints) {
  std::unique_ptr<UsbInbox> inbox(new UsbInbox(handle));
  for (const UsbEndpoint& endpoint : endpoints) {
    for (std::size_t i = 0; i < kSlots; ++i) {
      auto slot = std::make_unique<Slot>();
      slot->inbox = inbox.get();
      slot->endpoint = endpoint;
      slot->buffer.resize(std::max<std::size_t>(endpoint.packet, 8));
      slot->transfer = libusb_alloc_transfer(0);
      const bool submitted = slot->transfer != nullptr && inbox->submit(*slot);
      inbox->slots_.push_back(std::move(slot));
      if (!submitted) return handle.failure(LIBUSB_ERROR_NO_DEVICE, "listen");
    }
  }
  return inbox;
}

UsbInbox::~UsbInbox() {
  closing_ = true;
  for (const auto& slot : slots_) {
    if (slot->underway) libusb_cancel_transfer(slot->transfer);
  }
  const auto underway = [&] {
    return std::any_of(slots_.begin(), slots_.end(), [](const auto& slot) { return slot->underway; });
  };
  for (const auto until = Clock::now() + kFarewell; underway() && Clock::now() < until;)
    handle_.pump(milliseconds(20));
  for (auto& slot : slots_) {
    overwrite(slot->buffer);
    if (slot->underway) {
      // Still the system's: freed memory would be written to. Left alone until the process ends.
      slot->inbox = nullptr;
      [[maybe_unused]] Slot* abandoned = slot.release();
    } else {
      libusb_free_transfer(slot->transfer);
    }
  }
}

bool UsbInbox::submit(Slot& slot) {
  const auto done = [](libusb_transfer* transfer) {
    auto* finished = static_cast<Slot*>(transfer->user_data);
    finished->underway = false;
    if (finished->inbox != nullptr) finished->inbox->completed(*finished);
  };
  const auto fill =
      slot.endpoint.transfer == UsbTransfer::Interrupt ? &libusb_fill_interrupt_transfer : &libusb_fill_bulk_transfer;
  fill(slot.transfer, handle_.raw(), slot.endpoint.address, slot.buffer.data(), static_cast<int>(slot.buffer.size()),
       done, &slot, 0);
  slot.underway = libusb_submit_transfer(slot.transfer) == 0;
  return slot.underway;
}

void UsbInbox::completed(Slot& slot) {
  const auto arrived = std::span(slot.buffer).first(static_cast<std::size_t>(slot.transfer->actual_length));
  switch (slot.transfer->status) {
    case LIBUSB_TRANSFER_COMPLETED:
      if (!arrived.empty()) packets_.push_back({slot.endpoint.address, {arrived.begin(), arrived.end()}});
      overwrite(arrived);
      clearings_ = 0;
      break;
    case LIBUSB_TRANSFER_CANCELLED:
      return;
    case LIBUSB_TRANSFER_STALL:
      // libusb forbids waiting in here; the endpoint is cleared by whoever looks next.
      halted_ = true;
      return;
    default:
      handle_.markGone();
      return;
  }
  if (!closing_ && !submit(slot)) handle_.markGone();
}

LinkResult<std::optional<UsbPacket>> UsbInbox::next(milliseconds wait) {
  const auto until = Clock::now() + wait;
  handle_.pump(milliseconds(0));
  while (true) {
    if (halted_) clearHalts();
    if (!packets_.empty()) {
      UsbPacket packet = std::move(packets_.front());
      packets_.pop_front();
      return packet;
    }
    if (handle_.gone()) return handle_.failure(LIBUSB_ERROR_NO_DEVICE, "read");
    const auto now = Clock::now();
    if (now >= until) return std::nullopt;
    handle_.pump(std::chrono::ceil<milliseconds>(until - now));
  }
}

void UsbInbox::clearHalts() {
  halted_ = false;
  if (++clearings_ > kMostClearings) handle_.markGone();
  for (const auto& slot : slots_) {
    if (!slot->underway && !handle_.gone() && (!handle_.unstall(slot->endpoint) || !submit(*slot))) handle_.markGone();
  }
}

LinkResult<void> UsbInbox::clear() {
  handle_.pump(milliseconds(0));
  if (halted_) clearHalts();
  for (UsbPacket& packet : packets_)
    overwrite(packet.bytes);
  packets_.clear();
  if (handle_.gone()) return handle_.failure(LIBUSB_ERROR_NO_DEVICE, "drain");
  return {};
}

}  // namespace drivers::transport
