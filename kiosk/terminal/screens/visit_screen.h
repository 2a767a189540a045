#pragma once

#include <cstdint>
#include <string>

#include "kiosk/terminal/screens/chrome.h"
#include "ui/input/entry_panel.h"

namespace kiosk::terminal::screens {

/// 上门认证: whom an officer will ring up. Address and name are the card's.
struct VisitModel {
  std::string maskedName;  ///< of the pensioner
};

enum class VisitAction : std::uint8_t { None, Book, Cancel };

/// `panel` holds the number being written: begin it with kVisitPhone.
VisitAction drawVisit(ui::Frame& frame, const VisitModel& model, ui::input::EntryPanel& panel);

/// A telephone number in China has at most 12 digits, with its area code.
inline const ui::input::EntryForm kVisitPhone{ui::input::Keys::Digits, 12, {}};

}  // namespace kiosk::terminal::screens
