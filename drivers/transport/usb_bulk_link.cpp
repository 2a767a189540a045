#include "drivers/transport/usb_bulk_link.h"

#include <algorithm>

#include "drivers/transport/overwrite.h"

namespace drivers::transport {
LinkResult<std::unique_ptr<UsbBulkLink>> UsbBulkLink::open(const UsbFound& found, UsbPipes pipes) {
  auto handle = UsbHandle::open(found, pipes.interface);
  if (!handle) return tl::unexpected<LinkError>(handle.error());
  auto inbox = UsbInbox::listen(**handle, pipes.ins);
  if (!inbox) return tl::unexpected<LinkError>(inbox.error());
  return std::unique_ptr<UsbBulkLink>(new UsbBulkLink(std::move(*handle), std::move(*inbox), std::move(pipes)));
}

LinkResult<void> UsbBulkLink::write(std::span<const std::uint8_t> bytes) {
  if (pipes_.outs.size() > 1 && bytes.size() > pipes_.head) {
    if (auto head = handle_->write(pipes_.outs[0], bytes.first(pipes_.head)); !head) return head;
    return handle_->write(pipes_.outs[1], bytes.subspan(pipes_.head));
  }
  return handle_->write(pipes_.outs[0], bytes);
}

void UsbBulkLink::take(UsbPacket packet) {
  if (pipes_.ins.size() == 1) {
    ready_.insert(ready_.end(), packet.bytes.begin(), packet.bytes.end());
  } else {
    auto& stream = packet.endpoint == pipes_.ins[0].address ? heads_ : bodies_;
    stream.insert(stream.end(), packet.bytes.begin(), packet.bytes.end());
    arrange();
  }
  overwrite(packet.bytes);
}

void UsbBulkLink::arrange() {
  while (true) {
    if (due_ > 0) {
      const auto taken = static_cast<std::ptrdiff_t>(std::min(due_, bodies_.size()));
      ready_.insert(ready_.end(), bodies_.begin(), bodies_.begin() + taken);
      std::fill_n(bodies_.begin(), taken, std::uint8_t{0});
      bodies_.erase(bodies_.begin(), bodies_.begin() + taken);
      due_ -= static_cast<std::size_t>(taken);
      if (due_ > 0) return;
    }
    if (heads_.empty()) return;
    passHeadByte(heads_.front());
    heads_.pop_front();
  }
}

void UsbBulkLink::passHeadByte(std::uint8_t byte) {
  ready_.push_back(byte);
  lastOfHeads_.push_back(byte);
  if (lastOfHeads_.size() > pipes_.head) lastOfHeads_.erase(lastOfHeads_.begin());
  if (lastOfHeads_.size() < pipes_.head) return;
  due_ = pipes_.bodyLength(lastOfHeads_);
  if (due_ > 0) lastOfHeads_.clear();
}

LinkResult<std::size_t> UsbBulkLink::read(std::span<std::uint8_t> buffer, std::chrono::milliseconds wait) {
  const auto until = std::chrono::steady_clock::now() + wait;
  while (ready_.empty()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    auto packet = inbox_->next(left);
    if (!packet) return tl::unexpected<LinkError>(packet.error());
    if (!*packet) {
      // No head announces these: noise, or a device that sends everything through one pipe.
      ready_.assign(bodies_.begin(), bodies_.end());
      bodies_.clear();
      break;
    }
    take(std::move(**packet));
  }
  const std::size_t given = std::min(ready_.size(), buffer.size());
  std::copy_n(ready_.begin(), given, buffer.begin());
  overwrite(std::span(ready_).first(given));
  ready_.erase(ready_.begin(), ready_.begin() + static_cast<std::ptrdiff_t>(given));
  return given;
}

LinkResult<void> UsbBulkLink::drain() {
  overwrite(ready_);
  ready_.clear();
  std::fill(bodies_.begin(), bodies_.end(), std::uint8_t{0});
  bodies_.clear();
  heads_.clear();
  lastOfHeads_.clear();
  due_ = 0;
  return inbox_->clear();
}

std::string UsbBulkLink::name() const {
  return handle_->device().name() + (pipes_.outs.size() > 1 ? " head and body pipes" : " one pair of pipes");
}

}  // namespace drivers::transport
