#include "drivers/printer/escpos_printer.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "drivers/printer/drivers.h"
#include "drivers/printer/escpos.h"
#include "drivers/printer/text_raster.h"
#include "drivers/printer/usb_printer_link.h"

namespace drivers::printer {
namespace {

using assets::ErrorId;
using Clock = std::chrono::steady_clock;

constexpr std::array<std::string_view, 4> kReportOf = {"printer", "off-line cause", "error cause", "roll paper"};
constexpr int kReportTries = 3;
constexpr std::chrono::milliseconds kConnect{2000};
constexpr std::chrono::milliseconds kGlance{200};  // between two looks at the state while printing

tl::unexpected<assets::Error> failureOf(LinkFault fault, std::string detail) {
  switch (fault) {
    case LinkFault::Stopped:
      return assets::failure(ErrorId::DeviceJobCancelled);
    case LinkFault::Gone:
      return assets::failure(ErrorId::ReceiptPrinterGone, std::move(detail));
    case LinkFault::TimedOut:
      break;
  }
  return assets::failure(ErrorId::ReceiptPrinterSilent, std::move(detail));
}

assets::Result<PaperFormat> formatFrom(const DeviceConfig& config) {
  PaperFormat format;
  const std::string font = config.settings.text("font").value_or("gb18030");
  if (font == "none") {
    format.font = PrinterFont::None;
  } else if (font == "gb2312") {
    format.font = PrinterFont::Gb2312;
  } else if (font != "gb18030") {
    return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": font is gb18030, gb2312 or none");
  }
  const auto dots = config.settings.number("dots").value_or(format.dots);
  if (dots < 200 || dots > 1000) {
    return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": dots from 200 to 1000");
  }
  format.dots = static_cast<int>(dots);
  return format;
}

assets::Result<void> refuseUnknown(const DeviceConfig& config, std::initializer_list<std::string_view> known) {
  const auto unknown = config.settings.unknownKeys(known);
  if (unknown.empty()) return {};
  return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": unknown setting " + unknown.front());
}

/// Makes sure somebody answers at the other end.
assets::Result<std::unique_ptr<ReceiptPrinter>> greet(std::unique_ptr<PrinterLink> link, const PaperFormat& format,
                                                      std::string model = {}) {
  auto printer = std::make_unique<EscPosPrinter>(std::move(link), format, std::move(model));
  const DeviceStatus status = printer->check();
  if (status.state == DeviceState::Offline || status.state == DeviceState::NoDevice) {
    return assets::failure(status.problem.value_or(ErrorId::ReceiptPrinterSilent), status.detail);
  }
  return printer;
}

}  // namespace

assets::Result<std::unique_ptr<ReceiptPrinter>> EscPosPrinter::openTcp(const DeviceConfig& config) {
  if (auto known = refuseUnknown(config, {"address", "font", "dots"}); !known) {
    return tl::unexpected<assets::Error>(known.error());
  }
  const auto format = formatFrom(config);
  if (!format) return tl::unexpected<assets::Error>(format.error());
  const auto address = config.settings.text("address");
  if (!address) return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": address is missing");
  auto link = printer::openTcp(*address, kConnect);
  if (!link) return tl::unexpected<assets::Error>(link.error());
  return greet(std::move(*link), *format);
}

assets::Result<std::unique_ptr<ReceiptPrinter>> EscPosPrinter::openSerial(const DeviceConfig& config) {
  if (auto known = refuseUnknown(config, {"port", "baud", "font", "dots"}); !known) {
    return tl::unexpected<assets::Error>(known.error());
  }
  const auto format = formatFrom(config);
  if (!format) return tl::unexpected<assets::Error>(format.error());
  const auto port = config.settings.text("port");
  if (!port) return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": port is missing");
  auto link = printer::openSerial(*port, static_cast<int>(config.settings.number("baud").value_or(115200)));
  if (!link) return tl::unexpected<assets::Error>(link.error());
  return greet(std::move(*link), *format);
}

assets::Result<std::unique_ptr<ReceiptPrinter>> EscPosPrinter::openUsb(const DeviceConfig& config) {
  if (auto known = refuseUnknown(config, {"vendor", "product", "port", "font", "dots"}); !known) {
    return tl::unexpected<assets::Error>(known.error());
  }
  const auto format = formatFrom(config);
  if (!format) return tl::unexpected<assets::Error>(format.error());
  auto link = UsbPrinterLink::open(config);
  if (!link) return tl::unexpected<assets::Error>(link.error());
  std::string model = (*link)->model();
  return greet(std::move(*link), *format, std::move(model));
}

