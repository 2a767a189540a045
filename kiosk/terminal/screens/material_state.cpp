#include <algorithm>

#include "kiosk/terminal/screens/materials_screen.h"

namespace kiosk::terminal::screens {
namespace {

bool isOpen(MaterialState state) {
  return state == MaterialState::Rescan || state == MaterialState::ToDo || state == MaterialState::Ask;
}

}  // namespace

MaterialState stateOf(const MaterialItem& item) {
  if (item.need == domain::Need::IfApplies) {
    if (item.applies == Applies::Unasked) return MaterialState::Ask;
    if (item.applies == Applies::No) return MaterialState::Skipped;
  }
  if (item.pages.empty()) return MaterialState::ToDo;
  const bool mend = std::any_of(item.pages.begin(), item.pages.end(), [](const PageMark& page) {
    return page.problem != PageProblem::None && !page.keptAnyway;
  });
  return mend ? MaterialState::Rescan : MaterialState::Done;
}

std::size_t papersToGo(const MaterialsModel& model) {
  return static_cast<std::size_t>(std::count_if(model.items.begin(), model.items.end(),
                                                [](const MaterialItem& item) { return isOpen(stateOf(item)); }));
}

std::optional<std::size_t> nextItem(const MaterialsModel& model) {
  for (const MaterialState wanted : {MaterialState::Rescan, MaterialState::ToDo, MaterialState::Ask}) {
    const auto found = std::find_if(model.items.begin(), model.items.end(),
                                    [&](const MaterialItem& item) { return stateOf(item) == wanted; });
    if (found != model.items.end()) return static_cast<std::size_t>(found - model.items.begin());
  }
  return std::nullopt;
}

}  // namespace kiosk::terminal::screens
