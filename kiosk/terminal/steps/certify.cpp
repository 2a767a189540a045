#include "kiosk/terminal/steps/certify.h"

#include "kiosk/contract/packet.h"
#include "kiosk/terminal/screens/wait_screen.h"

namespace kiosk::terminal::steps {

using screens::TroubleWay;

contract::CertificationRequest requestOf(const Visit& visit, std::int64_t nowMs) {
  contract::CertificationRequest request;
  request.kind = visit.certification.kind;
  request.person = visit.person;
  request.requestedAtMs = nowMs;
  if (request.kind == domain::CertificationKind::HomeVisit) {
    request.phone = visit.certification.phone;
    request.face = {.outcome = domain::FaceCheck::Outcome::HandedToStaff, .comparedWith = "staff", .challenge = {}};
    return request;
  }
  if (request.kind == domain::CertificationKind::Assisted) request.payingPlace = visit.certification.payingPlace;
  request.face = visit.face;
  request.consents = visit.consents;
  return request;
}

void Certify::enter(Context& context) {
  Certification& certification = context.visit.certification;
  // The same uuid and the same moment for every try of this visit: trying again can never make two of it.
  if (certification.uuid.empty()) {
    certification.uuid = contract::newSubmissionId();
    certification.handedInAtMs = context.facts.wallMs;
  }
  handIn(context);
}

void Certify::handIn(Context& context) {
  trouble_.reset();
  patienceEnds_.reset();
  const Certification& certification = context.visit.certification;
  context.orders.emplace_back(order::Certify{certification.uuid, requestOf(context.visit, certification.handedInAtMs)});
}

void Certify::on(const Event& event, Context& context) {
  Certification& certification = context.visit.certification;
  const auto mine = [&certification](const auto& answer) { return answer.uuid == certification.uuid; };
  std::visit(Hear{[&](const event::Stored& stored) {
                    if (mine(stored)) patienceEnds_ = context.facts.now + context.facts.submitPatience;
                  },
                  [&](const event::NotStored& failure) {
                    patienceEnds_.reset();
                    trouble_ = failure.error.id;
                    context.audit.write(assets::EventId::StaffCalled, {{"reason", "not_stored"}});
                    context.orders.emplace_back(order::CallStaff{screens::HandoverReason::DeviceDown});
                  },
                  [&](const event::CertificationRecorded& recorded) {
                    if (!mine(recorded)) return;
                    certification.receipt = recorded.receipt;
                    context.next();
                  },
                  [&](const event::Waiting& waiting) {
                    if (mine(waiting)) context.next();
                  },
                  // The packet is kept for staff.
                  [&](const event::Refused& refused) {
                    if (mine(refused)) context.staff(screens::HandoverReason::DeviceDown);
                  }},
             event);
}

void Certify::tick(Context& context) {
  if (!patienceEnds_ || context.facts.now < *patienceEnds_) return;
  patienceEnds_.reset();
  context.next();
}

void Certify::act(TroubleWay way, Context& context) {
  if (way == TroubleWay::TryAgain) handIn(context);
  if (way == TroubleWay::AskStaff) context.staff(screens::HandoverReason::DeviceDown);
}

void Certify::draw(ui::Frame& frame, Context& context) {
  if (!trouble_) {
    screens::drawWait(frame, {screens::WaitFor::HandingIn});
    return;
  }
  screens::TroubleModel model;
  model.error = *trouble_;
  model.picture = screens::TroublePicture::Machine;
  model.safe = {{screens::SafeFact::What::NothingStarted, 0, {}}};
  model.staffCalled = true;
  model.calledAt = context.facts.clock;
  model.primary = TroubleWay::TryAgain;
  model.others = {TroubleWay::AskStaff};
  if (const auto way = screens::drawTrouble(frame, model)) act(*way, context);
}

}  // namespace kiosk::terminal::steps
