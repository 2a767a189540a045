#include "drivers/printer/drivers.h"

namespace drivers::printer {

DeviceState stateOf(assets::ErrorId error) {
  using assets::ErrorId;
  switch (error) {
    case ErrorId::ReceiptPaperOut:
    case ErrorId::ReceiptCoverOpen:
    case ErrorId::DocumentPaperOut:
    case ErrorId::DocumentJam:
    case ErrorId::DocumentCoverOpen:
    case ErrorId::DocumentTonerOut:
    case ErrorId::DocumentOutputFull:
      return DeviceState::UserError;
    case ErrorId::ReceiptPrinterResting:
    case ErrorId::DeviceBusy:
      return DeviceState::DeviceBusy;
    case ErrorId::ReceiptPrinterGone:
    case ErrorId::DocumentPrinterGone:
    case ErrorId::DeviceMisconfigured:
      return DeviceState::NoDevice;
    case ErrorId::ReceiptPrinterSick:
    case ErrorId::ReceiptPrinterContradicts:
    case ErrorId::DocumentPrinterSick:
      return DeviceState::HardwareError;
    default:
      return DeviceState::Offline;
  }
}

}  // namespace drivers::printer
