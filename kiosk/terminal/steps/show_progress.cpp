#include "kiosk/terminal/steps/show_progress.h"

#include "kiosk/domain/dates.h"
#include "kiosk/terminal/screens/wait_screen.h"

namespace kiosk::terminal::steps {

using screens::ProgressAction;
using screens::TroubleWay;

std::string_view ShowProgress::screen() const {
  if (trouble_) return "trouble";
  return listed_ ? "progress" : "wait";
}

void ShowProgress::enter(Context& context) {
  listed_ = false;
  chosen_ = 0;
  list(context);
}

void ShowProgress::list(Context& context) {
  trouble_.reset();
  context.orders.emplace_back(order::ListCases{{context.visit.person.number, context.visit.person.name}});
}

void ShowProgress::on(const Event& event, Context& context) {
  std::visit(Hear{[&](const event::CasesFound& found) {
                    context.visit.cases = found.cases;
                    listed_ = true;
                  },
                  [&](const event::OfficeSilent& silent) { trouble_ = silent.error.id; }},
             event);
}

screens::ProgressModel ShowProgress::modelOf(const Context& context) const {
  screens::ProgressModel model;
  for (const contract::CaseProgress& one : context.visit.cases) {
    model.cases.push_back({.acceptanceNumber = one.acceptanceNumber,
                           .kind = one.kind,
                           .stage = one.stage,
                           .acceptedOn = domain::chinaDate(one.acceptedAtMs),
                           .nextBy = one.nextBy,
                           .sessionTime = one.sessionTime,
                           .sessionPlace = one.sessionPlace,
                           .missing = one.missing});
  }
  model.chosen = chosen_;
  model.today = context.facts.today;
  return model;
}

void ShowProgress::act(const ProgressAction& action, Context& context) {
  switch (action.kind) {
    case ProgressAction::Kind::None:
      return;
    case ProgressAction::Kind::Choose:
      chosen_ = action.index;
      return;
    // Papers that were asked for later belong to an open case: a person takes them in.
    case ProgressAction::Kind::BringPapers:
      context.staff(screens::HandoverReason::Asked);
      return;
    case ProgressAction::Kind::CollectNotice:
      context.leaveBy({Exit::Way::Switch, {}, "collect_notice"});
      return;
    case ProgressAction::Kind::Finish:
      context.leaveBy({Exit::Way::Finish, {}, {}});
      return;
  }
}

void ShowProgress::act(TroubleWay way, Context& context) {
  if (way == TroubleWay::TryAgain) list(context);
  if (way == TroubleWay::AskStaff) context.staff(screens::HandoverReason::Asked);
  if (way == TroubleWay::Finish) context.leaveBy({Exit::Way::Finish, {}, {}});
}

void ShowProgress::draw(ui::Frame& frame, Context& context) {
  if (trouble_) {
    screens::TroubleModel model;
    model.error = *trouble_;
    model.picture = screens::TroublePicture::Network;
    model.safe = {{screens::SafeFact::What::NothingStarted, 0, {}}};
    model.primary = TroubleWay::TryAgain;
    model.others = {TroubleWay::AskStaff, TroubleWay::Finish};
    if (const auto way = screens::drawTrouble(frame, model)) act(*way, context);
  } else if (!listed_) {
    screens::drawWait(frame, {screens::WaitFor::Progress});
  } else {
    act(screens::drawProgress(frame, modelOf(context)), context);
  }
}

}  // namespace kiosk::terminal::steps
