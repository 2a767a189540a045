#include "kiosk/terminal/screens/visit_screen.h"

#include "kiosk/domain/validation.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/input/entry_view.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {

VisitAction drawVisit(ui::Frame& frame, const VisitModel& model, ui::input::EntryPanel& panel) {
  const Text hint(S::CertVisitFor, {{"who", Value(model.maskedName)}});
  title(frame, S::CertVisitTitle, &hint, Colour::Ink);
  const bool elder = ui::widgets::isElder(frame);
  ui::widgets::banner(frame, {60.0F, elder ? 400.0F : 430.0F, 960.0F, 140.0F}, ui::widgets::BannerTone::Info,
                      Icon::Home, S::CertVisitHow);
  label(frame, {60.0F, 640.0F}, S::CertVisitPhone, sized(frame, {Role::H3, Colour::Ink}, 40.0F), 960.0F);
  const Rect box{60.0F, 696.0F, 960.0F, 112.0F};
  frame.rect(box, Colour::SurfaceRaised, 20.0F);
  frame.border(box, Colour::Focus, 4.0F, 20.0F);
  const TextStyle style = sized(frame, {.role = Role::H2, .colour = Colour::Ink, .weight = 400}, 48.0F);
  float x = box.x + 36.0F;
  if (!panel.text().empty())
    x += label(frame, {x, box.centre().y}, data(panel.text()), style, box.width - 110.0F) + 6.0F;
  // Half a second on, half a second off; steady with reduced motion.
  if (frame.loop(1000, 0.0F) < 0.5F) frame.rect({x, box.centre().y - 32.0F, 5.0F, 64.0F}, Colour::Focus, 2.0F);
  switch (ui::input::entryView(frame, panel, domain::isPhone(panel.text()))) {
    case ui::input::EntryOutcome::None:
      return VisitAction::None;
    case ui::input::EntryOutcome::Done:
      return VisitAction::Book;
    case ui::input::EntryOutcome::Cancel:
      return VisitAction::Cancel;
  }
  return VisitAction::None;
}

}  // namespace kiosk::terminal::screens
