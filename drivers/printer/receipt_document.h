#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace drivers::printer {

enum class Align : std::uint8_t { Left, Centre, Right };

/// One paragraph; it is broken into lines where the paper ends. UTF-8, any character; no control characters.
struct TextLine {
  std::string text;
  int size = 1;  ///< 1 (24 dots high, 3 mm) to 4 times, both ways
  Align align = Align::Left;
  bool bold = false;
};

/// Key on the left, value flush right, on one line when they fit, else the value on the next lines.
struct PairLine {
  std::string key;
  std::string value;
  bool bold = false;
};

/// A QR code, model 2, error level Q, centred.
struct QrCode {
  std::string data;  ///< bytes; at most 1000
  int module = 6;    ///< dots a module, 1 to 16; 6 = 0.75 mm
};

/// A thin line across the paper.
struct Rule {};

/// Empty lines.
struct Feed {
  int lines = 1;  ///< 1 to 255
};

/// Feeds past the cutter and cuts; leaves a bridge of paper when partial.
struct Cut {
  bool partial = true;
};

using ReceiptItem = std::variant<TextLine, PairLine, QrCode, Rule, Feed, Cut>;

/// What a receipt says, in order. Ends with a Cut as a rule.
struct ReceiptDocument {
  std::vector<ReceiptItem> items;
};

}  // namespace drivers::printer
