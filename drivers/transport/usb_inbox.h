#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "drivers/transport/usb_handle.h"

struct libusb_transfer;

namespace drivers::transport {

struct UsbPacket {
  std::uint8_t endpoint = 0;  ///< where it came from
  std::vector<std::uint8_t> bytes;
};

/// Listens at endpoints towards the host all the time, whether somebody waits or not, so that nothing is lost between
/// two reads and packets of several endpoints keep the order they came in. Transfers are one packet long: a device need
/// not end a message of a whole number of packets with an empty one, and empty ones do no harm.
class UsbInbox {
 public:
  /// `handle` outlives the inbox.
  static LinkResult<std::unique_ptr<UsbInbox>> listen(UsbHandle& handle, const std::vector<UsbEndpoint>& endpoints);
  UsbInbox(const UsbInbox&) = delete;
  UsbInbox& operator=(const UsbInbox&) = delete;
  ~UsbInbox();

  /// Waits at most `wait` for a packet, which is never empty; nothing: none came. Error: Gone.
  LinkResult<std::optional<UsbPacket>> next(std::chrono::milliseconds wait);
  /// Throws away, and wipes, what has come. Error: Gone.
  LinkResult<void> clear();

 private:
  struct Slot;
  /// How many packets of one endpoint may come while the program looks elsewhere before the device has to wait.
  static constexpr std::size_t kSlots = 8;

  explicit UsbInbox(UsbHandle& handle);
  bool submit(Slot& slot);
  void completed(Slot& slot);
  void clearHalts();

  UsbHandle& handle_;
  std::vector<std::unique_ptr<Slot>> slots_;
  std::deque<UsbPacket> packets_;
  bool halted_ = false;  ///< an endpoint has stalled and waits to be cleared
  int clearings_ = 0;    ///< without a packet between them
  bool closing_ = false;
};

}  // namespace drivers::transport
