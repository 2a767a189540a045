#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drivers/printer/receipt_document.h"

namespace drivers::field_tool {

/// A receipt that shows what a receipt printer can go wrong in: sizes, both edges, a rare character, QR, cut.
/// `when` is printed on it.
printer::ReceiptDocument receiptTestPage(const std::string& when);

/// One A4 page as PDF: frame at the margins, text sizes, greys, both scripts.
std::vector<std::uint8_t> documentTestPage(const std::string& when);

}  // namespace drivers::field_tool
