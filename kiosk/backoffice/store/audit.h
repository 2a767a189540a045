#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/data_folder.h"
#include "kiosk/backoffice/store/event_log.h"

namespace kiosk::backoffice::store {

/// What `verify` finds. A chain alone cannot see that its tail was cut off; the rows and files it speaks of can.
struct AuditReport {
  ChainReport chain;
  std::int64_t submissions = 0;
  std::int64_t cases = 0;
  std::int64_t notices = 0;
  std::int64_t certifications = 0;    ///< and open requests
  std::vector<std::string> findings;  ///< empty when everything agrees
};

/// Checks: SQLite's own integrity; the chain; every submission has exactly one case, one event and its packet with the
/// right SHA-256; every case is at the stage its newest event says; every notice has its event and file; every
/// certification a terminal handed in has its event, lasts as long as that says, and is as open as its events leave it.
assets::Result<AuditReport> audit(soci::session& sql, const DataFolder& folder);

}  // namespace kiosk::backoffice::store
