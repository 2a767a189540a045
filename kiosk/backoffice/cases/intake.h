#pragma once

#include <string>

#include "assets/error.h"
#include "kiosk/backoffice/api/message.h"
#include "kiosk/backoffice/devices/enrolment.h"
#include "kiosk/backoffice/office.h"

namespace kiosk::backoffice::cases {

/// What becomes of a packet that a terminal hands in.
struct Intake {
  enum class Outcome : std::uint8_t {
    Accepted,      ///< a new case; `answer` is on record
    Repeated,      ///< the same packet again: `answer` is the first one
    Conflict,      ///< the same uuid with other content
    Unreadable,    ///< cannot be opened
    NotAuthentic,  ///< signature, terminal, region or uuid do not fit
    NotValid,      ///< against the domain's rules
  };
  Outcome outcome{};
  std::string answer;  ///< SubmissionReceipt as JSON
  std::string detail;  ///< why not; nothing about a person
};

/// Takes a packet in: opens and checks it, keeps the sealed file durably, then makes case, acceptance number,
/// idempotency row and event in one transaction. Returns only after COMMIT; a crash before leaves at most an unused
/// file.
assets::Result<Intake> takeIn(Office& office, const devices::Kiosk& kiosk, const std::string& uuid,
                              const api::SpooledBody& body);

/// The stored first answer; empty when this terminal has no such submission.
std::string storedAnswer(soci::session& sql, const std::string& region, const std::string& kioskId,
                         const std::string& uuid);

}  // namespace kiosk::backoffice::cases
