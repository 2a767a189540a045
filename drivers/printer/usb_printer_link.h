#pragma once

#include <memory>
#include <string>
#include <vector>

#include "drivers/device_config.h"
#include "drivers/printer/printer_link.h"
#include "drivers/transport/usb_bulk_link.h"

namespace drivers::printer {

/// The interface of the USB printer class (07/01, protocol 01 one way or 02 both ways; 04 is IPP over USB and not for
/// ESC/POS) that can be asked for its state: one bulk pipe out and one in. Empty: the device has none.
std::optional<transport::UsbPipes> printerPipesOf(const transport::UsbDevice& device);

/// A printer of the USB printer class.
class UsbPrinterLink final : public PrinterLink {
 public:
  /// Finds the printer by its descriptors. Settings vendor and product (four hexadecimal digits) and port ("1-2.4")
  /// narrow the choice; two printers that are left are DeviceMisconfigured, whose detail names their ports. Other
  /// errors: ReceiptPrinterGone.
  static assets::Result<std::unique_ptr<UsbPrinterLink>> open(const DeviceConfig& config);

  tl::expected<void, LinkFault> write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds patience,
                                      const std::stop_token& stop) override;
  tl::expected<std::uint8_t, LinkFault> readByte(std::chrono::milliseconds patience,
                                                 const std::stop_token& stop) override;
  /// "MAKER MODEL" as its device id says; empty when it has none.
  [[nodiscard]] const std::string& model() const { return model_; }

 private:
  explicit UsbPrinterLink(std::unique_ptr<transport::UsbBulkLink> link) : link_(std::move(link)) {}
  void askModel();

  std::unique_ptr<transport::UsbBulkLink> link_;
  std::string model_;
};

}  // namespace drivers::printer
