#pragma once

#include <cstdint>
#include <optional>

#include "assets/error_id.h"
#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

enum class ReaderPhase : std::uint8_t {
  Waiting,  ///< ready, no card yet
  Reading,  ///< a card lies there; do not lift it
  Done,     ///< read; a moment of certainty before the next screen
  Trouble,  ///< see `problem`
  Remove,   ///< the visit is over and the card still lies there
};

/// 03: lay the ID card on the reader. There is no primary button: the reader is the action.
struct CardModel {
  ReaderPhase phase = ReaderPhase::Waiting;
  std::optional<assets::ErrorId> problem;  ///< with Trouble: its citizen sentence is shown in the state row
  bool socialCardOffered = false;          ///< a social-security card reader works here
  bool relativeOffered = false;            ///< acting for a relative is possible here
};

enum class CardAction : std::uint8_t { None, UseSocialCard, ForRelative, AskStaff };

CardAction drawCard(ui::Frame& frame, const CardModel& model);

}  // namespace kiosk::terminal::screens
