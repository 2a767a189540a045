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

/// A two-way byte stream to a printer. Unlike other devices a printer may stop taking bytes for as long as it prints,
/// so sending waits, and can be stopped while it does.
class PrinterLink {
 public:
  PrinterLink() = default;
  PrinterLink(const PrinterLink&) = delete;
  PrinterLink& operator=(const PrinterLink&) = delete;
  virtual ~PrinterLink() = default;

  /// Sends all; `patience` is how long it may stand still, not how long it may last.
  virtual tl::expected<void, LinkFault> write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds patience,
                                              const std::stop_token& stop) = 0;
  virtual tl::expected<std::uint8_t, LinkFault> readByte(std::chrono::milliseconds patience,
                                                         const std::stop_token& stop) = 0;
};

/// Over a descriptor: a socket or a serial port.
class DescriptorLink final : public PrinterLink {
 public:
  /// Owns the descriptor, which must not block.
  explicit DescriptorLink(int descriptor) : descriptor_(descriptor) {}
  ~DescriptorLink() override;

  tl::expected<void, LinkFault> write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds patience,
                                      const std::stop_token& stop) override;
  tl::expected<std::uint8_t, LinkFault> readByte(std::chrono::milliseconds patience,
                                                 const std::stop_token& stop) override;

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
