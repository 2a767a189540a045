#include "kiosk/terminal/screens/figure_screen.h"

#include "kiosk/terminal/screens/pieces.h"
#include "ui/input/entry_view.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {

FigureAction drawFigure(ui::Frame& frame, const FigureModel& model, ui::input::EntryPanel& panel) {
  title(frame, model.title, &model.hint);
  const bool elder = ui::widgets::isElder(frame);
  ui::widgets::banner(frame, {60.0F, elder ? 400.0F : 430.0F, 960.0F, 140.0F}, ui::widgets::BannerTone::Info,
                      Icon::Info, model.about);
  label(frame, {60.0F, 650.0F}, model.name, sized(frame, {Role::H3, Colour::Ink}, 40.0F), 480.0F);
  label(frame, {1020.0F, 650.0F}, model.note,
        {Role::Caption, model.wrong ? Colour::Danger : Colour::InkMuted, Align::Right}, 460.0F);
  writtenLine(frame, {60.0F, 696.0F, 960.0F, 112.0F}, model.shown, data(panel.letters()), model.wrong);
  switch (ui::input::entryView(frame, panel, model.ready)) {
    case ui::input::EntryOutcome::None:
      break;
    case ui::input::EntryOutcome::Done:
      return FigureAction::Done;
    case ui::input::EntryOutcome::Cancel:
      return FigureAction::Cancel;
  }
  return FigureAction::None;
}

}  // namespace kiosk::terminal::screens
