#include "kiosk/domain/deadlines.h"

#include "kiosk/domain/dates.h"
#include "kiosk/domain/policy_book.h"

namespace kiosk::domain {
namespace {

Deadline after(const PolicyBook& book, const Date& start, const Term& term) {
  switch (term.unit) {
    case TermUnit::WorkingDays:
      return book.calendar.addWorkingDays(start, term.amount);
    case TermUnit::Years:
      return {plusYears(start, term.amount), false};
    case TermUnit::Days:
      break;
  }
  return term.rolls ? book.calendar.addDaysRolling(start, term.amount) : book.calendar.addDays(start, term.amount);
}

assets::Result<Deadline> dueBy(const PolicyBook& book, TermKind kind, const Date& start) {
  return book.terms.inForce(kind, start).map([&](const Term& term) { return after(book, start, term); });
}

}  // namespace

assets::Result<Deadline> supplementDueBy(const PolicyBook& book, const Date& receivedOn) {
  return dueBy(book, TermKind::Supplement, receivedOn);
}

assets::Result<Deadline> conclusionDueBy(const PolicyBook& book, const Date& completeOn, bool complex) {
  auto ordinary = dueBy(book, TermKind::Conclusion, completeOn);
  if (!ordinary || !complex) return ordinary;
  // The figure in force when the clock started, not when the first term ran out.
  return book.terms.inForce(TermKind::ConclusionExtension, completeOn).map([&](const Term& term) {
    return after(book, ordinary->day, term);
  });
}

assets::Result<Deadline> deliveryDueBy(const PolicyBook& book, const Date& concludedOn) {
  return dueBy(book, TermKind::Delivery, concludedOn);
}

assets::Result<int> deliveryDays(const PolicyBook& book, const Date& concludedOn) {
  return book.terms.inForce(TermKind::Delivery, concludedOn).map([](const Term& term) { return term.amount; });
}

assets::Result<SessionWindow> sessionWindow(const PolicyBook& book, const Date& publishedOn) {
  const auto least = dueBy(book, TermKind::SessionNoticeLatest, publishedOn);
  if (!least) return tl::unexpected(least.error());
  const auto most = dueBy(book, TermKind::SessionNoticeEarliest, publishedOn);
  if (!most) return tl::unexpected(most.error());
  return SessionWindow{*least, *most};
}

assets::Result<Deadline> reassessmentBy(const PolicyBook& book, const Date& receivedOn) {
  return dueBy(book, TermKind::Reassessment, receivedOn);
}

assets::Result<Date> reviewFrom(const PolicyBook& book, const Date& concludedOn) {
  return dueBy(book, TermKind::ReviewAssessment, concludedOn).map([](const Deadline& deadline) {
    return deadline.day;
  });
}

}  // namespace kiosk::domain
