#pragma once

#include <cstdint>

namespace kiosk::terminal::screens {

/// What is wrong with a photographed page, in the words a visitor can act on.
enum class PageProblem : std::uint8_t {
  None,
  Glare,
  Blurred,
  CornerMissing,
  TooDark,
  NameDiffers,  ///< the name on the paper is not the card's
  WrongPaper,   ///< looks like another kind of paper
  NoSeal,       ///< valid with a red seal only, and none was seen
  NumberWrong,  ///< the identity number on it cannot be one
  DateAhead,    ///< dated on a day that has not come
  DateOrder,    ///< its days cannot follow each other like that
  NotAgreed,    ///< from none of the agreement institutions
};

/// One page of a material as the page strip shows it.
struct PageMark {
  PageProblem problem = PageProblem::None;
  bool keptAnyway = false;  ///< the visitor chose 就用这张; the officer is told
};

}  // namespace kiosk::terminal::screens
