#pragma once

#include <stop_token>

#include "assets/error.h"
#include "drivers/device_status.h"
#include "drivers/printer/receipt_document.h"

namespace drivers::printer {

/// A narrow-paper printer. Every call blocks and belongs on the device's own thread; a stop token ends a wait within
/// 200 ms with DeviceJobCancelled. Errors: PRN-R.. somebody in front of the machine can mend, PRN-F.. nobody can.
class ReceiptPrinter {
 public:
  ReceiptPrinter() = default;
  ReceiptPrinter(const ReceiptPrinter&) = delete;
  ReceiptPrinter& operator=(const ReceiptPrinter&) = delete;
  virtual ~ReceiptPrinter() = default;

  /// Prints one document. Succeeds only after the printer has worked through every byte and says it is well; after any
  /// error nothing of the document comes out later by itself, so it may be printed again whole.
  /// Errors: ReceiptPaperOut, ReceiptCoverOpen (before or in the middle), ReceiptPrinterSick, ReceiptPrinterSilent,
  /// ReceiptPrinterContradicts, ReceiptPrinterGone, ReceiptNotConfirmed, DeviceJobCancelled.
  virtual assets::Result<void> print(const ReceiptDocument& document, const std::stop_token& stop) = 0;
  /// How the printer is now: state, paper (Full, Low, Out). Quick; for supervision.
  virtual DeviceStatus check() = 0;
};

}  // namespace drivers::printer
