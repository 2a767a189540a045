#include "kiosk/terminal/screens/wait_screen.h"

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

struct Words {
  Icon icon;
  S text;
};

Words wordsOf(WaitFor what) {
  switch (what) {
    case WaitFor::Records:
      return {Icon::IdCard, S::WaitRecords};
    case WaitFor::Notices:
      return {Icon::Notice, S::WaitNotices};
    case WaitFor::Progress:
      return {Icon::Calculate, S::WaitProgress};
    case WaitFor::Document:
      return {Icon::Document, S::WaitDocument};
    case WaitFor::HandingIn:
      return {Icon::Outbox, S::WaitHandingIn};
    case WaitFor::Saving:
      return {Icon::Lock, S::WaitSaving};
  }
  return {Icon::IdCard, S::WaitRecords};
}

}  // namespace

void drawWait(ui::Frame& frame, const WaitModel& model) {
  const Words words = wordsOf(model.what);
  const Point centre{540.0F, 760.0F};
  frame.circle(centre, 150.0F, Colour::SurfaceSunken, 22.0F);
  frame.spinner(centre, 150.0F, Colour::Primary, 22.0F);
  ui::widgets::iconAt(frame, words.icon, centre, 130.0F, Colour::Primary);
  label(frame, {540.0F, 1020.0F}, words.text, {.role = Role::H1, .colour = Colour::Ink, .align = Align::Centre},
        960.0F);
  label(frame, {540.0F, 1104.0F}, S::WaitHint, sized(frame, {Role::Body, Colour::InkMuted, Align::Centre}, 38.0F),
        960.0F);
}

}  // namespace kiosk::terminal::screens
