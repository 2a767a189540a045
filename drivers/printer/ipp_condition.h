#pragma once

#include <optional>
#include <span>
#include <string>

#include "drivers/device_status.h"

namespace drivers::printer {

/// The values of printer-state, RFC 8011 §5.4.11.
enum class IppPrinterState : int { Idle = 3, Processing = 4, Stopped = 5 };

/// A printer's state and reasons in this product's words.
struct IppCondition {
  PaperState paper = PaperState::Full;
  TonerState toner = TonerState::Full;
  /// What keeps it from printing; empty while it can print. Of several the one nearest to the visitor.
  std::optional<assets::ErrorId> trouble;
  bool byHand = false;  ///< `trouble` passes when somebody at the machine does something
};

/// Reads printer-state-reasons (RFC 8011 §5.4.12 and PWG 5100.9): keywords that may end in -report, -warning or -error.
/// A reason keeps the printer from printing when it ends in -error or the printer has stopped; the rest are warnings.
IppCondition conditionOf(IppPrinterState state, std::span<const std::string> reasons);

/// A condition as device status: Online, DeviceBusy while it prints, UserError, HardwareError.
DeviceStatus statusOf(const IppCondition& condition, IppPrinterState state);

}  // namespace drivers::printer
