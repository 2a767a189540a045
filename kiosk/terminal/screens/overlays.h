#pragma once

#include <cstdint>

#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

// Sheets over a screen. Draw chrome and screen inside the frame first with ChromeModel::overlayOpen set; the sheet dims
// them and takes their input, the service bar stays.

/// 14: 您还在吗？
struct TimeoutModel {
  int secondsLeft = 0;
  int secondsTotal = 30;
  bool pagesSaved = false;  ///< a draft is stored: the visitor can go on next time
};
enum class TimeoutAction : std::uint8_t { None, GoOn, Erase };
TimeoutAction drawTimeout(ui::Frame& frame, const TimeoutModel& model);

/// 20: 您需要什么帮助？
struct HelpModel {
  bool staffCalled = false;   ///< the lamp is on already
  bool voiceOffered = false;  ///< there is a voice to make louder
  bool phoneShown = false;    ///< the hotline row is opened: the number is shown large
};
enum class HelpAction : std::uint8_t { None, Close, LargeText, HighContrast, Louder, Phone, CallStaff };
HelpAction drawHelp(ui::Frame& frame, const HelpModel& model);

/// A service this terminal does not run was touched: where to go instead, and why.
enum class CounterService : std::uint8_t { Employer };
struct CounterModel {
  CounterService service{};
  int queueAhead = -1;       ///< -1 unknown, then nothing is said
  int queueMinutes = -1;     ///< -1 unknown
  bool staffCalled = false;  ///< the lamp is on already
};
enum class CounterAction : std::uint8_t { None, Close, CallStaff };
CounterAction drawCounter(ui::Frame& frame, const CounterModel& model);

/// 首页 with something entered: 接着办 / 存着回首页.
struct LeaveModel {
  bool canSave = false;  ///< a draft can be stored; otherwise leaving erases, and the sheet says so
};
enum class LeaveAction : std::uint8_t { None, Stay, Leave };
LeaveAction drawLeave(ui::Frame& frame, const LeaveModel& model);

}  // namespace kiosk::terminal::screens
