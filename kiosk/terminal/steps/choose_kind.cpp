#include "kiosk/terminal/steps/choose_kind.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kiosk::terminal::steps {
namespace {

using domain::ApplicationKind;
using domain::EligibilityExit;
using screens::KindAction;
using Page = screens::KindModel::Page;

/// The checklist of a kind. Papers photographed for another kind before 返回 are kept where the new one asks for them.
std::vector<Material> checklist(const domain::MaterialTable& table, ApplicationKind kind, bool withCausality,
                                std::vector<Material> before) {
  std::vector<Material> materials;
  for (const domain::MaterialRule& rule : table.needed(kind, withCausality)) {
    Material material{.kind = rule.material, .need = rule.need, .applies = {}, .pages = {}};
    for (Material& old : before) {
      if (old.kind != rule.material) continue;
      material.pages = std::move(old.pages);
      material.applies = old.applies;
    }
    materials.push_back(std::move(material));
  }
  return materials;
}

}  // namespace

/// Each question is a page of its own: it slides in, and a touch meant for the one before does not answer it.
std::string_view ChooseKind::screen() const {
  constexpr std::array<std::string_view, 5> kQuestions = {"kind_question_1", "kind_question_2", "kind_question_3",
                                                          "kind_question_4", "kind_question_5"};
  switch (model_.page) {
    case Page::Choose:
      return "kind";
    case Page::Ask:
      return kQuestions[std::min(answers_.size(), kQuestions.size() - 1)];
    case Page::Told:
      return "kind_told";
  }
  return "kind";
}

void ChooseKind::enter(Context& /*context*/) {
  model_ = {};
  answers_.clear();
}

void ChooseKind::back(Context& context) {
  if (model_.page == Page::Choose) {
    Step::back(context);
  } else if (answers_.empty()) {
    model_.page = Page::Choose;
  } else {
    answers_.pop_back();
    proceed(context);
  }
}

void ChooseKind::consider(ApplicationKind kind, bool withCausality, Context& context) {
  kind_ = kind;
  withCausality_ = withCausality;
  answers_.clear();
  proceed(context);
}

/// Asks the next question, tells where the answers lead, or opens the application.
void ChooseKind::proceed(Context& context) {
  const auto exit = domain::judge(kind_, withCausality_, answers_);
  if (!exit) {
    model_.page = Page::Ask;
    model_.question = domain::questionsFor(kind_, withCausality_)[answers_.size()];
  } else if (*exit != EligibilityExit::Apply) {
    model_.page = Page::Told;
    model_.exit = *exit;
  } else {
    Visit& visit = context.visit;
    visit.draft.kind = kind_;
    visit.draft.withCausality = withCausality_;
    visit.materials =
        checklist(context.facts.policy->materials, kind_, withCausality_, std::exchange(visit.materials, {}));
    context.next();
  }
}

void ChooseKind::otherWay(Context& context) {
  if (model_.exit == EligibilityExit::AskForLeaveExtension) consider(ApplicationKind::LeaveExtension, false, context);
  if (model_.exit == EligibilityExit::AskForGrade) consider(ApplicationKind::DisabilityGrade, false, context);
  if (model_.exit == EligibilityExit::FileWithGrade) consider(ApplicationKind::DisabilityGrade, true, context);
}

void ChooseKind::act(KindAction action, Context& context) {
  switch (action) {
    case KindAction::None:
      return;
    case KindAction::ChooseGrade:
      consider(ApplicationKind::DisabilityGrade, false, context);
      return;
    case KindAction::ChooseCausality:
      consider(ApplicationKind::DisabilityGrade, true, context);
      return;
    case KindAction::ChooseExtension:
      consider(ApplicationKind::LeaveExtension, false, context);
      return;
    case KindAction::ChooseRelapse:
      consider(ApplicationKind::Relapse, false, context);
      return;
    case KindAction::SeeProgress:
      context.leaveBy({Exit::Way::Switch, {}, "progress"});
      return;
    case KindAction::Yes:
    case KindAction::No:
      if (model_.page != Page::Ask) return;
      answers_.push_back({model_.question, action == KindAction::Yes});
      proceed(context);
      return;
    case KindAction::OtherWay:
      otherWay(context);
      return;
    case KindAction::AskStaff:
      context.staff(screens::HandoverReason::Asked);
      return;
    case KindAction::Finish:
      context.leaveBy({Exit::Way::Finish, {}, {}});
      return;
  }
}

void ChooseKind::draw(ui::Frame& frame, Context& context) {
  act(screens::drawKind(frame, model_), context);
}

}  // namespace kiosk::terminal::steps
