#pragma once

#include <string>

#include "assets/error.h"
#include "kiosk/backoffice/devices/enrolment.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/contract/messages.h"

namespace kiosk::backoffice::cases {

/// What becomes of a delivery receipt (送达回证) from a terminal.
struct Delivery {
  enum class Outcome : std::uint8_t {
    Delivered,
    Repeated,  ///< the same receipt again: the first answer
    Conflict,  ///< the same uuid with other content
    AlreadyCollected,
    NoSuchNotice,
    NotPossible,  ///< the case is not at a stage in which this notice can be delivered
    NotValid,     ///< another document, no signature, or the face was refused
  };
  Outcome outcome{};
  std::string answer;  ///< DeliveryConfirmation as JSON
  std::string detail;
};

/// Records the delivery: receipt (sealed), notice collected, the case delivered when it was the conclusion, event: one
/// transaction. Returns after COMMIT.
assets::Result<Delivery> deliver(Office& office, const devices::Kiosk& kiosk, const std::string& noticeId,
                                 const std::string& receiptUuid, const contract::DeliveryReceipt& receipt);

}  // namespace kiosk::backoffice::cases
