#include "kiosk/terminal/screens/staff_screen.h"

#include <array>

#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/guidance.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

S textOf(HandoverReason reason) {
  switch (reason) {
    case HandoverReason::Asked:
      return S::StaffAsked;
    case HandoverReason::NoCard:
      return S::StaffNoCard;
    case HandoverReason::CardExpired:
      return S::StaffExpired;
    case HandoverReason::ConsentRefused:
      return S::StaffRefused;
    case HandoverReason::FaceNotMatched:
      return S::StaffNotMatched;
    case HandoverReason::CannotMove:
      return S::StaffCannotMove;
    case HandoverReason::NoPicture:
      return S::StaffNoPicture;
    case HandoverReason::DeviceDown:
      return S::StaffDevice;
  }
  return S::StaffAsked;
}

bool inPerson(HandoverReason reason) {
  return reason == HandoverReason::ConsentRefused || reason == HandoverReason::FaceNotMatched ||
         reason == HandoverReason::CannotMove || reason == HandoverReason::NoPicture;
}

}  // namespace

StaffAction drawStaff(ui::Frame& frame, const StaffModel& model) {
  ui::widgets::callDrawing(frame, {60.0F, 168.0F, 960.0F, 300.0F}, Icon::HelpBell);
  const S head = model.seen ? S::StaffSeenTitle : inPerson(model.reason) ? S::StaffCheckTitle : S::StaffCalledTitle;
  label(frame, {60.0F, 545.0F}, head, {Role::H1, Colour::Ink}, 960.0F);
  ui::widgets::paragraph(frame, {60.0F, 596.0F, 960.0F, 112.0F}, textOf(model.reason),
                         sized(frame, {Role::Body, Colour::Ink}, 40.0F));
  frame.announce(textOf(model.reason));
  const Text when = Text(S::StaffCalledAt, {{"time", Value(clockTime(model.calledAt.hour, model.calledAt.minute))}});
  const Text coming = S::StaffComing;
  ui::widgets::banner(frame, {60.0F, 736.0F, 960.0F, 112.0F},
                      model.seen ? ui::widgets::BannerTone::Success : ui::widgets::BannerTone::Warning, Icon::HelpBell,
                      when, model.seen ? &coming : nullptr);
  const Rect safe{60.0F, 876.0F, 960.0F, 152.0F};
  ui::widgets::flatCard(frame, safe);
  ui::widgets::checkDisc(frame, {safe.x + 78.0F, safe.centre().y}, 36.0F, Colour::Success);
  label(frame, {safe.x + 144.0F, safe.centre().y - 26.0F}, S::StaffSafe, {Role::H3, Colour::Ink}, 780.0F);
  const Text note = model.pausedSeconds >= 60 ? Text(S::StaffPaused, {{"n", Value(model.pausedSeconds / 60)}})
                                              : Text(S::StaffSafeNote);
  label(frame, {safe.x + 144.0F, safe.centre().y + 28.0F}, note, sized(frame, {Role::Body, Colour::InkMuted}, 32.0F),
        780.0F);

  label(frame, {60.0F, 1092.0F}, S::StaffReady, {Role::H3, Colour::Ink}, 960.0F);
  const std::array<std::pair<Icon, S>, 2> ready{std::pair{Icon::IdCard, S::StaffReadyCard},
                                                std::pair{Icon::Document, S::StaffReadyPapers}};
  for (std::size_t i = 0; i < ready.size(); ++i) {
    const float y = 1186.0F + static_cast<float>(i) * 124.0F;
    ui::widgets::badge(frame, {60.0F, y - 50.0F, 100.0F, 100.0F}, ready[i].first, 64.0F);
    label(frame, {188.0F, y}, ready[i].second, sized(frame, {Role::Body, Colour::Ink}, 38.0F), 832.0F);
  }
  StaffAction action = StaffAction::None;
  if (model.canGoOn) {
    if (secondaryBeside(frame, "staff.leave", S::StaffLeave)) action = StaffAction::Leave;
    if (primaryBeside(frame, "staff.go_on", S::StaffGoOn, Icon::Forward)) action = StaffAction::GoOn;
  } else if (primaryAction(frame, "staff.leave", S::StaffLeave, Icon::Exit)) {
    action = StaffAction::Leave;
  }
  return action;
}

}  // namespace kiosk::terminal::screens
