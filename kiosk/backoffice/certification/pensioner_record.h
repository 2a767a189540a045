#pragma once

#include <optional>
#include <string>

#include <soci/soci.h>

#include "kiosk/backoffice/office.h"
#include "kiosk/contract/certification.h"

namespace kiosk::backoffice::certification {

/// Somebody who draws a pension, as the office's row says it.
struct PensionerRecord {
  std::string number;
  std::string name;
  std::string phone;   ///< empty: not known
  std::string agency;  ///< the agency elsewhere that pays; empty: this region does
  std::optional<contract::LastCertification> last;
  std::optional<domain::Date> dueBy;    ///< kept beside `last` so that lists of who is due need no arithmetic
  std::optional<domain::Date> visitBy;  ///< a home visit is booked
};

/// The row of a number. Throws cases::RecordUnreadable when it does not open with the office's key.
std::optional<PensionerRecord> findPensioner(soci::session& sql, const Office& office, const std::string& number);
/// Inserts or replaces the row.
void putPensioner(const store::Transaction& transaction, const Office& office, const PensionerRecord& record);
/// Adds a success to the ledger and to the record; `visitBy` is settled by it. `requestUuid` is empty when it came
/// otherwise than from a terminal.
void addCertification(const store::Transaction& transaction, const Office& office, PensionerRecord& record,
                      const contract::LastCertification& success, const std::string& requestUuid);

}  // namespace kiosk::backoffice::certification
