#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "assets/language.h"
#include "kiosk/domain/application.h"
#include "kiosk/domain/calendar.h"
#include "kiosk/domain/certification.h"

namespace kiosk::domain {

/// One line of the receipt paper; how it looks on 58 or 80 mm is the printer's matter.
struct ReceiptLine {
  enum class Style : std::uint8_t {
    Title,   ///< centred, double size
    Strong,  ///< bold
    Body,
    Small,
    Number,  ///< centred, large: the acceptance number in its groups
    Rule,    ///< a line across; text empty
    Qr,      ///< text is the QR code's content, centred
  };
  Style style{};
  std::string text;
  friend bool operator==(const ReceiptLine&, const ReceiptLine&) = default;
};

struct AcceptedReceipt {
  std::string hallName;
  std::string kioskId;
  Person person;  ///< only the masked forms of name and number reach the paper
  ApplicationKind kind{};
  bool withCausality = false;
  int pages = 0;
  std::string acceptanceNumber;
  std::int64_t acceptedAtMs = 0;
  Deadline supplementDueBy;
  Deadline conclusionDueBy;
  int deliveryDays = 0;
};

/// The packet waits sealed on the terminal: no number is promised yet.
struct WaitingReceipt {
  std::string hallName;
  std::string kioskId;
  Person person;
  ApplicationKind kind{};
  bool withCausality = false;
  int pages = 0;
  std::string submissionId;  ///< to find the case with before it has a number
  std::int64_t receivedAtMs = 0;
};

struct DeliveredReceipt {
  std::string hallName;
  std::string kioskId;
  Person person;
  std::string noticeTitle;
  std::string documentNumber;
  std::int64_t deliveredAtMs = 0;
  std::optional<Deadline> appealBy;
};

/// 待遇资格认证凭条; without an outcome the packet waits sealed on the terminal.
struct CertificationSlip {
  std::string hallName;
  std::string kioskId;
  Person person;
  std::optional<CertificationOutcome> outcome;
  std::int64_t handedInAtMs = 0;
  std::optional<Date> dueBy;    ///< only with Certified
  std::optional<Date> visitBy;  ///< only with VisitBooked
  std::string ledgerNumber;     ///< where an officer has still something to do
  std::string requestId;        ///< to find it with before it has a number
};

std::vector<ReceiptLine> receiptLines(const AcceptedReceipt& receipt, assets::Language language);
std::vector<ReceiptLine> receiptLines(const WaitingReceipt& receipt, assets::Language language);
std::vector<ReceiptLine> receiptLines(const DeliveredReceipt& receipt, assets::Language language);
std::vector<ReceiptLine> receiptLines(const CertificationSlip& slip, assets::Language language);

}  // namespace kiosk::domain
