#pragma once

#include <string>

#include "assets/error.h"
#include "kiosk/backoffice/devices/enrolment.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/contract/certification.h"

namespace kiosk::backoffice::certification {

/// What becomes of a request from a terminal.
struct Taken {
  enum class Outcome : std::uint8_t {
    Recorded,
    Repeated,      ///< the same request again: the first answer
    Conflict,      ///< the same uuid with other content
    NotPensioner,  ///< number and name fit nobody who draws a pension
    NotValid,      ///< against the rules; `detail` says which
  };
  Outcome outcome{};
  std::string answer;  ///< CertificationReceipt as JSON
  std::string detail;  ///< nothing about a person
};

/// Records a certification or a home visit: request (sealed), ledger, pensioner and event in one transaction. The day
/// is the one on which it was asked, also when it waited on the terminal. Returns after COMMIT.
assets::Result<Taken> take(Office& office, const devices::Kiosk& kiosk, const std::string& uuid,
                           const contract::CertificationRequest& request);

}  // namespace kiosk::backoffice::certification
