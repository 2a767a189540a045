#pragma once

#include <cstdint>

#include "assets/error.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/backoffice/prefecture/case_life.h"
#include "kiosk/backoffice/prefecture/population.h"
#include "kiosk/backoffice/prefecture/staffing.h"
#include "kiosk/backoffice/prefecture/timeline.h"

namespace kiosk::backoffice::prefecture {

/// Writes everybody's record; who has a case, with the injury and the employer.
///
/// Rows go in by the order of their number's keyed hash, four million people at a time: by the order of anything else
/// every row would land on another page of that index, and ten million would take hours.
assets::Result<void> fillPeople(Office& office, const Population& population, const Caseload& caseload,
                                crypto::Sha256& digest);

struct RollFigures {
  std::uint64_t pensioners = 0;
  std::uint64_t certified = 0;  ///< a certification is in force
  std::uint64_t visits = 0;     ///< a home visit is booked
};

/// The roll: most men from 60 and women from 55 draw a pension here; nine of ten were certified within the last year,
/// the others must be until `today`; relatives of some of those have booked a home visit at a terminal.
assets::Result<RollFigures> fillRoll(Office& office, Timeline& timeline, const Population& population,
                                     const Districts& districts, const domain::Date& today, crypto::Sha256& digest);

}  // namespace kiosk::backoffice::prefecture
