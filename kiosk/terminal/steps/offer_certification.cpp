#include "kiosk/terminal/steps/offer_certification.h"

#include "kiosk/domain/masking.h"
#include "kiosk/terminal/screens/wait_screen.h"
#include "ui/shell/frame.h"

namespace kiosk::terminal::steps {

using screens::CertificationDoneAction;
using screens::CertificationDoneModel;
using screens::CertificationOfferAction;
using screens::CertificationOfferModel;

std::string_view OfferCertification::screen() const {
  switch (page_) {
    case Page::Asking:
      return "wait";
    case Page::Offer:
    case Page::Unknown:
      return "certification";
    case Page::InForce:
      return "certified_already";
  }
  return "wait";
}

Pace OfferCertification::pace() const {
  return page_ == Page::Asking ? Pace::Machine : page_ == Page::InForce ? Pace::Result : Pace::Deliberate;
}

screens::Backdrop OfferCertification::backdrop() const {
  return page_ == Page::InForce ? screens::Backdrop::HomeArt : screens::Backdrop::Paper;
}

void OfferCertification::enter(Context& context) {
  page_ = Page::Asking;
  context.visit.certification.kind = domain::CertificationKind::SelfService;
  context.orders.emplace_back(order::AskCertification{{context.visit.person.number, context.visit.person.name}});
}

void OfferCertification::on(const Event& event, Context& context) {
  std::visit(Hear{[&](const event::CertificationFound& found) {
                    context.visit.certification.status = found.status;
                    page_ = found.status.paidHere && !found.status.open ? Page::InForce : Page::Offer;
                  },
                  [&](const event::OfficeSilent&) {
                    if (page_ == Page::Asking) page_ = Page::Unknown;
                  }},
             event);
}

CertificationOfferModel OfferCertification::offer(const Context& context, assets::Language language) const {
  CertificationOfferModel model;
  model.visitor = domain::addressForm(context.visit.person, language);
  model.today = context.facts.today;
  const auto& status = context.visit.certification.status;
  if (page_ == Page::Unknown || !status) {
    model.page = CertificationOfferModel::Page::Unknown;
    return model;
  }
  model.page = status->paidHere ? CertificationOfferModel::Page::Due : CertificationOfferModel::Page::Elsewhere;
  model.dueBy = status->dueBy;
  model.visitBooked = status->visitBooked;
  return model;
}

CertificationDoneModel OfferCertification::inForce(const Context& context, assets::Language language) const {
  const contract::CertificationStatus& status = *context.visit.certification.status;
  CertificationDoneModel model;
  model.outcome = status.way == domain::CertificationWay::Silent ? CertificationDoneModel::Outcome::Silent
                                                                 : CertificationDoneModel::Outcome::InForce;
  model.visitor = domain::addressForm(context.visit.person, language);
  model.on = status.certifiedOn.value_or(context.facts.today);
  model.today = context.facts.today;
  model.dueBy = status.dueBy;
  model.paymentDay = context.facts.policy->certification.paymentDay();
  return model;
}

void OfferCertification::act(CertificationOfferAction action, Context& context) {
  switch (action) {
    case CertificationOfferAction::None:
      return;
    case CertificationOfferAction::ByFace:
      context.next();
      return;
    case CertificationOfferAction::BookVisit:
      context.leaveBy({Exit::Way::Switch, {}, "home_visit"});
      return;
    case CertificationOfferAction::ForOtherPlace:
      context.leaveBy({Exit::Way::Switch, {}, "assisted_certification"});
      return;
    case CertificationOfferAction::AskStaff:
      context.staff(screens::HandoverReason::Asked);
      return;
  }
}

void OfferCertification::act(CertificationDoneAction action, Context& context) {
  if (action == CertificationDoneAction::Finish) context.leaveBy({Exit::Way::Finish, {}, {}});
}

void OfferCertification::draw(ui::Frame& frame, Context& context) {
  switch (page_) {
    case Page::Asking:
      screens::drawWait(frame, {screens::WaitFor::Records});
      return;
    case Page::Offer:
    case Page::Unknown:
      act(screens::drawCertificationOffer(frame, offer(context, frame.language())), context);
      return;
    case Page::InForce:
      act(screens::drawCertificationDone(frame, inForce(context, frame.language())), context);
      return;
  }
}

}  // namespace kiosk::terminal::steps
