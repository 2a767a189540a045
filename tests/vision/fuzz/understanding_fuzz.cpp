// Any text on any page: the fields found stay within the page, whatever was read.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "vision/document/document_reader.h"
#include "vision/document/field_value.h"
#include "vision/document/reading_order.h"

namespace {

const vision::document::PaperRules& rules() {
  static const vision::document::PaperRules kRules = vision::document::loadPaperRules().value();
  return kRules;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Lines are parted by line feeds; the first two bytes of each say where it stands.
  std::vector<vision::document::Line> lines;
  std::string text;
  for (std::size_t i = 0; i <= size; ++i) {
    if (i < size && data[i] != '\n') {
      text += static_cast<char>(data[i]);
      continue;
    }
    if (text.size() > 2) {
      const auto x = static_cast<float>(static_cast<unsigned char>(text[0])) * 8;
      const auto y = static_cast<float>(static_cast<unsigned char>(text[1])) * 8;
      const auto width = static_cast<float>(text.size() - 2) * 10;
      lines.push_back({.quad = vision::quadOf({x, y, width, 26}), .text = text.substr(2), .confidence = 0.9F});
    }
    text.clear();
  }
  vision::document::sortForReading(lines);
  for (const char* kind : {"", "diagnosis_certificate", "leave_confirmation"}) {
    vision::document::understand(lines, rules(), kind);
  }
  return 0;
}
