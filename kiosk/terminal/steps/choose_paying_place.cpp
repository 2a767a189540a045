#include "kiosk/terminal/steps/choose_paying_place.h"

namespace kiosk::terminal::steps {

void ChoosePayingPlace::enter(Context& context) {
  area_.reset();
  context.visit.certification.kind = domain::CertificationKind::Assisted;
}

void ChoosePayingPlace::back(Context& context) {
  if (area_) {
    area_.reset();
  } else {
    Step::back(context);
  }
}

void ChoosePayingPlace::act(const screens::PayingPlaceAction& action, Context& context) {
  if (action.askStaff) {
    context.staff(screens::HandoverReason::Asked);
  } else if (action.area) {
    area_ = action.area;
  } else if (!action.code.empty()) {
    context.visit.certification.payingPlace = action.code;
    context.next();
  }
}

void ChoosePayingPlace::draw(ui::Frame& frame, Context& context) {
  screens::PayingPlaceModel model;
  model.area = area_;
  if (area_) model.places = context.facts.policy->payingPlaces.in(*area_);
  act(screens::drawPayingPlace(frame, model), context);
}

}  // namespace kiosk::terminal::steps
