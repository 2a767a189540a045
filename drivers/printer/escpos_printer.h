#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "drivers/device_config.h"
#include "drivers/printer/escpos_status.h"
#include "drivers/printer/printer_link.h"
#include "drivers/printer/receipt_encoder.h"
#include "drivers/printer/receipt_printer.h"

namespace drivers::printer {

/// How long an ESC/POS printer is waited for.
struct EscPosPatience {
  std::chrono::milliseconds answer{400};         ///< for one status byte; firmware needs up to 300 ms
  std::chrono::milliseconds standstill{10'000};  ///< while sending: a full buffer
  std::chrono::milliseconds completion{60'000};  ///< from the last byte sent to the last dot printed
};

/// A receipt printer speaking ESC/POS over a byte stream.
class EscPosPrinter final : public ReceiptPrinter {
 public:
  /// `model` is what the printer says of itself; empty where its wire cannot ask.
  EscPosPrinter(std::unique_ptr<PrinterLink> link, PaperFormat format, std::string model = {},
                EscPosPatience patience = {})
      : link_(std::move(link)), format_(format), patience_(patience), model_(std::move(model)) {}

  assets::Result<void> print(const ReceiptDocument& document, const std::stop_token& stop) override;
  DeviceStatus check() override;

  /// "escpos-tcp", "escpos-serial" and "escpos-usb".
  static assets::Result<std::unique_ptr<ReceiptPrinter>> openTcp(const DeviceConfig& config);
  static assets::Result<std::unique_ptr<ReceiptPrinter>> openSerial(const DeviceConfig& config);
  static assets::Result<std::unique_ptr<ReceiptPrinter>> openUsb(const DeviceConfig& config);

 private:
  /// Looks at bytes that have come unasked.
  assets::Result<void> sortOut();
  void notice(std::uint8_t byte) { queueAnswered_ = queueAnswered_ || isQueueAnswer(byte); }
  assets::Result<std::uint8_t> askOne(int n, const std::stop_token& stop);
  assets::Result<PrinterReport> askReport(const std::stop_token& stop);
  assets::Result<void> requireWell(const std::stop_token& stop);
  assets::Result<void> awaitCompletion(const std::stop_token& stop);
  assets::Result<void> send(std::span<const std::uint8_t> bytes, const std::stop_token& stop);
  void takeBack();

  std::unique_ptr<PrinterLink> link_;
  PaperFormat format_;
  EscPosPatience patience_;
  std::string model_;
  bool queueAnswered_ = false;  ///< the answer to the mark behind the document has come
  bool halfPrinted_ = false;    ///< a document broke off; its piece of paper must be cut off first
};

}  // namespace drivers::printer
