#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drivers/transport/hid_reports.h"
#include "drivers/transport/usb_inbox.h"

namespace drivers::transport {

/// Reports to and from one HID interface, over libusb's interrupt transfers: the same way of finding, opening and being
/// told of plugs as for pipes, without a second set of nodes (hidraw) and their permissions. The kernel's HID driver
/// steps aside while the link is open.
class HidLink {
 public:
  /// Reads the report descriptor first. Errors: those of UsbHandle; BadSetting when it has no usable reports.
  static LinkResult<std::unique_ptr<HidLink>> open(const UsbFound& found, const UsbInterface& interface);

  [[nodiscard]] const HidReports& reports() const { return reports_; }
  /// One report, filled up with zeros; longer than HidReports::output is BadSetting. Goes through the interrupt pipe,
  /// or as SET_REPORT where the device has none towards itself (HID 1.11 §7.2.2).
  LinkResult<void> write(std::span<const std::uint8_t> report);
  /// Waits at most `wait` for a report, handed on without its number.
  LinkResult<std::optional<std::vector<std::uint8_t>>> read(std::chrono::milliseconds wait);
  LinkResult<void> drain() { return inbox_->clear(); }
  [[nodiscard]] std::string name() const { return handle_->device().name() + " HID reports"; }

 private:
  HidLink(std::unique_ptr<UsbHandle> handle, HidReports reports, std::optional<UsbEndpoint> out)
      : handle_(std::move(handle)), reports_(std::move(reports)), out_(out) {}

  std::unique_ptr<UsbHandle> handle_;
  std::unique_ptr<UsbInbox> inbox_;
  HidReports reports_;
  std::optional<UsbEndpoint> out_;
};

}  // namespace drivers::transport
