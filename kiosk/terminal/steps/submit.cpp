#include "kiosk/terminal/steps/submit.h"

#include "kiosk/contract/packet.h"
#include "kiosk/terminal/screens/wait_screen.h"

namespace kiosk::terminal::steps {

using assets::ErrorId;
using screens::SafeFact;
using screens::TroubleWay;

domain::Application applicationOf(const Visit& visit) {
  domain::Application application = visit.draft;
  application.person = visit.person;
  application.consents = visit.consents;
  application.face = visit.face;
  for (const Material& material : visit.materials) {
    if (material.need == domain::Need::IfApplies && material.applies != screens::Applies::Yes) continue;
    for (const TakenPage& taken : material.pages)
      application.pages.push_back(taken.page);
  }
  return application;
}

void Submit::enter(Context& context) {
  trouble_.reset();
  // The same uuid for every try of this visit: pressing twice or trying again can never make two cases.
  if (context.visit.handedIn.uuid.empty()) context.visit.handedIn.uuid = contract::newSubmissionId();
  handIn(context);
}

void Submit::handIn(Context& context) {
  trouble_.reset();
  patienceEnds_.reset();
  context.orders.emplace_back(order::HandIn{context.visit.handedIn.uuid, applicationOf(context.visit)});
}

void Submit::stand(ErrorId error, Context& context) {
  patienceEnds_.reset();
  screens::TroubleModel model;
  model.error = error;
  model.picture = screens::TroublePicture::Machine;
  model.safe = {{SafeFact::What::PagesKept, static_cast<int>(context.visit.pageCount()), {}}};
  model.staffCalled = true;
  model.calledAt = context.facts.clock;
  model.primary = TroubleWay::TryAgain;
  model.others = {TroubleWay::AskStaff};
  trouble_ = std::move(model);
  context.audit.write(assets::EventId::StaffCalled, {{"reason", "not_stored"}});
  context.orders.emplace_back(order::CallStaff{screens::HandoverReason::DeviceDown});
}

void Submit::on(const Event& event, Context& context) {
  HandedIn& handedIn = context.visit.handedIn;
  const auto mine = [&handedIn](const auto& answer) { return answer.uuid == handedIn.uuid; };
  std::visit(Hear{[&](const event::Stored& stored) {
                    if (!mine(stored)) return;
                    handedIn.durable = true;
                    patienceEnds_ = context.facts.now + context.facts.submitPatience;
                  },
                  [&](const event::NotStored& failure) { stand(failure.error.id, context); },
                  [&](const event::Accepted& accepted) {
                    if (!mine(accepted)) return;
                    handedIn.receipt = accepted.receipt;
                    context.next();
                  },
                  [&](const event::Waiting& waiting) {
                    if (mine(waiting)) context.next();
                  },
                  // The packet is kept for staff. The visitor did their part: the paper says so.
                  [&](const event::Refused& refused) {
                    if (mine(refused)) context.staff(screens::HandoverReason::DeviceDown);
                  }},
             event);
}

void Submit::tick(Context& context) {
  if (!patienceEnds_ || context.facts.now < *patienceEnds_) return;
  patienceEnds_.reset();
  context.next();
}

void Submit::act(TroubleWay way, Context& context) {
  if (way == TroubleWay::TryAgain) handIn(context);
  if (way == TroubleWay::AskStaff) context.staff(screens::HandoverReason::DeviceDown);
}

void Submit::draw(ui::Frame& frame, Context& context) {
  if (!trouble_) {
    screens::drawWait(frame, {screens::WaitFor::HandingIn});
  } else if (const auto way = screens::drawTrouble(frame, *trouble_)) {
    act(*way, context);
  }
}

}  // namespace kiosk::terminal::steps
