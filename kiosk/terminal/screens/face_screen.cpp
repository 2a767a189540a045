#include "kiosk/terminal/screens/face_screen.h"

#include <algorithm>
#include <array>

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/face_circle.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/reading.h"

namespace kiosk::terminal::screens {
namespace {

using ui::widgets::VerdictState;

S textOf(FacePrompt prompt) {
  switch (prompt) {
    case FacePrompt::ComeIntoView:
      return S::FaceCome;
    case FacePrompt::LookAhead:
      return S::FaceAhead;
    case FacePrompt::TurnLeft:
      return S::FaceLeft;
    case FacePrompt::TurnRight:
      return S::FaceRight;
    case FacePrompt::Blink:
      return S::FaceBlink;
    case FacePrompt::ComeCloser:
      return S::FaceCloser;
    case FacePrompt::StepBack:
      return S::FaceBack;
    case FacePrompt::MoreLight:
      return S::FaceLight;
    case FacePrompt::LessLight:
      return S::FaceGlare;
    case FacePrompt::TakeOffMask:
      return S::FaceMask;
    case FacePrompt::OnePersonOnly:
      return S::FaceAlone;
    case FacePrompt::HoldStill:
      return S::FaceHold;
    case FacePrompt::Checking:
      return S::FaceChecking;
    case FacePrompt::Passed:
      return S::FacePassed;
    case FacePrompt::TryAgain:
      return S::FaceAgain;
  }
  return S::FaceCome;
}

ui::widgets::FaceRing ringOf(const FaceModel& model) {
  if (model.prompt == FacePrompt::Passed) return ui::widgets::FaceRing::Passed;
  return model.prompt == FacePrompt::ComeIntoView || model.live.empty() ? ui::widgets::FaceRing::Searching
                                                                        : ui::widgets::FaceRing::Following;
}

struct MoveLook {
  Icon icon;
  S name;
};

MoveLook lookOf(FaceMove move) {
  switch (move) {
    case FaceMove::LookAhead:
      return {Icon::Face, S::FaceMoveAhead};
    case FaceMove::TurnLeft:
      return {Icon::TurnLeft, S::FaceMoveLeft};
    case FaceMove::TurnRight:
      return {Icon::Forward, S::FaceMoveRight};
    case FaceMove::Blink:
      return {Icon::Eye, S::FaceMoveBlink};
  }
  return {Icon::Face, S::FaceMoveAhead};
}

void moveChips(Frame& frame, const std::vector<FaceMoveState>& moves, float top) {
  constexpr float kGap = 19.5F;
  const std::size_t count = std::min<std::size_t>(moves.size(), 4);
  if (count == 0) return;
  const float width = (960.0F - kGap * static_cast<float>(count - 1)) / static_cast<float>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const MoveLook look = lookOf(moves[i].move);
    const Rect chip{60.0F + static_cast<float>(i) * (width + kGap), top, width, 88.0F};
    const bool done = moves[i].progress == Progress::Done;
    const bool now = moves[i].progress == Progress::Now;
    frame.rect(chip, done ? Colour::SuccessTint : now ? Colour::Primary : Colour::SurfaceSunken, 18.0F);
    if (ui::widgets::isHighContrast(frame) && !now) frame.border(chip, Colour::Line, 3.0F, 18.0F);
    const Colour ink = done ? Colour::Success : now ? Colour::OnPrimary : Colour::InkMuted;
    TextStyle style = sized(frame, {Role::Body, ink}, 34.0F);
    style.weight = done || now ? 700 : 400;
    const float room = width - 84.0F;
    const float wide = std::min(room, frame.measure(look.name, style).width);
    const float left = chip.x + (width - wide - 54.0F) / 2.0F;
    ui::widgets::iconAt(frame, done ? Icon::Check : look.icon, {left + 19.0F, chip.centre().y}, 38.0F, ink, 4.0F);
    label(frame, {left + 54.0F, chip.centre().y}, look.name, style, room);
  }
}

struct Quality {
  Icon icon;
  S name;
  S verdict;
  VerdictState state;
};

Quality lightOf(LightVerdict verdict) {
  switch (verdict) {
    case LightVerdict::Unknown:
      return {Icon::Light, S::FaceQLight, S::FaceQWait, VerdictState::Checking};
    case LightVerdict::Fine:
      return {Icon::Light, S::FaceQLight, S::FaceQFine, VerdictState::Pass};
    case LightVerdict::TooDark:
      return {Icon::Light, S::FaceQLight, S::FaceQDark, VerdictState::Fail};
    case LightVerdict::TooBright:
      return {Icon::Light, S::FaceQLight, S::FaceQBright, VerdictState::Fail};
  }
  return {Icon::Light, S::FaceQLight, S::FaceQWait, VerdictState::Checking};
}

Quality distanceOf(DistanceVerdict verdict) {
  switch (verdict) {
    case DistanceVerdict::Unknown:
      return {Icon::Distance, S::FaceQDistance, S::FaceQWait, VerdictState::Checking};
    case DistanceVerdict::Fine:
      return {Icon::Distance, S::FaceQDistance, S::FaceQFine, VerdictState::Pass};
    case DistanceVerdict::TooFar:
      return {Icon::Distance, S::FaceQDistance, S::FaceQFar, VerdictState::Fail};
    case DistanceVerdict::TooClose:
      return {Icon::Distance, S::FaceQDistance, S::FaceQClose, VerdictState::Fail};
  }
  return {Icon::Distance, S::FaceQDistance, S::FaceQWait, VerdictState::Checking};
}

Quality coverOf(CoverVerdict verdict) {
  switch (verdict) {
    case CoverVerdict::Unknown:
      return {Icon::Mask, S::FaceQCover, S::FaceQWait, VerdictState::Checking};
    case CoverVerdict::None:
      return {Icon::Mask, S::FaceQCover, S::FaceQNone, VerdictState::Pass};
    case CoverVerdict::Mask:
      return {Icon::Mask, S::FaceQCover, S::FaceQMask, VerdictState::Fail};
    case CoverVerdict::Covered:
      return {Icon::Mask, S::FaceQCover, S::FaceQCovered, VerdictState::Fail};
  }
  return {Icon::Mask, S::FaceQCover, S::FaceQWait, VerdictState::Checking};
}

void qualityStrip(Frame& frame, const FaceModel& model, const Rect& strip) {
  ui::widgets::card(frame, strip);
  const std::array<Quality, 3> items{lightOf(model.light), distanceOf(model.distance), coverOf(model.cover)};
  const float width = strip.width / 3.0F;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const float x = strip.x + static_cast<float>(i) * width;
    if (i > 0) frame.line({x, strip.y + 28.0F}, {x, strip.bottom() - 28.0F}, Colour::Line, 1.5F);
    ui::widgets::qualityItem(frame, {x, strip.y, width, strip.height}, items[i].icon, items[i].name, items[i].verdict,
                             items[i].state);
  }
}

}  // namespace

