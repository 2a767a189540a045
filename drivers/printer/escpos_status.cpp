#include "drivers/printer/escpos_status.h"

#include <algorithm>

namespace drivers::printer {
namespace {

constexpr std::uint8_t kNearEnd = 0x0C;
constexpr std::uint8_t kPaperEnd = 0x60;

constexpr bool bit(std::uint8_t byte, unsigned number) {
  return ((unsigned{byte} >> number) & 1U) != 0;
}

/// Two sensor bits that are one sensor.
constexpr bool torn(std::uint8_t byte, std::uint8_t pair) {
  return (byte & pair) != 0 && (byte & pair) != pair;
}

}  // namespace

bool PrinterReport::well() const {
  return !offline && !coverOpen && !mechanicalError && !cutterError && !unrecoverableError && !resting && !paperEnd;
}

tl::expected<PrinterReport, ReportFault> parseReport(const std::array<std::uint8_t, 4>& answers) {
  if (!std::all_of(answers.begin(), answers.end(), isStatusByte)) {
    return tl::unexpected<ReportFault>(ReportFault::NotAStatus);
  }
  const auto [printer, cause, error, roll] = answers;
  const bool stopped = bit(cause, 5);
  const bool inError = bit(cause, 6);
  PrinterReport report;
  report.offline = bit(printer, 3);
  report.feedButton = bit(printer, 6) || bit(cause, 3);
  report.coverOpen = bit(cause, 2);
  report.mechanicalError = bit(error, 2);
  report.cutterError = bit(error, 3);
  report.unrecoverableError = bit(error, 5);
  report.resting = bit(error, 6);
  report.nearEnd = (roll & kNearEnd) == kNearEnd;
  report.paperEnd = (roll & kPaperEnd) == kPaperEnd;

  const bool anyCause = report.mechanicalError || report.cutterError || report.unrecoverableError || report.resting;
  const bool contradiction = torn(roll, kNearEnd) || torn(roll, kPaperEnd) ||
                             (!report.offline && (report.coverOpen || stopped || inError)) ||
                             (stopped && !report.paperEnd) || inError != anyCause;
  if (contradiction) return tl::unexpected<ReportFault>(ReportFault::Contradiction);
  return report;
}

DeviceStatus statusOf(const PrinterReport& report) {
  using assets::ErrorId;
  DeviceStatus status;
  status.paper = report.paperEnd ? PaperState::Out : report.nearEnd ? PaperState::Low : PaperState::Full;
  const auto is = [&](DeviceState state, ErrorId problem) {
    status.state = state;
    status.problem = problem;
  };
  if (report.unrecoverableError || report.mechanicalError || report.cutterError) {
    is(DeviceState::HardwareError, ErrorId::ReceiptPrinterSick);
  } else if (report.coverOpen) {
    is(DeviceState::UserError, ErrorId::ReceiptCoverOpen);
  } else if (report.paperEnd) {
    is(DeviceState::UserError, ErrorId::ReceiptPaperOut);
  } else if (report.resting || report.offline) {
    is(DeviceState::DeviceBusy, ErrorId::ReceiptPrinterResting);
  } else {
    status.state = DeviceState::Online;
  }
  return status;
}

}  // namespace drivers::printer
