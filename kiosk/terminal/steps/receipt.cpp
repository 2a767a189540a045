#include "kiosk/terminal/steps/receipt.h"

#include "kiosk/domain/dates.h"

namespace kiosk::terminal::steps {
namespace {

using screens::DoneAction;
using screens::PrintPhase;

std::string hallName(const Facts& facts) {
  if (facts.hall && !facts.hall->hallName.empty()) return facts.hall->hallName;
  return std::string(assets::text(assets::StringId::HallName, assets::Language::Chinese));
}

int termAmount(const Facts& facts, domain::TermKind kind, domain::TermUnit unit) {
  const auto term = facts.policy->terms.inForce(kind, facts.today);
  return term && term->unit == unit ? term->amount : 0;
}

screens::AcceptedFacts factsOf(const contract::SubmissionReceipt& receipt, const Facts& facts) {
  using domain::TermKind;
  using domain::TermUnit;
  return {.acceptanceNumber = receipt.acceptanceNumber,
          .acceptedOn = domain::chinaDate(receipt.acceptedAtMs),
          .supplementDueBy = receipt.supplementDueBy,
          .conclusionDueBy = receipt.conclusionDueBy,
          .supplementWorkingDays = termAmount(facts, TermKind::Supplement, TermUnit::WorkingDays),
          .conclusionDays = termAmount(facts, TermKind::Conclusion, TermUnit::Days),
          .extraDays = termAmount(facts, TermKind::ConclusionExtension, TermUnit::Days),
          .deliveryDays = receipt.deliveryDays,
          .scheduleNoticeMin = termAmount(facts, TermKind::SessionNoticeLatest, TermUnit::WorkingDays),
          .scheduleNoticeMax = termAmount(facts, TermKind::SessionNoticeEarliest, TermUnit::WorkingDays),
          .provisional = receipt.provisional};
}

}  // namespace

std::vector<domain::ReceiptLine> slipOf(const Visit& visit, const Facts& facts) {
  const auto language = assets::Language::Chinese;  // the office's paper is Chinese, whatever the screen speaks
  const int pages = static_cast<int>(visit.pageCount());
  if (visit.handedIn.receipt) {
    const auto& receipt = *visit.handedIn.receipt;
    return domain::receiptLines(
        domain::AcceptedReceipt{.hallName = hallName(facts),
                                .kioskId = facts.kiosk.id,
                                .person = visit.person,
                                .kind = visit.draft.kind,
                                .withCausality = visit.draft.withCausality,
                                .pages = pages,
                                .acceptanceNumber = receipt.acceptanceNumber,
                                .acceptedAtMs = receipt.acceptedAtMs,
                                .supplementDueBy = {receipt.supplementDueBy, receipt.provisional},
                                .conclusionDueBy = {receipt.conclusionDueBy, receipt.provisional},
                                .deliveryDays = receipt.deliveryDays},
        language);
  }
  return domain::receiptLines(domain::WaitingReceipt{.hallName = hallName(facts),
                                                     .kioskId = facts.kiosk.id,
                                                     .person = visit.person,
                                                     .kind = visit.draft.kind,
                                                     .withCausality = visit.draft.withCausality,
                                                     .pages = pages,
                                                     .submissionId = visit.handedIn.uuid,
                                                     .receivedAtMs = facts.wallMs},
                              language);
}

void Receipt::enter(Context& context) {
  print_ = {PrintPhase::Waiting, 0, 1};
  rating_ = 0;
  context.visit.entered = false;  // handed in: nothing is lost by leaving
  context.orders.emplace_back(order::PrintReceipt{slipOf(context.visit, context.facts)});
}

void Receipt::on(const Event& event, Context& context) {
  std::visit(
      Hear{[&](const event::Printing&) { print_.phase = PrintPhase::Printing; },
           [&](const event::Printed&) {
             print_.phase = PrintPhase::TakeIt;
             context.audit.write(assets::EventId::PaperPrinted, {{"paper", "receipt"}, {"pages", std::int64_t{1}}});
           },
           [&](const event::NotPrinted& failure) {
             print_.phase = PrintPhase::Stopped;
             context.audit.write(assets::EventId::PaperNotPrinted,
                                 {{"paper", "receipt"}, {"code", assets::entry(failure.error.id).code}});
           },
           [&](const event::Accepted& accepted) {
             if (accepted.uuid == context.visit.handedIn.uuid) context.visit.handedIn.receipt = accepted.receipt;
           }},
      event);
}

screens::DoneModel Receipt::modelOf(const Context& context) const {
  screens::DoneModel model;
  if (context.visit.handedIn.receipt) model.accepted = factsOf(*context.visit.handedIn.receipt, context.facts);
  model.waitingNumber = context.visit.handedIn.uuid.substr(0, 8);
  model.today = context.facts.today;
  model.pages = static_cast<int>(context.visit.pageCount());
  model.textMessages = false;
  model.print = print_;
  model.rating = rating_;
  return model;
}

void Receipt::act(const DoneAction& action, Context& context) {
  switch (action.kind) {
    case DoneAction::Kind::None:
      return;
    case DoneAction::Kind::Rate:
      if (rating_ == 0) context.audit.write(assets::EventId::VisitRated, {{"stars", std::int64_t{action.rating}}});
      rating_ = action.rating;
      return;
    case DoneAction::Kind::Another:
      context.leaveBy({Exit::Way::Another, {}, {}});
      return;
    case DoneAction::Kind::Finish:
      context.leaveBy({Exit::Way::Finish, {}, {}});
      return;
  }
}

void Receipt::draw(ui::Frame& frame, Context& context) {
  act(screens::drawDone(frame, modelOf(context)), context);
}

}  // namespace kiosk::terminal::steps
