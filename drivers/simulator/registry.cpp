#include <array>

#include "drivers/simulator/a4_printer/a4_printer.h"
#include "drivers/simulator/camera/camera_emulator.h"
#include "drivers/simulator/emulator.h"
#include "drivers/simulator/id_card/id_reader.h"
#include "drivers/simulator/lamp/lamp_board.h"
#include "drivers/simulator/receipt_printer/receipt_printer.h"
#include "drivers/simulator/scanner/scanner_emulator.h"
#include "drivers/simulator/smart_card/card_slot.h"

namespace drivers::simulator {

// One line an emulator; its make function is declared in the header of its folder.
std::span<const Registration> registeredEmulators() {
  static constexpr std::array kEmulators = {
      Registration{"id-card", &makeIdReader},
      Registration{"social-card", &smart_card::makeCardSlot},
      Registration{"face-camera", &camera::makeFaceCamera},
      Registration{"document-camera", &camera::makeDocumentCamera},
      Registration{"lamps", &lamp::makeLampBoard},
      Registration{"receipt-printer", &makeReceiptPrinter},
      Registration{"a4-printer", &makeA4Printer},
      Registration{"scanner", &scanner::makeScanner},
  };
  return kEmulators;
}

}  // namespace drivers::simulator