assets::Result<void> EscPosPrinter::send(std::span<const std::uint8_t> bytes, const std::stop_token& stop) {
  const auto sent = link_->write(bytes, patience_.standstill, stop);
  if (!sent) return failureOf(sent.error(), "sending stood still");
  return {};
}

assets::Result<void> EscPosPrinter::sortOut() {
  while (true) {
    const auto byte = link_->readByte(std::chrono::milliseconds(0), {});
    if (byte) {
      notice(*byte);
    } else if (byte.error() == LinkFault::TimedOut) {
      return {};
    } else {
      return assets::failure(ErrorId::ReceiptPrinterGone, "closed by the printer");
    }
  }
}

assets::Result<std::uint8_t> EscPosPrinter::askOne(int n, const std::stop_token& stop) {
  const std::string_view name = kReportOf[static_cast<std::size_t>(n - 1)];
  if (auto clear = sortOut(); !clear) return tl::unexpected<assets::Error>(clear.error());
  if (auto sent = send(statusRequest(n), stop); !sent) return tl::unexpected<assets::Error>(sent.error());
  const auto until = Clock::now() + patience_.answer;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    const auto byte = link_->readByte(std::max(left, std::chrono::milliseconds(0)), stop);
    if (!byte) return failureOf(byte.error(), "no answer about " + std::string(name));
    if (isStatusByte(*byte)) return *byte;
    notice(*byte);
  }
}

assets::Result<PrinterReport> EscPosPrinter::askReport(const std::stop_token& stop) {
  std::string detail;
  for (int attempt = 0; attempt < kReportTries; ++attempt) {
    std::array<std::uint8_t, 4> answers{};
    for (int n = 1; n <= 4; ++n) {
      const auto answer = askOne(n, stop);
      if (!answer) return tl::unexpected<assets::Error>(answer.error());
      answers[static_cast<std::size_t>(n - 1)] = *answer;
    }
    const auto report = parseReport(answers);
    if (report) return *report;
    static constexpr std::string_view kDigits = "0123456789abcdef";
    detail = "status";
    for (const std::uint8_t answer : answers) {
      detail += ' ';
      detail += kDigits[answer >> 4U];
      detail += kDigits[answer & 15U];
    }
  }
  return assets::failure(ErrorId::ReceiptPrinterContradicts, detail);
}

assets::Result<void> EscPosPrinter::requireWell(const std::stop_token& stop) {
  const auto report = askReport(stop);
  if (!report) return tl::unexpected<assets::Error>(report.error());
  if (report->well()) return {};
  return assets::failure(statusOf(*report).problem.value_or(ErrorId::ReceiptPrinterSick));
}

assets::Result<void> EscPosPrinter::awaitCompletion(const std::stop_token& stop) {
  if (auto clear = sortOut(); !clear) return clear;
  queueAnswered_ = false;
  EscPosBuilder marker;
  if (auto sent = send(marker.queueStatus().take(), stop); !sent) return sent;
  const auto until = Clock::now() + patience_.completion;
  while (Clock::now() < until) {
    const auto byte = link_->readByte(kGlance, stop);
    if (byte) {
      notice(*byte);
    } else if (byte.error() != LinkFault::TimedOut) {
      return failureOf(byte.error(), "while printing");
    }
    const bool printed = queueAnswered_;
    if (printed || !byte) {
      if (auto well = requireWell(stop); !well || printed) return well;
    }
  }
  return assets::failure(ErrorId::ReceiptNotConfirmed);
}

void EscPosPrinter::takeBack() {
  halfPrinted_ = true;
  // Whether it worked is told by the next status; a printer that is gone has nothing to take back.
  static_cast<void>(link_->write(clearBuffersRequest(), patience_.answer, std::stop_token{}));
}

assets::Result<void> EscPosPrinter::print(const ReceiptDocument& document, const std::stop_token& stop) {
  if (auto well = requireWell(stop); !well) return well;
  if (halfPrinted_) {
    EscPosBuilder clean;
    if (auto sent = send(clean.initialise().cut(true).take(), stop); !sent) return sent;
  }
  const Bytes bytes = encodeReceipt(document, format_, rasterizeText);
  auto outcome = send(bytes, stop);
  if (outcome) outcome = awaitCompletion(stop);
  if (outcome) {
    halfPrinted_ = false;
  } else {
    takeBack();
  }
  return outcome;
}

DeviceStatus EscPosPrinter::check() {
  const auto report = askReport({});
  DeviceStatus status;
  if (report) {
    status = statusOf(*report);
  } else {
    status.state = stateOf(report.error().id);
    status.problem = report.error().id;
    status.detail = report.error().detail;
    status.paper = PaperState::Unknown;
  }
  status.model = model_.empty() ? "ESC/POS" : model_;
  return status;
}

}  // namespace drivers::printer