FaceAction drawFace(ui::Frame& frame, const FaceModel& model) {
  const bool passed = model.prompt == FacePrompt::Passed;
  const float titleMiddle = ui::widgets::isElder(frame) ? 250.0F : 294.0F;
  label(frame, {540.0F, titleMiddle}, textOf(model.prompt),
        {.role = Role::H1, .colour = passed ? Colour::Success : Colour::Ink, .align = Align::Centre, .size = 80.0F},
        980.0F);
  ui::widgets::FaceCircle circle{{540.0F, 706.0F}, &model.live, ringOf(model), model.progress};
  if (model.prompt == FacePrompt::TurnLeft) circle.turn = ui::widgets::HeadTurn::Left;
  if (model.prompt == FacePrompt::TurnRight) circle.turn = ui::widgets::HeadTurn::Right;
  ui::widgets::faceCircle(frame, circle);
  moveChips(frame, model.moves, 1088.0F);
  qualityStrip(frame, model, {60.0F, 1204.0F, 960.0F, 128.0F});
  ui::widgets::iconAt(frame, Icon::Lock, {84.0F, 1390.0F}, 46.0F, Colour::Primary);
  TextStyle why{Role::Body, Colour::Ink};
  ui::widgets::paragraph(frame, {132.0F, 1362.0F, 888.0F, 136.0F}, S::FacePrivacy, why);
  if (model.triesLeft < 3 && !passed) {
    label(frame, {132.0F, std::min(1500.0F, gridOf(frame).actionTop - 30.0F)},
          Text(S::FaceTries, {{"n", Value(model.triesLeft)}}), {Role::Body, Colour::InkMuted}, 888.0F);
  }
  Button staff{"face.staff", gridOf(frame).action(), S::FaceStaff, ButtonLook::Secondary, Icon::HelpBell};
  staff.iconInk = Colour::Accent;
  staff.enabled = !passed;
  return ui::widgets::button(frame, staff) ? FaceAction::AskStaff : FaceAction::None;
}

}  // namespace kiosk::terminal::screens
