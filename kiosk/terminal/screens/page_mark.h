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
};

/// One page of a material as the page strip shows it.
struct PageMark {
  PageProblem problem = PageProblem::None;
  bool keptAnyway = false;  ///< the visitor chose 就用这张; the officer is told
};

}  // namespace kiosk::terminal::screens
