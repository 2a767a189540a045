#include "kiosk/domain/receipt_content.h"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "assets/string_id.h"
#include "kiosk/domain/acceptance_number.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/masking.h"
#include "kiosk/domain/materials.h"

namespace kiosk::domain {
namespace {

using assets::Language;
using assets::StringId;
using Style = ReceiptLine::Style;

/// The receipt as it grows, in one language.
class Paper {
 public:
  explicit Paper(Language language) : language_(language) {}

  void add(Style style, std::string text) { lines_.push_back({style, std::move(text)}); }
  void add(Style style, StringId id) { add(style, std::string(assets::text(id, language_))); }
  void add(Style style, StringId id, std::string_view holder, std::string_view value) {
    std::string text(assets::text(id, language_));
    const std::string mark = "{" + std::string(holder) + "}";
    if (const auto place = text.find(mark); place != std::string::npos) text.replace(place, mark.size(), value);
    add(style, std::move(text));
  }
  void rule() { add(Style::Rule, std::string{}); }
  std::vector<ReceiptLine> take() { return std::move(lines_); }

  void head(const std::string& hall, StringId title) {
    add(Style::Small, hall);
    add(Style::Title, title);
    rule();
  }
  void visitor(const Person& person) {
    add(Style::Body, StringId::DomainReceiptVisitor, "name", maskedName(person.name));
    add(Style::Body, StringId::DomainReceiptNumber, "number", maskedNumber(person.number));
  }
  void matter(ApplicationKind kind, bool withCausality, int pages) {
    const StringId name = withCausality ? StringId::DomainKindGradeAndCausality : nameOf(kind);
    add(Style::Body, StringId::DomainReceiptMatter, "kind", assets::text(name, language_));
    add(Style::Body, StringId::DomainReceiptPages, "pages", std::to_string(pages));
  }
  void foot(const std::string& kiosk) {
    rule();
    add(Style::Small, StringId::DomainReceiptKiosk, "kiosk", kiosk);
    add(Style::Small, StringId::DomainReceiptKeep);
  }
  [[nodiscard]] std::string day(const Deadline& deadline) const {
    const std::string text = language_ == Language::Chinese ? chineseDateText(deadline.day) : dateText(deadline.day);
    return deadline.provisional ? text + "*" : text;
  }
  void provisionalNote(std::initializer_list<Deadline> deadlines) {
    for (const Deadline& deadline : deadlines) {
      if (!deadline.provisional) continue;
      add(Style::Small, StringId::DomainReceiptProvisional);
      return;
    }
  }

