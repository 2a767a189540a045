#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>

#include <tl/expected.hpp>

#include "assets/error.h"

namespace drivers::printer {

enum class LinkFault : std::uint8_t {
  TimedOut,  ///< nothing came, or nothing could be sent, in time
  Gone,      ///< closed, unplugged
  Stopped,   ///< the stop token asked
};

/// A two-way byte stream to a printer: TCP or a serial port. Unlike other devices a printer may stop taking bytes for
/// as long as it prints, so sending waits, and can be stopped while it does.
class PrinterLink {
 public:
  /// Owns the descriptor, which must not block.
  explicit PrinterLink(int descriptor) : descriptor_(descriptor) {}
  PrinterLink(const PrinterLink&) = delete;
  PrinterLink& operator=(const PrinterLink&) = delete;
  ~PrinterLink();

  /// Sends all; `patience` is how long it may stand still, not how long it may last.
  tl::expected<void, LinkFault> write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds patience,
                                      const std::stop_token& stop);
  tl::expected<std::uint8_t, LinkFault> readByte(std::chrono::milliseconds patience, const std::stop_token& stop);

 private:
  tl::expected<void, LinkFault> wait(short events, std::chrono::milliseconds patience, const std::stop_token& stop);
  int descriptor_;
};

/// "host:port", numeric or a name. Error: ReceiptPrinterGone.
assets::Result<std::unique_ptr<PrinterLink>> openTcp(const std::string& address, std::chrono::milliseconds patience);

/// A terminal device at 8 data bits, no parity, one stop bit, hardware flow control off. Errors: ReceiptPrinterGone;
/// DeviceMisconfigured for a rate the system does not know.
assets::Result<std::unique_ptr<PrinterLink>> openSerial(const std::string& port, int baud);

}  // namespace drivers::printer
