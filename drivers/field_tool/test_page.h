#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drivers/printer/receipt_document.h"

namespace drivers::field_tool {

/// What a test page says of where it comes from.
struct TestPageFacts {
  std::string role;
  std::string model;
  std::string printedAt;  ///< "2026-11-24 10:05"
};

/// One A4 page as PDF: facts, Chinese text in several sizes, a ruler along two edges, a grey wedge, lines of known
/// width.
std::vector<std::uint8_t> testPagePdf(const TestPageFacts& facts);

/// The same for narrow paper: sizes, a rare character, pairs, a QR code.
printer::ReceiptDocument testReceipt(const TestPageFacts& facts);

}  // namespace drivers::field_tool