 private:
  Language language_;
  std::vector<ReceiptLine> lines_;
};

StringId titleOf(const std::optional<CertificationOutcome>& outcome) {
  if (!outcome) return StringId::DomainReceiptCertWaitingTitle;
  switch (*outcome) {
    case CertificationOutcome::Certified:
      return StringId::DomainReceiptCertifiedTitle;
    case CertificationOutcome::AtCounter:
      return StringId::DomainReceiptCertCounterTitle;
    case CertificationOutcome::VisitBooked:
      return StringId::DomainReceiptCertBookedTitle;
    case CertificationOutcome::ToForward:
      return StringId::DomainReceiptCertForwardTitle;
  }
  return StringId::DomainReceiptCertWaitingTitle;
}

}  // namespace

std::vector<ReceiptLine> receiptLines(const AcceptedReceipt& receipt, Language language) {
  Paper paper(language);
  paper.head(receipt.hallName, StringId::DomainReceiptAcceptedTitle);
  paper.add(Style::Body, StringId::DomainReceiptAcceptanceNumber);
  paper.add(Style::Number, groupedAcceptanceNumber(receipt.acceptanceNumber));
  paper.visitor(receipt.person);
  paper.matter(receipt.kind, receipt.withCausality, receipt.pages);
  paper.add(Style::Body, StringId::DomainReceiptAcceptedAt, "time", chinaDateTimeText(receipt.acceptedAtMs));
  paper.rule();
  paper.add(Style::Strong, StringId::DomainReceiptNext);
  paper.add(Style::Body, StringId::DomainReceiptSupplement, "date", paper.day(receipt.supplementDueBy));
  paper.add(Style::Body, StringId::DomainReceiptConclusion, "date", paper.day(receipt.conclusionDueBy));
  paper.add(Style::Body, StringId::DomainReceiptDelivery, "days", std::to_string(receipt.deliveryDays));
  paper.provisionalNote({receipt.supplementDueBy, receipt.conclusionDueBy});
  paper.add(Style::Qr, receipt.acceptanceNumber);
  paper.foot(receipt.kioskId);
  return paper.take();
}

std::vector<ReceiptLine> receiptLines(const WaitingReceipt& receipt, Language language) {
  Paper paper(language);
  paper.head(receipt.hallName, StringId::DomainReceiptWaitingTitle);
  paper.visitor(receipt.person);
  paper.matter(receipt.kind, receipt.withCausality, receipt.pages);
  paper.add(Style::Body, StringId::DomainReceiptReceivedAt, "time", chinaDateTimeText(receipt.receivedAtMs));
  paper.rule();
  paper.add(Style::Strong, StringId::DomainReceiptWaitingSafe);
  paper.add(Style::Body, StringId::DomainReceiptWaitingReference);
  paper.add(Style::Small, receipt.submissionId);
  paper.add(Style::Qr, receipt.submissionId);
  paper.foot(receipt.kioskId);
  return paper.take();
}

std::vector<ReceiptLine> receiptLines(const DeliveredReceipt& receipt, Language language) {
  Paper paper(language);
  paper.head(receipt.hallName, StringId::DomainReceiptDeliveredTitle);
  paper.visitor(receipt.person);
  paper.add(Style::Body, StringId::DomainReceiptDocument, "title", receipt.noticeTitle);
  paper.add(Style::Body, StringId::DomainReceiptDocumentNumber, "number", receipt.documentNumber);
  paper.add(Style::Body, StringId::DomainReceiptDeliveredAt, "time", chinaDateTimeText(receipt.deliveredAtMs));
  if (receipt.appealBy) {
    paper.add(Style::Strong, StringId::DomainReceiptAppeal, "date", paper.day(*receipt.appealBy));
    paper.provisionalNote({*receipt.appealBy});
  }
  paper.foot(receipt.kioskId);
  return paper.take();
}

std::vector<ReceiptLine> receiptLines(const CertificationSlip& slip, Language language) {
  Paper paper(language);
  paper.head(slip.hallName, titleOf(slip.outcome));
  paper.add(Style::Body, StringId::DomainReceiptCertPerson, "name", maskedName(slip.person.name));
  paper.add(Style::Body, StringId::DomainReceiptNumber, "number", maskedNumber(slip.person.number));
  paper.add(Style::Body, StringId::DomainReceiptCertAt, "time", chinaDateTimeText(slip.handedInAtMs));
  paper.rule();
  if (slip.dueBy) paper.add(Style::Strong, StringId::DomainReceiptCertDue, "date", paper.day({*slip.dueBy, false}));
  if (slip.visitBy)
    paper.add(Style::Strong, StringId::DomainReceiptCertVisit, "date", paper.day({*slip.visitBy, false}));
  if (!slip.ledgerNumber.empty()) {
    paper.add(Style::Strong, StringId::DomainReceiptCertLedger, "number", slip.ledgerNumber);
  }
  if (!slip.outcome) {
    paper.add(Style::Strong, StringId::DomainReceiptCertWaiting);
    paper.add(Style::Body, StringId::DomainReceiptWaitingReference);
    paper.add(Style::Small, slip.requestId);
  }
  paper.foot(slip.kioskId);
  return paper.take();
}

}  // namespace kiosk::domain
