#pragma once

#include <memory>
#include <utility>

#include "drivers/lamp/report_link.h"
#include "drivers/transport/hid_link.h"

namespace drivers::lamp {

/// A board's reports over its HID interface.
class HidReportLink final : public ReportLink {
 public:
  /// Errors: BadSetting when the device has no HID interface with unnumbered reports of 64 bytes each way; those of
  /// HidLink.
  static transport::LinkResult<std::unique_ptr<ReportLink>> open(const transport::UsbFound& found);

  transport::LinkResult<void> write(std::span<const std::uint8_t> report) override { return reports_->write(report); }
  transport::LinkResult<std::optional<std::vector<std::uint8_t>>> read(std::chrono::milliseconds wait) override {
    return reports_->read(wait);
  }
  [[nodiscard]] std::string name() const override { return reports_->name(); }

 private:
  explicit HidReportLink(std::unique_ptr<transport::HidLink> reports) : reports_(std::move(reports)) {}

  std::unique_ptr<transport::HidLink> reports_;
};

}  // namespace drivers::lamp
