#include "kiosk/terminal/devices/receipt_layout.h"

namespace kiosk::terminal::devices {
namespace {

using drivers::printer::Align;
using drivers::printer::ReceiptItem;
using drivers::printer::TextLine;

ReceiptItem itemOf(const domain::ReceiptLine& line) {
  using Style = domain::ReceiptLine::Style;
  switch (line.style) {
    case Style::Title:
      return TextLine{.text = line.text, .size = 2, .align = Align::Centre, .bold = true};
    case Style::Strong:
      return TextLine{.text = line.text, .size = 1, .align = Align::Left, .bold = true};
    case Style::Number:
      return TextLine{.text = line.text, .size = 2, .align = Align::Centre, .bold = true};
    case Style::Rule:
      return drivers::printer::Rule{};
    case Style::Qr:
      return drivers::printer::QrCode{.data = line.text};
    case Style::Body:
    case Style::Small:
      break;
  }
  return TextLine{.text = line.text, .size = 1, .align = Align::Left, .bold = false};
}

}  // namespace

drivers::printer::ReceiptDocument documentOf(const std::vector<domain::ReceiptLine>& lines) {
  drivers::printer::ReceiptDocument document;
  for (const domain::ReceiptLine& line : lines)
    document.items.push_back(itemOf(line));
  document.items.emplace_back(drivers::printer::Feed{2});
  document.items.emplace_back(drivers::printer::Cut{});
  return document;
}

}  // namespace kiosk::terminal::devices
