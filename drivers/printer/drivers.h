#pragma once

#include <span>

#include "drivers/printer/document_printer.h"
#include "drivers/printer/receipt_printer.h"
#include "drivers/registry.h"

namespace drivers::printer {

/// Every driver of receipt printers: "escpos-tcp" (settings: address = "127.0.0.1:9100") and "escpos-serial" (port,
/// baud = 115200); both take font = "gb18030" | "gb2312" | "none" and dots = 576.
std::span<const Driver<ReceiptPrinter>> registeredReceiptPrinters();

/// Every driver of page printers: "ipp" (settings: uri = "ipp://127.0.0.1:8631/ipp/print").
std::span<const Driver<DocumentPrinter>> registeredDocumentPrinters();

/// Which device state an error of opening or using a printer means.
DeviceState stateOf(assets::ErrorId error);

}  // namespace drivers::printer
