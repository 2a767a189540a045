#pragma once

#include <cstdint>

#include "assets/error.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/prefecture/case_life.h"
#include "kiosk/backoffice/prefecture/staffing.h"
#include "kiosk/backoffice/prefecture/timeline.h"

namespace kiosk::backoffice::prefecture {

struct CaseFigures {
  std::uint64_t cases = 0;
  std::uint64_t walked = 0;  ///< of them, through intake and officers' actions
  std::uint64_t rows = 0;    ///< of all tables
};

/// Writes the cases, all steps of all of them in the order of time, as the log wants it.
///
/// `walked` of them, evenly spread, go the way of a real case: a packet taken in, officers acting, notices drawn and
/// signed for. Drawing notices takes most of the time, so the others are written as rows: packet, submission, case,
/// sessions and events as above, but no notices, supplement pages or receipts. Where a walked step is refused,
/// the life broke a rule: the result says which.
assets::Result<CaseFigures> fillCases(Office& office, Timeline& timeline, const Population& population,
                                      const Caseload& caseload, const Districts& districts, std::uint64_t walked,
                                      crypto::Sha256& digest);

}  // namespace kiosk::backoffice::prefecture
