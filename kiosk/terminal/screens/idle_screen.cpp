#include "kiosk/terminal/screens/idle_screen.h"

#include <array>
#include <chrono>
#include <string_view>

#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

void masthead(Frame& frame, const IdleModel& model) {
  frame.seal({60.0F, 67.0F, 112.0F, 112.0F});
  label(frame, {200.0F, 105.0F}, model.hallName.empty() ? Text(S::HallName) : data(model.hallName),
        {.role = Role::H1, .colour = Colour::Ink, .size = 60.0F}, 820.0F);
  label(frame, {200.0F, 164.0F}, S::IdleSubtitle, {.role = Role::Body, .colour = Colour::InkMuted, .size = 30.0F},
        820.0F);
}

void clock(Frame& frame, const IdleModel& model) {
  label(frame, {56.0F, 389.0F}, data(clockTime(model.clock.hour, model.clock.minute)),
        {.role = Role::DisplayXl, .colour = Colour::Ink, .size = 202.0F}, 960.0F);
  constexpr std::array<S, 7> kDays{S::ChromeWeekday1, S::ChromeWeekday2, S::ChromeWeekday3, S::ChromeWeekday4,
                                   S::ChromeWeekday5, S::ChromeWeekday6, S::ChromeWeekday7};
  const std::chrono::weekday weekday{std::chrono::sys_days{model.clock.today}};
  TextStyle style = sized(frame, {Role::H3, Colour::Ink}, 42.0F);
  style.weight = 400;
  const float width = label(frame, {60.0F, 544.0F}, data(monthDay(model.clock.today, frame.language())), style, 400.0F);
  label(frame, {60.0F + width + 44.0F, 544.0F}, kDays[weekday.iso_encoding() - 1], style, 400.0F);
}

void queue(Frame& frame, const IdleModel& model) {
  if (model.queueAhead < 0) return;
  const Text text =
      model.queueMinutes < 0
          ? Text(S::IdleQueueOnly, {{"n", Value(model.queueAhead).strong()}})
          : Text(S::IdleQueue, {{"n", Value(model.queueAhead).strong()}, {"m", Value(model.queueMinutes).strong()}});
  const TextStyle style = sized(frame, {Role::Body, Colour::Ink}, 34.0F);
  const float width = frame.measure(text, style).width + 134.0F;
  const Rect chip{60.0F, 600.0F, width, 84.0F};
  ui::widgets::flatCard(frame, chip, 20.0F);
  ui::widgets::iconAt(frame, Icon::Queue, {110.0F, 642.0F}, 48.0F, Colour::Primary);
  label(frame, {156.0F, 642.0F}, text, style, width - 110.0F);
}

struct Door {
  std::string_view id;
  Icon icon;
  S title;
  S hint;
  IdleAction action;
};

bool door(Frame& frame, const Door& d, const Rect& rect) {
  const ui::Hit hit = frame.hit(d.id, rect, {ui::HitRole::Card, true, 24.0F});
  if (!hit.held) frame.shadow(rect, 24.0F, ui::theme::Elevation::E2);
  frame.rect(rect, hit.held ? Colour::PrimaryTint : Colour::SurfaceRaised, 24.0F);
  if (ui::widgets::isHighContrast(frame)) frame.border(rect, Colour::Line, 4.0F, 24.0F);
  ui::widgets::badge(frame, {rect.x + 24.0F, rect.y + 44.0F, 100.0F, 100.0F}, d.icon, 66.0F);
  const float left = rect.x + 146.0F;
  const float room = rect.width - 162.0F;
  label(frame, {left, rect.y + 75.0F}, d.title, sized(frame, {Role::H3, Colour::Ink}, 42.0F), room);
  label(frame, {left, rect.y + 125.0F}, d.hint, {Role::Caption, Colour::InkMuted}, room);
  return hit.fired;
}

/// The pale wide button of the dark water.
bool start(Frame& frame, const Rect& rect) {
  const ui::Hit hit = frame.hit("idle.start", rect, {ui::HitRole::Primary, true, 24.0F});
  const bool contrast = ui::widgets::isHighContrast(frame);
  frame.shadow(rect, 24.0F, ui::theme::Elevation::PrimaryButton);
  frame.rect(rect, contrast ? Colour::Primary : hit.held ? Colour::PrimaryTint : Colour::OnStage, 24.0F);
  const Colour ink = contrast ? Colour::OnPrimary : Colour::Primary;
  const TextStyle large{.role = Role::ButtonLarge, .colour = ink, .size = 54.0F};
  const TextStyle small{.role = Role::Body, .colour = ink, .size = 34.0F};
  const float wide = frame.measure(S::IdleStart, large).width;
  const float side = frame.measure(S::IdleStartOther, small).width;
  const float left = rect.x + (rect.width - wide - side - 114.0F) / 2.0F;
  const float middle = rect.centre().y;
  ui::widgets::iconAt(frame, Icon::Touch, {left + 42.0F, middle}, 84.0F, ink);
  label(frame, {left + 92.0F, middle}, S::IdleStart, large, wide + 4.0F);
  label(frame, {left + 114.0F + wide, middle}, S::IdleStartOther, small, side + 4.0F);
  return hit.fired;
}

}  // namespace

IdleAction drawIdle(ui::Frame& frame, const IdleModel& model) {
  masthead(frame, model);
  clock(frame, model);
  queue(frame, model);
  label(frame, {60.0F, 1082.0F}, S::IdleNow,
        sized(frame, {Role::H3, ui::widgets::isHighContrast(frame) ? Colour::Ink : Colour::OnStage}, 44.0F), 960.0F);
  constexpr std::array<Door, 4> kDoors{
      Door{"idle.injured", Icon::Injury, S::IdleInjured, S::IdleInjuredHint, IdleAction::Injured},
      Door{"idle.retired", Icon::Retiree, S::IdleRetired, S::IdleRetiredHint, IdleAction::Retired},
      Door{"idle.notice", Icon::Notice, S::IdleNotice, S::IdleNoticeHint, IdleAction::CollectNotice},
      Door{"idle.query", Icon::Calculate, S::IdleQuery, S::IdleQueryHint, IdleAction::LookUp}};
  IdleAction action = IdleAction::None;
  for (std::size_t i = 0; i < kDoors.size(); ++i) {
    const Rect rect{i % 2 == 0 ? 60.0F : 552.0F, i < 2 ? 1128.0F : 1340.0F, 468.0F, 188.0F};
    if (door(frame, kDoors[i], rect)) action = kDoors[i].action;
  }
  const Grid grid = gridOf(frame);
  if (start(frame, {60.0F, ui::widgets::isElder(frame) ? 1552.0F : 1572.0F, 960.0F, 140.0F}))
    action = IdleAction::Start;
  // The rest of the glass below the reach line starts too: nobody should have to aim.
  if (frame
          .hit("idle.anywhere", ui::between(0.0F, grid.reachLine + 60.0F, 1080.0F, 1120.0F),
               {ui::HitRole::Card, true, 0.0F})
          .fired) {
    action = IdleAction::Start;
  }
  return action;
}

}  // namespace kiosk::terminal::screens
