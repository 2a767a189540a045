#pragma once

#include <cstdint>

#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

/// 01: nobody is here. The clock is the screen's largest thing; touching anything below the reach line starts.
struct IdleModel {
  std::string hallName;  ///< empty: the catalogue's name
  ClockFace clock;
  int queueAhead = -1;    ///< people waiting at the counters; -1 unknown, then nothing is said
  int queueMinutes = -1;  ///< -1 unknown
};

enum class IdleAction : std::uint8_t { None, Start, Injured, Retired, CollectNotice, LookUp };

/// Use with ChromeModel::backdrop = IdleArt (the chrome then draws no header: this screen has its own).
IdleAction drawIdle(ui::Frame& frame, const IdleModel& model);

}  // namespace kiosk::terminal::screens
