#include "drivers/printer/ipp_condition.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace drivers::printer {
namespace {

using assets::ErrorId;

struct Reason {
  std::string_view keyword;
  ErrorId trouble;
  bool byHand;
};

/// From what the visitor sees first to what only a technician can tell.
constexpr std::array kReasons = {
    Reason{"media-jam", ErrorId::DocumentJam, true},
    Reason{"cover-open", ErrorId::DocumentCoverOpen, true},
    Reason{"door-open", ErrorId::DocumentCoverOpen, true},
    Reason{"interlock-open", ErrorId::DocumentCoverOpen, true},
    Reason{"media-empty", ErrorId::DocumentPaperOut, true},
    Reason{"media-needed", ErrorId::DocumentPaperOut, true},
    Reason{"input-tray-missing", ErrorId::DocumentPaperOut, true},
    Reason{"output-area-full", ErrorId::DocumentOutputFull, true},
    Reason{"toner-empty", ErrorId::DocumentTonerOut, true},
    Reason{"marker-supply-empty", ErrorId::DocumentTonerOut, true},
    Reason{"paused", ErrorId::DocumentPrinterSick, false},
    Reason{"shutdown", ErrorId::DocumentPrinterSick, false},
};

std::string_view withoutSeverity(std::string_view reason) {
  for (const std::string_view ending : {"-report", "-warning", "-error"}) {
    if (reason.ends_with(ending)) return reason.substr(0, reason.size() - ending.size());
  }
  return reason;
}

}  // namespace

IppCondition conditionOf(IppPrinterState state, std::span<const std::string> reasons) {
  IppCondition condition;
  const bool stopped = state == IppPrinterState::Stopped;
  std::size_t nearest = kReasons.size();
  bool otherError = false;
  for (const std::string& reason : reasons) {
    const std::string_view keyword = withoutSeverity(reason);
    if (keyword == "none") continue;
    if (keyword == "media-low" && condition.paper == PaperState::Full) condition.paper = PaperState::Low;
    if (keyword == "media-jam") condition.paper = PaperState::Jammed;
    if ((keyword == "media-empty" || keyword == "media-needed") && condition.paper != PaperState::Jammed) {
      condition.paper = PaperState::Out;
    }
    const bool low = keyword == "toner-low" || keyword == "marker-supply-low";
    if (low && condition.toner == TonerState::Full) condition.toner = TonerState::Low;
    if (keyword == "toner-empty" || keyword == "marker-supply-empty") condition.toner = TonerState::Out;

    if (!stopped && !reason.ends_with("-error")) continue;
    const auto known =
        std::find_if(kReasons.begin(), kReasons.end(), [&](const Reason& row) { return row.keyword == keyword; });
    if (known == kReasons.end()) {
      otherError = otherError || reason.ends_with("-error");
    } else {
      nearest = std::min(nearest, static_cast<std::size_t>(known - kReasons.begin()));
    }
  }
  if (nearest < kReasons.size()) {
    condition.trouble = kReasons[nearest].trouble;
    condition.byHand = kReasons[nearest].byHand;
  } else if (stopped || otherError) {
    condition.trouble = ErrorId::DocumentPrinterSick;
  }
  return condition;
}

DeviceStatus statusOf(const IppCondition& condition, IppPrinterState state) {
  DeviceStatus status;
  status.paper = condition.paper;
  status.toner = condition.toner;
  status.problem = condition.trouble;
  if (condition.trouble) {
    status.state = condition.byHand ? DeviceState::UserError : DeviceState::HardwareError;
  } else {
    status.state = state == IppPrinterState::Processing ? DeviceState::DeviceBusy : DeviceState::Online;
  }
  return status;
}

}  // namespace drivers::printer
