#pragma once

#include <cstdint>

#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

/// Why a person takes over.
enum class HandoverReason : std::uint8_t {
  Asked,  ///< the visitor pressed 叫工作人员过来
  NoCard,
  CardExpired,
  ConsentRefused,
  FaceNotMatched,  ///< three tries
  CannotMove,      ///< the visitor cannot do the movements
  NoPicture,       ///< there is no picture to compare with
  DeviceDown,
};

/// A member of staff is called, or comes to take over. Nothing is lost meanwhile.
struct StaffModel {
  HandoverReason reason = HandoverReason::Asked;
  ClockFace calledAt;
  bool seen = false;      ///< staff confirmed on their console that they are coming
  bool canGoOn = false;   ///< the visitor may go back to where they were
  int pausedSeconds = 0;  ///< how long the time-out still rests; 0: not said
};

enum class StaffAction : std::uint8_t { None, GoOn, Leave };

StaffAction drawStaff(ui::Frame& frame, const StaffModel& model);

}  // namespace kiosk::terminal::screens
