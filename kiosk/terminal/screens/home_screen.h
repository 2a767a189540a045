#pragma once

#include <cstdint>

#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

/// 02: what brings you here? A service this terminal does not run now is shown shut, with where to go instead; its
/// action comes all the same, for drawCounter.
struct HomeModel {
  int queueAhead = -1;    ///< -1 unknown, then nothing is said
  int queueMinutes = -1;  ///< -1 unknown
  bool injuredOpen = true;
  bool retiredOpen = true;
  bool noticeOpen = true;
  bool employerOpen = true;
  bool lookUpOpen = true;
  bool policyOpen = true;
};

enum class HomeAction : std::uint8_t { None, ReadCard, Injured, Retired, CollectNotice, Employer, LookUp, Policy };

/// Use with ChromeModel::backdrop = HomeArt, bar = AtHome.
HomeAction drawHome(ui::Frame& frame, const HomeModel& model);

}  // namespace kiosk::terminal::screens
