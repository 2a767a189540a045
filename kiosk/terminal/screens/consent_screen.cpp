#include "kiosk/terminal/screens/consent_screen.h"

#include <algorithm>
#include <array>

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {

ConsentAction drawConsent(ui::Frame& frame, const ConsentModel& model) {
  const Text hint = S::ConsentHint;
  title(frame, S::ConsentTitle, &hint);
  struct Point4 {
    Icon icon;
    S head;
    S text;
  };
  constexpr std::array<Point4, 4> kPoints{Point4{Icon::Camera, S::ConsentWhat, S::ConsentWhatText},
                                          Point4{Icon::Privacy, S::ConsentWhy, S::ConsentWhyText},
                                          Point4{Icon::Lock, S::ConsentKeep, S::ConsentKeepText},
                                          Point4{Icon::Staff, S::ConsentRefuse, S::ConsentRefuseText}};
  const Rect card{60.0F, 424.0F, 960.0F, 816.0F};
  ui::widgets::card(frame, card);
  const float pitch = card.height / static_cast<float>(kPoints.size());
  for (std::size_t i = 0; i < kPoints.size(); ++i) {
    const float top = card.y + static_cast<float>(i) * pitch;
    if (i > 0) frame.line({card.x + 40.0F, top}, {card.right() - 40.0F, top}, Colour::Line, 1.5F);
    ui::widgets::badge(frame, {card.x + 40.0F, top + (pitch - 100.0F) / 2.0F, 100.0F, 100.0F}, kPoints[i].icon, 64.0F);
    const float left = card.x + 176.0F;
    const float room = card.right() - 40.0F - left;
    TextStyle style{Role::Body, Colour::Ink};
    style.line = frame.theme().type(Role::Body).size * 1.35F;
    const float head = frame.theme().type(Role::H3).line;
    const float lines = std::min(pitch - head - 24.0F, frame.measure(kPoints[i].text, style, room).height);
    const float first = top + (pitch - head - lines) / 2.0F;
    label(frame, {left, first + head / 2.0F}, kPoints[i].head, {Role::H3, Colour::Ink}, room);
    ui::widgets::paragraph(frame, {left, first + head, room, lines}, kPoints[i].text, style);
  }
  ui::widgets::note(frame, {60.0F, 1276.0F, 960.0F, 100.0F}, Icon::Info, S::ConsentLaw);
  const Grid grid = gridOf(frame);
  ConsentAction action = ConsentAction::None;
  Button refuse{"consent.refuse",
                {grid.left, grid.actionTop - 24.0F - 112.0F, grid.width(), 112.0F},
                S::ConsentDisagree,
                ButtonLook::Secondary,
                Icon::HelpBell};
  refuse.enabled = !model.busy;
  refuse.iconInk = Colour::Accent;
  if (ui::widgets::button(frame, refuse)) action = ConsentAction::Refuse;
  if (primaryAction(frame, "consent.agree", S::ConsentAgree, Icon::Face, true, model.busy))
    action = ConsentAction::Agree;
  return action;
}

}  // namespace kiosk::terminal::screens
