#include "kiosk/terminal/screens/overlays.h"

#include <array>

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/sheet.h"

namespace kiosk::terminal::screens {
namespace {

/// The primary of a sheet, in the card's width.
bool sheetPrimary(Frame& frame, std::string_view id, const Rect& rect, const Text& text, std::optional<Icon> icon,
                  float size) {
  return ui::widgets::button(frame, {id, rect, text, ButtonLook::Primary, icon, true, false, size});
}

/// 叫工作人员过来, or that it was done.
bool callButton(Frame& frame, std::string_view id, const Rect& rect, bool called) {
  Button call{id, rect, called ? S::HelpCalled : S::HelpCall, ButtonLook::Primary, Icon::HelpBell};
  call.labelSize = 52.0F;
  call.enabled = !called;
  return ui::widgets::button(frame, call);
}

}  // namespace

TimeoutAction drawTimeout(ui::Frame& frame, const TimeoutModel& model) {
  const float lift = ui::widgets::isElder(frame) ? -24.0F : 0.0F;
  ui::widgets::beginSheet(frame, ui::between(60.0F, 452.0F + lift, 1020.0F, 1728.0F + lift));
  const float share =
      model.secondsTotal > 0 ? static_cast<float>(model.secondsLeft) / static_cast<float>(model.secondsTotal) : 0.0F;
  ui::widgets::countdownRing(frame, {540.0F, 692.0F + lift}, model.secondsLeft, share, S::TimeoutSeconds);
  label(frame, {540.0F, 965.0F + lift}, S::TimeoutTitle,
        {.role = Role::H1, .colour = Colour::Ink, .align = Align::Centre, .size = 80.0F}, 840.0F);
  TextStyle text = sized(frame, {Role::Body, Colour::Ink, Align::Centre}, 38.0F);
  text.line = text.size * 1.5F;
  ui::widgets::paragraph(frame, {120.0F, 1032.0F + lift, 840.0F, 176.0F}, S::TimeoutText, text);
  frame.announce(S::TimeoutText);
  ui::widgets::banner(frame, {120.0F, 1228.0F + lift, 840.0F, 92.0F},
                      model.pagesSaved ? ui::widgets::BannerTone::Success : ui::widgets::BannerTone::Info,
                      model.pagesSaved ? Icon::Check : Icon::Info,
                      model.pagesSaved ? S::TimeoutSaved : S::TimeoutNotSaved);
  TimeoutAction action = TimeoutAction::None;
  if (sheetPrimary(frame, "timeout.keep", {120.0F, 1368.0F + lift, 840.0F, 160.0F}, S::TimeoutKeep, Icon::Touch, 54.0F))
    action = TimeoutAction::GoOn;
  if (ui::widgets::button(frame, {"timeout.erase",
                                  {120.0F, 1560.0F + lift, 840.0F, 128.0F},
                                  S::TimeoutErase,
                                  ButtonLook::Danger,
                                  Icon::Erase,
                                  true,
                                  false,
                                  42.0F})) {
    action = TimeoutAction::Erase;
  }
  ui::widgets::endSheet(frame);
  return action;
}

HelpAction drawHelp(ui::Frame& frame, const HelpModel& model) {
  const bool elder = ui::widgets::isElder(frame);
  const bool contrast = ui::widgets::isHighContrast(frame);
  const float lift = elder ? -16.0F : 0.0F;
  ui::widgets::beginSheet(frame, ui::between(60.0F, 640.0F, 1020.0F, 1728.0F + lift), Colour::Surface);
  label(frame, {108.0F, 728.0F}, S::HelpTitle, {Role::H1, Colour::Ink}, 610.0F);
  HelpAction action = HelpAction::None;
  if (ui::widgets::button(
          frame, {"help.close", {744.0F, 672.0F, 228.0F, 104.0F}, S::HelpClose, ButtonLook::Quiet, Icon::Close}))
    action = HelpAction::Close;
  struct Row {
    std::string_view id;
    Icon icon;
    S title, note;
    HelpAction action;
    bool shown;
  };
  const std::array<Row, 4> rows{
      Row{"help.size", Icon::TextSize, S::HelpSmall, elder ? S::HelpLargeDo : S::HelpSmallDo, HelpAction::LargeText,
          true},
      Row{"help.contrast", Icon::Light, S::HelpDim, contrast ? S::HelpBrightDo : S::HelpDimDo, HelpAction::HighContrast,
          true},
      Row{"help.voice", Icon::Speak, S::HelpQuiet, S::HelpQuietDo, HelpAction::Louder, model.voiceOffered},
      Row{"help.phone", Icon::Phone, S::HelpPhone, S::HelpPhoneDo, HelpAction::Phone, true}};
  float y = 816.0F;
  for (const Row& row : rows) {
    if (!row.shown) continue;
    if (row.action == HelpAction::Phone && model.phoneShown) {
      const Rect area{108.0F, y, 864.0F, 148.0F};
      frame.rect(area, Colour::PrimaryTint, 24.0F);
      label(frame, {area.x + 40.0F, area.centre().y}, S::HelpPhoneDo, {Role::Body, Colour::Ink}, 470.0F);
      label(frame, {area.right() - 40.0F, area.centre().y}, data("12333"),
            {.role = Role::Display, .colour = Colour::Primary, .align = Align::Right, .size = 84.0F}, 330.0F);
    } else if (ui::widgets::optionRow(frame, {row.id, {108.0F, y, 864.0F, 148.0F}, row.icon, row.title, row.note})) {
      action = row.action;
    }
    y += 168.0F;
  }
  if (callButton(frame, "help.call", {108.0F, 1532.0F + lift, 864.0F, 152.0F}, model.staffCalled))
    action = HelpAction::CallStaff;
  ui::widgets::endSheet(frame);
  return action;
}

CounterAction drawCounter(ui::Frame& frame, const CounterModel& model) {
  struct Words {
    Icon icon;
    S reason;
  };
  constexpr std::array<Words, 1> kWords{Words{Icon::Employer, S::HomeCounterEmployer}};
  const Words& words = kWords[static_cast<std::size_t>(model.service)];
  const bool queueKnown = model.queueAhead >= 0;
  const bool elder = ui::widgets::isElder(frame);
  const float lift = elder ? -24.0F : 0.0F;
  const float top = (queueKnown ? 720.0F : 820.0F) - (elder ? 84.0F : 0.0F);
  ui::widgets::beginSheet(frame, ui::between(60.0F, top, 1020.0F, 1728.0F + lift));
  ui::widgets::badge(frame, {470.0F, top + 52.0F, 140.0F, 140.0F}, words.icon, 92.0F);
  label(frame, {540.0F, top + 262.0F}, S::HomeAtCounter,
        {.role = Role::H1, .colour = Colour::Ink, .align = Align::Centre, .size = 64.0F}, 840.0F);
  TextStyle text = sized(frame, {Role::Body, Colour::Ink, Align::Centre}, 38.0F);
  text.line = text.size * 1.4F;
  ui::widgets::paragraph(frame, {120.0F, top + 322.0F, 840.0F, 3.0F * text.line}, words.reason, text);
  if (queueKnown) {
    ui::widgets::banner(frame, {120.0F, 1236.0F + lift, 840.0F, 92.0F}, ui::widgets::BannerTone::Info, Icon::Queue,
                        queueText(frame, model.queueAhead, model.queueMinutes));
  }
  CounterAction action = CounterAction::None;
  if (callButton(frame, "counter.call", {120.0F, 1368.0F + lift, 840.0F, 160.0F}, model.staffCalled))
    action = CounterAction::CallStaff;
  if (ui::widgets::button(frame, {"counter.close",
                                  {120.0F, 1560.0F + lift, 840.0F, 128.0F},
                                  S::HomeCounterClose,
                                  ButtonLook::Secondary,
                                  Icon::Close,
                                  true,
                                  false,
                                  42.0F})) {
    action = CounterAction::Close;
  }
  ui::widgets::endSheet(frame);
  return action;
}

LeaveAction drawLeave(ui::Frame& frame, const LeaveModel& model) {
  const float lift = ui::widgets::isElder(frame) ? -24.0F : 0.0F;
  ui::widgets::beginSheet(frame, ui::between(60.0F, 820.0F + lift, 1020.0F, 1728.0F + lift));
  ui::widgets::badge(frame, {470.0F, 880.0F + lift, 140.0F, 140.0F}, Icon::Home, 92.0F);
  label(frame, {540.0F, 1096.0F + lift}, S::LeaveTitle, {Role::H1, Colour::Ink, Align::Centre}, 840.0F);
  TextStyle text = sized(frame, {Role::Body, Colour::Ink, Align::Centre}, 40.0F);
  ui::widgets::paragraph(frame, {120.0F, 1156.0F + lift, 840.0F, 180.0F},
                         model.canSave ? S::LeaveCanSave : S::LeaveErases, text);
  LeaveAction action = LeaveAction::None;
  if (sheetPrimary(frame, "leave.stay", {120.0F, 1368.0F + lift, 840.0F, 160.0F}, S::LeaveStay, Icon::Forward, 54.0F))
    action = LeaveAction::Stay;
  if (ui::widgets::button(frame, {"leave.leave",
                                  {120.0F, 1560.0F + lift, 840.0F, 128.0F},
                                  model.canSave ? S::LeaveSave : S::LeaveLeave,
                                  model.canSave ? ButtonLook::Secondary : ButtonLook::Danger,
                                  model.canSave ? Icon::Outbox : Icon::Erase,
                                  true,
                                  false,
                                  42.0F})) {
    action = LeaveAction::Leave;
  }
  ui::widgets::endSheet(frame);
  return action;
}

}  // namespace kiosk::terminal::screens
