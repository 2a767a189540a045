#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "assets/error.h"
#include "drivers/device_status.h"

namespace drivers::printer {

struct PrinterCapabilities {
  std::string model;                 ///< maker and model
  std::vector<std::string> formats;  ///< MIME types it takes: "application/pdf" …
  std::vector<std::string> media;    ///< PWG names: "iso_a4_210x297mm" …
  bool colour = false;
  bool duplex = false;
  int pagesPerMinute = 0;  ///< 0: it does not say
};

/// How one document is to be printed.
struct PrintTicket {
  std::string jobName;  ///< shown on the printer's panel; never personal
  int copies = 1;
  bool duplex = false;  ///< on the long edge; ignored by printers that cannot
  std::string media = "iso_a4_210x297mm";
  /// How long a job waits for somebody to put in paper, clear a jam or close a cover.
  std::chrono::milliseconds patience = std::chrono::minutes(5);
};

enum class PrintStage : std::uint8_t {
  Sending,
  Printing,
  Waiting,  ///< stopped for `trouble`; goes on when it is mended
  Completed,
};

struct PrintProgress {
  PrintStage stage = PrintStage::Sending;
  int sheetsDone = 0;                      ///< as far as the printer tells
  bool again = false;                      ///< the whole document is being printed a second time
  std::optional<assets::ErrorId> trouble;  ///< with Waiting: DocumentPaperOut, DocumentJam, DocumentCoverOpen …
};
using PrintWatcher = std::function<void(const PrintProgress&)>;

/// A page printer. Every call blocks and belongs on the device's own thread; a stop token ends a wait within 500 ms
/// with DeviceJobCancelled and takes the job back from the printer.
class DocumentPrinter {
 public:
  DocumentPrinter() = default;
  DocumentPrinter(const DocumentPrinter&) = delete;
  DocumentPrinter& operator=(const DocumentPrinter&) = delete;
  virtual ~DocumentPrinter() = default;

  virtual assets::Result<PrinterCapabilities> capabilities() = 0;
  /// Prints a PDF. Succeeds only when the printer says the job is completed. When it stops in the middle (paper, jam,
  /// cover) the job is taken back, and when the printer is well again the whole document is printed once more; a second
  /// stop ends with that error. Errors: DocumentPaperOut, DocumentJam, DocumentCoverOpen, DocumentTonerOut,
  /// DocumentPrinterSick, DocumentPrinterGone, DocumentRefused, DeviceJobCancelled.
  virtual assets::Result<void> print(std::span<const std::uint8_t> pdf, const PrintTicket& ticket,
                                     const std::stop_token& stop, const PrintWatcher& watcher = {}) = 0;
  /// State, paper, toner. Quick; for supervision.
  virtual DeviceStatus check() = 0;
};

}  // namespace drivers::printer
