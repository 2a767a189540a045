#include "kiosk/terminal/screens/kind_screen.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

using domain::EligibilityExit;
using domain::EligibilityQuestion;

KindAction choose(Frame& frame) {
  struct Kind {
    std::string_view id;
    Icon icon;
    S name, body, term;
    KindAction action;
  };
  constexpr std::array<Kind, 4> kKinds{
      Kind{"kind.grade", Icon::Injury, S::KindGrade, S::KindGradeBody, S::KindGradeTerm, KindAction::ChooseGrade},
      Kind{"kind.extension", Icon::Calendar, S::KindExtension, S::KindExtensionBody, S::KindExtensionTerm,
           KindAction::ChooseExtension},
      Kind{"kind.relapse", Icon::Redo, S::KindRelapse, S::KindRelapseBody, S::KindRelapseTerm,
           KindAction::ChooseRelapse},
      Kind{"kind.causality", Icon::Diagnosis, S::KindCausality, S::KindCausalityBody, S::KindCausalityTerm,
           KindAction::ChooseCausality}};
  const Text hint = S::KindHint;
  title(frame, S::KindTitle, &hint);
  KindAction action = KindAction::None;
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    const Kind& kind = kKinds[i];
    const Rect row{60.0F, 656.0F + static_cast<float>(i) * 212.0F, 960.0F, 188.0F};
    if (ui::widgets::optionRow(frame, {kind.id, row, kind.icon, kind.name, kind.body, Text(kind.term)}))
      action = kind.action;
  }
  // The stage above the reach line says what the choice is about.
  ui::widgets::banner(frame, {60.0F, 444.0F, 960.0F, 140.0F}, ui::widgets::BannerTone::Info, Icon::Info, S::KindAbout);
  const Button progress{"kind.progress", gridOf(frame).action(), S::KindProgress, ButtonLook::Secondary, Icon::Clock};
  if (ui::widgets::button(frame, progress)) action = KindAction::SeeProgress;
  return action;
}

struct Question {
  Icon icon;
  S title, text, yes, no;
};

Question textsOf(EligibilityQuestion question) {
  switch (question) {
    case EligibilityQuestion::StableNow:
      return {Icon::Injury, S::KindStable, S::KindStableText, S::KindStableYes, S::KindStableNo};
    case EligibilityQuestion::FromWorkInjury:
      return {Icon::Occupational, S::KindInjury, S::KindInjuryText, S::KindInjuryYes, S::KindInjuryNo};
    case EligibilityQuestion::AffectsWork:
      return {Icon::Employer, S::KindAffects, S::KindAffectsText, S::KindAffectsYes, S::KindAffectsNo};
    case EligibilityQuestion::IllnessAfterInjury:
      return {Icon::Diagnosis, S::KindIllness, S::KindIllnessText, S::KindIllnessYes, S::KindIllnessNo};
    case EligibilityQuestion::StillNeedsRest:
      return {Icon::Calendar, S::KindRest, S::KindRestText, S::KindRestYes, S::KindRestNo};
    case EligibilityQuestion::RelapseDisputed:
      return {Icon::Question, S::KindDispute, S::KindDisputeText, S::KindDisputeYes, S::KindDisputeNo};
  }
  return {Icon::Question, S::KindStable, S::KindStableText, S::KindStableYes, S::KindStableNo};
}

/// The card both questions and answers stand on; as high as its words, from above the reach line downwards.
void telling(Frame& frame, Icon icon, const Text& small, const Text& large, const Text& body, const Text* more) {
  constexpr float kPad = 56.0F;
  constexpr float kBadge = 168.0F;
  constexpr float kRoom = 960.0F - 2.0F * kPad;
  const float top = gridOf(frame).titleTop + 20.0F;
  const TextStyle head{.role = Role::H1, .colour = Colour::Ink};
  TextStyle text = sized(frame, {Role::Body, Colour::Ink}, 44.0F);
  text.line = text.size * 1.5F;
  const float headHeight = frame.measure(large, head, kRoom).height;
  const float bodyHeight = frame.measure(body, text, kRoom).height;
  const float moreHeight = more ? frame.measure(*more, text, kRoom).height + 36.0F : 0.0F;
  const float most = 1230.0F - top;
  const float height = std::min(most, kPad + kBadge + 48.0F + headHeight + 28.0F + bodyHeight + moreHeight + kPad);
  const Rect card{60.0F, top, 960.0F, std::max(height, 760.0F)};
  ui::widgets::card(frame, card);
  const float left = card.x + kPad;
  ui::widgets::badge(frame, {left, card.y + kPad, kBadge, kBadge}, icon, 112.0F);
  label(frame, {left + kBadge + 36.0F, card.y + kPad + kBadge / 2.0F}, small,
        sized(frame, {Role::H3, Colour::InkMuted}, 44.0F), 560.0F);
  float y = card.y + kPad + kBadge + 48.0F;
  y += ui::widgets::paragraph(frame, {left, y, kRoom, headHeight}, large, head) + 28.0F;
  const float rest = card.bottom() - kPad - y;
  y += ui::widgets::paragraph(frame, {left, y, kRoom, std::min(rest, bodyHeight)}, body, text) + 36.0F;
  if (more) ui::widgets::paragraph(frame, {left, y, kRoom, card.bottom() - 24.0F - y}, *more, text);
}

