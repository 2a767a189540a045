#pragma once

#include <string>
#include <string_view>

#include "assets/error.h"
#include "kiosk/backoffice/devices/enrolment.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/contract/messages.h"

namespace kiosk::backoffice::certification {

/// Where somebody's certification stands. Whoever is not on the roll is told no more than that.
assets::Result<contract::CertificationStatus> statusOf(Office& office, const contract::PersonLookup& person,
                                                       const std::string& actor);

/// What becomes of a packet that a terminal hands in.
struct Intake {
  enum class Outcome : std::uint8_t {
    Recorded,      ///< new; `answer` is on record
    Repeated,      ///< the same packet again: `answer` is the first one
    Conflict,      ///< the same uuid with other content
    Unreadable,    ///< cannot be opened
    NotAuthentic,  ///< signature, terminal, region or uuid do not fit
    NotValid,      ///< it proves nothing: `detail` says why
  };
  Outcome outcome{};
  std::string answer;  ///< CertificationReceipt as JSON
  std::string detail;  ///< nothing about a person
};

/// Opens and checks the packet, then records certification or request and its event in one transaction. Returns only
/// after COMMIT. A face check that did not decide, and somebody who is not on the roll, end as a request that waits for
/// an officer: nobody is turned away here.
assets::Result<Intake> takeIn(Office& office, const devices::Kiosk& kiosk, const std::string& uuid,
                              std::string_view packet);

/// What an officer says of an open request.
enum class Decision : std::uint8_t {
  Certify,  ///< seen, at the counter or at home: makes a certification as of today
  Forward,  ///< the agency that pays was told
};
enum class Closed : std::uint8_t {
  Done,
  NotFound,     ///< no such request, or not in the officer's district
  NotPossible,  ///< it is closed already, or this decision does not belong to it
};
assets::Result<Closed> decide(Office& office, const std::string& actor, const std::string& officerDistrict,
                              const std::string& id, Decision decision);

}  // namespace kiosk::backoffice::certification
