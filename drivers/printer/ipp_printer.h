#pragma once

#include <memory>
#include <string>

#include "drivers/device_config.h"
#include "drivers/printer/document_printer.h"

namespace drivers::printer {

/// How often an IPP printer is asked and how long it may be away.
struct IppPace {
  std::chrono::milliseconds look{250};            ///< between two looks at a job
  std::chrono::milliseconds away{10'000};         ///< a printer that does not answer in the middle of a job
  std::chrono::milliseconds standstill{180'000};  ///< a job without progress and without trouble
};

/// The driver "ipp": a printer that takes PDF over IPP/2.0 itself, or a CUPS queue.
class IppPrinter final : public DocumentPrinter {
 public:
  static assets::Result<std::unique_ptr<DocumentPrinter>> open(const DeviceConfig& config);
  static assets::Result<std::unique_ptr<IppPrinter>> open(const std::string& uri, IppPace pace);
  ~IppPrinter() override;

  assets::Result<PrinterCapabilities> capabilities() override;
  assets::Result<void> print(std::span<const std::uint8_t> pdf, const PrintTicket& ticket, const std::stop_token& stop,
                             const PrintWatcher& watcher) override;
  DeviceStatus check() override;

 private:
  struct Inside;
  explicit IppPrinter(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace drivers::printer
