#include "kiosk/terminal/steps/look_up.h"

namespace kiosk::terminal::steps {

void LookUp::act(screens::LookUpAction action, Context& context) {
  using screens::LookUpAction;
  const auto go = [&](std::string_view journey) { context.leaveBy({Exit::Way::Switch, {}, journey}); };
  switch (action) {
    case LookUpAction::None:
      return;
    case LookUpAction::Progress:
      go("progress");
      return;
    case LookUpAction::Benefits:
      go("estimate_benefits");
      return;
    case LookUpAction::Retirement:
      go("estimate_retirement");
      return;
    case LookUpAction::Certification:
      go("estimate_certification");
      return;
    case LookUpAction::Terms:
      go("estimate_terms");
      return;
  }
}

void LookUp::draw(ui::Frame& frame, Context& context) {
  act(screens::drawLookUp(frame), context);
}

}  // namespace kiosk::terminal::steps
