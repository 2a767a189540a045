#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/terminal/screens/chrome.h"
#include "kiosk/terminal/screens/print_state.h"

namespace kiosk::terminal::screens {

/// What the back office promised when it accepted. Every date comes from its answer.
struct AcceptedFacts {
  std::string acceptanceNumber;  ///< 13 digits, shown in groups 6-2-5
  domain::Date acceptedOn{};
  domain::Date supplementDueBy{};
  domain::Date conclusionDueBy{};
  int supplementWorkingDays = 0;  ///< 0: the number of days is not said
  int conclusionDays = 0;         ///< 0: not said
  int extraDays = 0;              ///< 0: not said
  int deliveryDays = 0;
  int scheduleNoticeMin = 0;  ///< working days the assessment is published ahead; 0: not said
  int scheduleNoticeMax = 0;
  bool provisional = false;  ///< a date reaches past the published holiday calendar
};

/// 09: handed in. Without `accepted` the packet waits sealed in this terminal: 已接收，待受理.
struct DoneModel {
  std::optional<AcceptedFacts> accepted;
  std::string waitingNumber;  ///< the number of the packet on the slip while it is not yet accepted
  domain::Date today{};
  int pages = 0;
  bool textMessages = false;  ///< the hall really sends them
  PrintState print;
  int rating = 0;  ///< 1 very poor … 5 very good; 0 not yet
};

struct DoneAction {
  enum class Kind : std::uint8_t { None, Rate, Another, Finish };
  Kind kind = Kind::None;
  int rating = 0;  ///< with Rate: 1..5
};

DoneAction drawDone(ui::Frame& frame, const DoneModel& model);

}  // namespace kiosk::terminal::screens
