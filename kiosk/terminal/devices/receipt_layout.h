#pragma once

#include <vector>

#include "drivers/printer/receipt_document.h"
#include "kiosk/domain/receipt_content.h"

namespace kiosk::terminal::devices {

/// What a receipt says, as the receipt printer takes it; ends with a cut.
drivers::printer::ReceiptDocument documentOf(const std::vector<domain::ReceiptLine>& lines);

}  // namespace kiosk::terminal::devices
