#pragma once

#include <cstdint>

#include "kiosk/terminal/screens/chrome.h"
#include "ui/input/entry_panel.h"
#include "ui/text/text.h"

namespace kiosk::terminal::screens {

/// One figure or date to write.
struct FigureModel {
  ui::Text title;
  ui::Text hint;
  ui::Text about;  ///< what is meant, above the reach line
  ui::Text name;   ///< over the field
  ui::Text note;   ///< beside the name: how it is written, or what is wrong with it
  bool wrong = false;
  bool ready = false;  ///< what is written can stand
  ui::Text shown;      ///< in the field
};

enum class FigureAction : std::uint8_t { None, Done, Cancel };

/// `panel` holds what is being written.
FigureAction drawFigure(ui::Frame& frame, const FigureModel& model, ui::input::EntryPanel& panel);

}  // namespace kiosk::terminal::screens
