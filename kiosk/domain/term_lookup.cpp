#include "kiosk/domain/term_lookup.h"

#include "kiosk/domain/deadlines.h"
#include "kiosk/domain/policy_book.h"

namespace kiosk::domain {
namespace {

std::vector<TermKind> kindsAfter(TermStart start) {
  switch (start) {
    case TermStart::Applied:
      return {TermKind::Supplement, TermKind::Conclusion, TermKind::ConclusionExtension};
    case TermStart::Concluded:
      return {TermKind::Delivery, TermKind::ReviewAssessment};
    case TermStart::Received:
      return {TermKind::Reassessment};
  }
  return {};
}

assets::Result<Deadline> lastDay(const PolicyBook& book, TermKind kind, const Date& day) {
  switch (kind) {
    case TermKind::Supplement:
      return supplementDueBy(book, day);
    case TermKind::Conclusion:
      return conclusionDueBy(book, day, false);
    case TermKind::ConclusionExtension:
      return conclusionDueBy(book, day, true);
    case TermKind::Delivery:
      return deliveryDueBy(book, day);
    case TermKind::Reassessment:
      return reassessmentBy(book, day);
    case TermKind::ReviewAssessment:
      return reviewFrom(book, day).map([](const Date& from) { return Deadline{from, false}; });
    case TermKind::SessionNoticeEarliest:
    case TermKind::SessionNoticeLatest:
      break;  // runs before a day, not after it
  }
  return Deadline{day, false};
}

}  // namespace

assets::Result<std::vector<TermDay>> daysAfter(const PolicyBook& book, TermStart start, const Date& day) {
  std::vector<TermDay> days;
  for (const TermKind kind : kindsAfter(start)) {
    const auto term = book.terms.inForce(kind, day);
    if (!term) return tl::unexpected(term.error());
    const auto deadline = lastDay(book, kind, day);
    if (!deadline) return tl::unexpected(deadline.error());
    days.push_back({kind, *deadline, term->amount, term->unit, term->source});
  }
  return days;
}

}  // namespace kiosk::domain
