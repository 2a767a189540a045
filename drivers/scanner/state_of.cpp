#include "drivers/scanner/scanner.h"

namespace drivers::scanner {

DeviceState stateOf(assets::ErrorId error) {
  using assets::ErrorId;
  switch (error) {
    case ErrorId::ScannerNoPaper:
    case ErrorId::ScannerJam:
    case ErrorId::ScannerCoverOpen:
      return DeviceState::UserError;
    case ErrorId::ScannerBusy:
    case ErrorId::DeviceBusy:
      return DeviceState::DeviceBusy;
    case ErrorId::ScannerGone:
    case ErrorId::DeviceMisconfigured:
      return DeviceState::NoDevice;
    case ErrorId::ScannerBroken:
      return DeviceState::HardwareError;
    default:
      return DeviceState::Offline;
  }
}

}  // namespace drivers::scanner