KindAction ask(Frame& frame, EligibilityQuestion question) {
  const Question q = textsOf(question);
  telling(frame, q.icon, S::KindQuestion, q.title, q.text, nullptr);
  const Grid grid = gridOf(frame);
  const float height = 176.0F;
  const float no = grid.actionTop + grid.actionHeight - height;
  KindAction action = KindAction::None;
  // Two answers of equal weight: neither is "the next step", so neither is filled.
  if (ui::widgets::button(frame, {"kind.yes",
                                  {grid.left, no - height - 28.0F, grid.width(), height},
                                  q.yes,
                                  ButtonLook::Secondary,
                                  std::nullopt,
                                  true,
                                  false,
                                  52.0F})) {
    action = KindAction::Yes;
  }
  if (ui::widgets::button(frame, {"kind.no",
                                  {grid.left, no, grid.width(), height},
                                  q.no,
                                  ButtonLook::Secondary,
                                  std::nullopt,
                                  true,
                                  false,
                                  52.0F})) {
    action = KindAction::No;
  }
  return action;
}

struct Told {
  Icon icon;
  S title, text, next;
  std::optional<S> otherWay;
};

Told textsOf(EligibilityExit exit) {
  switch (exit) {
    case EligibilityExit::Apply:
      break;
    case EligibilityExit::AgreementHospital:
      return {Icon::Place, S::KindHospitalTitle, S::KindHospitalText, S::KindHospitalNext, {}};
    case EligibilityExit::FileWithGrade:
      return {Icon::Form, S::KindWithGradeTitle, S::KindWithGradeText, S::KindWithGradeNext, S::KindWithGradeGo};
    case EligibilityExit::AskForLeaveExtension:
      return {Icon::Calendar, S::KindLeaveTitle, S::KindLeaveText, S::KindLeaveNext, S::KindLeaveGo};
    case EligibilityExit::AskForGrade:
      return {Icon::Injury, S::KindGradeNowTitle, S::KindGradeNowText, S::KindGradeNowNext, S::KindGradeNowGo};
    case EligibilityExit::DetermineInjuryFirst:
      return {Icon::Occupational, S::KindDetermineTitle, S::KindDetermineText, S::KindDetermineNext, {}};
    case EligibilityExit::NotNeeded:
      return {Icon::Info, S::KindNotNeededTitle, S::KindNotNeededText, S::KindNotNeededNext, {}};
  }
  return {Icon::Info, S::KindNotNeededTitle, S::KindNotNeededText, S::KindNotNeededNext, {}};
}

KindAction tell(Frame& frame, EligibilityExit exit) {
  const Told told = textsOf(exit);
  const Text next = told.next;
  telling(frame, told.icon, S::KindTold, told.title, told.text, &next);
  const Grid grid = gridOf(frame);
  KindAction action = KindAction::None;
  if (told.otherWay) {
    if (ui::widgets::button(frame, {"kind.staff",
                                    {grid.left, grid.actionTop - 152.0F, grid.width(), 128.0F},
                                    S::KindStaff,
                                    ButtonLook::Secondary,
                                    Icon::HelpBell,
                                    true,
                                    false,
                                    0.0F,
                                    Colour::Accent})) {
      action = KindAction::AskStaff;
    }
    if (secondaryBeside(frame, "kind.finish", S::KindFinish)) action = KindAction::Finish;
    if (primaryBeside(frame, "kind.other", *told.otherWay, std::nullopt)) action = KindAction::OtherWay;
    return action;
  }
  if (secondaryBeside(frame, "kind.staff", S::KindStaff)) action = KindAction::AskStaff;
  if (primaryBeside(frame, "kind.finish", S::KindFinish, Icon::Exit)) action = KindAction::Finish;
  return action;
}

}  // namespace

KindAction drawKind(ui::Frame& frame, const KindModel& model) {
  switch (model.page) {
    case KindModel::Page::Choose:
      return choose(frame);
    case KindModel::Page::Ask:
      return ask(frame, model.question);
    case KindModel::Page::Told:
      return tell(frame, model.exit);
  }
  return KindAction::None;
}

}  // namespace kiosk::terminal::screens
