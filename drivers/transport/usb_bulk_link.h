#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "drivers/transport/usb_inbox.h"

namespace drivers::transport {

/// Bulk pipes of one interface: one pair that carries everything, or two pairs of which the first carries the head of
/// each message and the second its body.
struct UsbPipes {
  std::uint8_t interface = 0;
  std::vector<UsbEndpoint> outs;  ///< one or two
  std::vector<UsbEndpoint> ins;   ///< as many, read as one stream
  // With two pairs:
  std::size_t head = 0;  ///< bytes of a head
  /// How long the body behind these `head` bytes is; 0: they are no head.
  std::size_t (*bodyLength)(std::span<const std::uint8_t> head) = nullptr;
};

/// A stream of bytes over bulk pipes: ID-card readers, receipt printers.
///
/// The host asks both pipes of a split pair in turn, so a body may overtake its head and the next head the end of a
/// body. They are put in order again by what the heads say.
class UsbBulkLink final : public ByteLink {
 public:
  static LinkResult<std::unique_ptr<UsbBulkLink>> open(const UsbFound& found, UsbPipes pipes);
  ~UsbBulkLink() override = default;

  /// One message. With two pairs it is cut behind its head.
  LinkResult<void> write(std::span<const std::uint8_t> bytes) override;
  LinkResult<std::size_t> read(std::span<std::uint8_t> buffer, std::chrono::milliseconds wait) override;
  LinkResult<void> drain() override;
  [[nodiscard]] std::string name() const override;

  /// For requests of the device's class beside the pipes.
  [[nodiscard]] UsbHandle& handle() { return *handle_; }

 private:
  UsbBulkLink(std::unique_ptr<UsbHandle> handle, std::unique_ptr<UsbInbox> inbox, UsbPipes pipes)
      : handle_(std::move(handle)), inbox_(std::move(inbox)), pipes_(std::move(pipes)) {}

  std::unique_ptr<UsbHandle> handle_;
  std::unique_ptr<UsbInbox> inbox_;
  UsbPipes pipes_;
  void take(UsbPacket packet);
  /// Moves what is in order from `heads_` and `bodies_` to `ready_`.
  void arrange();
  void passHeadByte(std::uint8_t byte);

  std::vector<std::uint8_t> ready_;  ///< next bytes of the stream
  // Of two pairs: what has come and has no place yet.
  std::deque<std::uint8_t> heads_;
  std::deque<std::uint8_t> bodies_;
  std::vector<std::uint8_t> lastOfHeads_;  ///< up to UsbPipes::head bytes
  std::size_t due_ = 0;                    ///< bytes of the present body that have not come
};

}  // namespace drivers::transport
