#pragma once

#include "assets/error.h"
#include "kiosk/domain/calendar.h"
#include "kiosk/domain/terms.h"

namespace kiosk::domain {

struct PolicyBook;

/// The legal dates of a case. Each takes the figure in force on the day its clock starts. NoTermInForce when the policy
/// data does not reach back to that day.

/// Last day to name everything missing.
assets::Result<Deadline> supplementDueBy(const PolicyBook& book, const Date& receivedOn);
/// Last day for the conclusion; `complex` adds the extension.
assets::Result<Deadline> conclusionDueBy(const PolicyBook& book, const Date& completeOn, bool complex);
/// Last day for the notice to be in the citizen's hands.
assets::Result<Deadline> deliveryDueBy(const PolicyBook& book, const Date& concludedOn);
/// Days between conclusion and delivery, as told to the citizen.
assets::Result<int> deliveryDays(const PolicyBook& book, const Date& concludedOn);
/// The days on which a session may be held when it is published on `publishedOn`.
struct SessionWindow {
  Deadline earliest;
  Deadline latest;
};
assets::Result<SessionWindow> sessionWindow(const PolicyBook& book, const Date& publishedOn);
/// Last day to ask for 再次鉴定, counted from the day the conclusion was received.
assets::Result<Deadline> reassessmentBy(const PolicyBook& book, const Date& receivedOn);
/// First day on which 复查鉴定 may be asked for.
assets::Result<Date> reviewFrom(const PolicyBook& book, const Date& concludedOn);

}  // namespace kiosk::domain
