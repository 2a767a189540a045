#include "kiosk/terminal/steps/book_visit.h"

#include "kiosk/domain/masking.h"
#include "kiosk/domain/validation.h"

namespace kiosk::terminal::steps {

void BookVisit::enter(Context& context) {
  context.visit.certification.kind = domain::CertificationKind::HomeVisit;
  panel_.begin(screens::kVisitPhone);
}

void BookVisit::leave(Context& /*context*/) {
  panel_.close();
}

void BookVisit::act(screens::VisitAction action, Context& context) {
  if (action == screens::VisitAction::Cancel) context.leaveBy({Exit::Way::Switch, {}, "certification"});
  // The number may have changed in the very frame the button was judged in.
  if (action != screens::VisitAction::Book || !domain::isPhone(panel_.text())) return;
  context.visit.certification.phone = panel_.text();
  context.next();
}

void BookVisit::draw(ui::Frame& frame, Context& context) {
  act(screens::drawVisit(frame, {domain::maskedName(context.visit.person.name)}, panel_), context);
}

}  // namespace kiosk::terminal::steps
