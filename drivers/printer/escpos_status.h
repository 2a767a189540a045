#pragma once

#include <array>
#include <cstdint>

#include <tl/expected.hpp>

#include "drivers/device_status.h"

/// Reading the four answers to DLE EOT (10 04 n): pure functions over bytes.
namespace drivers::printer {

/// Every real-time answer has bits 1 and 4 set and bits 0 and 7 clear; XON, XOFF, automatic status and noise have not.
constexpr bool isStatusByte(std::uint8_t byte) {
  return (byte & 0x93U) == 0x12;
}

/// What the four answers say together.
struct PrinterReport {
  bool offline = false;
  bool coverOpen = false;
  bool feedButton = false;  ///< somebody is feeding paper by hand
  bool mechanicalError = false;
  bool cutterError = false;
  bool unrecoverableError = false;
  bool resting = false;  ///< head too hot or the like; passes by itself
  bool nearEnd = false;
  bool paperEnd = false;
  friend bool operator==(const PrinterReport&, const PrinterReport&) = default;

  /// Ready to print.
  [[nodiscard]] bool well() const;
};

enum class ReportFault : std::uint8_t {
  NotAStatus,     ///< an answer fails the validity mask
  Contradiction,  ///< the answers cannot all be true
};

/// `answers[i]` is the answer to n = i + 1. The four are asked one after the other, so a printer that changes meanwhile
/// can contradict itself once; ask again before believing in a sick one. Contradictions are: only one of two sensor
/// bits that always change together; on line with the cover open, stopped or in error; stopped for want of paper that
/// is there; an error without a cause or a cause without an error.
tl::expected<PrinterReport, ReportFault> parseReport(const std::array<std::uint8_t, 4>& answers);

/// A report in the words of device status; `since`, `model` and `detail` are left alone.
DeviceStatus statusOf(const PrinterReport& report);

}  // namespace drivers::printer
