#include "kiosk/terminal/steps/certification_result.h"

#include "kiosk/domain/dates.h"
#include "kiosk/domain/masking.h"
#include "ui/shell/frame.h"

namespace kiosk::terminal::steps {
namespace {

using domain::CertificationOutcome;
using screens::CertificationDoneAction;
using screens::CertificationDoneModel;
using screens::PrintPhase;

CertificationDoneModel::Outcome outcomeOf(const Certification& certification) {
  using Shown = CertificationDoneModel::Outcome;
  if (!certification.receipt) return Shown::Waiting;
  switch (certification.receipt->outcome) {
    case CertificationOutcome::Certified:
      return Shown::Certified;
    case CertificationOutcome::AtCounter:
      return Shown::AtCounter;
    case CertificationOutcome::VisitBooked:
      return Shown::VisitBooked;
    case CertificationOutcome::ToForward:
      return Shown::ToForward;
  }
  return Shown::Waiting;
}

}  // namespace

std::vector<domain::ReceiptLine> certificationSlip(const Visit& visit, const Facts& facts) {
  const auto language = assets::Language::Chinese;  // the office's paper is Chinese, whatever the screen speaks
  domain::CertificationSlip slip;
  slip.hallName = facts.hall && !facts.hall->hallName.empty()
                      ? facts.hall->hallName
                      : std::string(assets::text(assets::StringId::HallName, language));
  slip.kioskId = facts.kiosk.id;
  slip.person = visit.person;
  slip.handedInAtMs = visit.certification.handedInAtMs;
  slip.requestId = visit.certification.uuid;
  if (const auto& receipt = visit.certification.receipt) {
    slip.outcome = receipt->outcome;
    slip.dueBy = receipt->dueBy;
    slip.visitBy = receipt->visitBy;
    slip.ledgerNumber = receipt->ledgerNumber;
  }
  return domain::receiptLines(slip, language);
}

void CertificationResult::enter(Context& context) {
  print_ = {};
  context.visit.entered = false;  // handed in: nothing is lost by leaving
}

void CertificationResult::on(const Event& event, Context& context) {
  Certification& certification = context.visit.certification;
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
           [&](const event::CertificationRecorded& recorded) {
             if (recorded.uuid == certification.uuid) certification.receipt = recorded.receipt;
           }},
      event);
}

CertificationDoneModel CertificationResult::modelOf(const Context& context, assets::Language language) const {
  const Visit& visit = context.visit;
  const Certification& certification = visit.certification;
  CertificationDoneModel model;
  model.outcome = outcomeOf(certification);
  model.visitor = domain::addressForm(visit.person, language);
  model.on = domain::chinaDate(certification.handedInAtMs);
  model.clock = domain::chinaDateTimeText(certification.handedInAtMs).substr(11);
  model.today = context.facts.today;
  model.paymentDay = context.facts.policy->certification.paymentDay();
  model.number = certification.uuid.substr(0, 8);
  if (certification.receipt) {
    model.dueBy = certification.receipt->dueBy;
    model.visitBy = certification.receipt->visitBy;
    model.number = certification.receipt->ledgerNumber;
  }
  if (const auto* place = context.facts.policy->payingPlaces.find(certification.payingPlace)) {
    model.payingPlace = place->name(language);
  }
  model.maskedPhone = domain::maskedPhone(certification.phone);
  model.slipOffered = !context.facts.troubleOf(role::kReceiptPrinter);
  model.print = print_;
  return model;
}

void CertificationResult::act(CertificationDoneAction action, Context& context) {
  if (action == CertificationDoneAction::Finish) context.leaveBy({Exit::Way::Finish, {}, {}});
  if (action != CertificationDoneAction::Print || print_.phase != PrintPhase::None) return;
  print_ = {PrintPhase::Waiting, 0, 1};
  context.orders.emplace_back(order::PrintReceipt{certificationSlip(context.visit, context.facts)});
}

void CertificationResult::draw(ui::Frame& frame, Context& context) {
  act(screens::drawCertificationDone(frame, modelOf(context, frame.language())), context);
}

}  // namespace kiosk::terminal::steps
