#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/domain/application.h"
#include "kiosk/terminal/screens/chrome.h"
#include "kiosk/terminal/screens/page_mark.h"

namespace kiosk::terminal::screens {

/// The visitor's answer to "only if it applies".
enum class Applies : std::uint8_t { Unasked, Yes, No };

struct MaterialItem {
  domain::MaterialKind kind{};
  domain::Need need = domain::Need::Required;
  Applies applies = Applies::Unasked;  ///< only for IfApplies
  std::vector<PageMark> pages;         ///< photographed so far, in order
};

/// What an item needs now. Required without pages: ToDo; a page with a problem not kept anyway: Rescan.
enum class MaterialState : std::uint8_t { Done, Rescan, ToDo, Ask, Skipped };
MaterialState stateOf(const MaterialItem& item);

/// 05: what is done, what is to do, what is only asked of some.
struct MaterialsModel {
  std::vector<MaterialItem> items;  ///< at most 8
  int namedWithinWorkingDays = 0;   ///< policy figure for "anything missing is named at once"; 0: nothing is said
  bool canSaveForLater = false;     ///< a draft can really be stored and resumed
};

/// How many papers are still to do or to retake; unanswered "if it applies" questions count too.
std::size_t papersToGo(const MaterialsModel& model);
/// Where the primary button leads: the first item to retake, else to do, else unanswered; none when all is done.
std::optional<std::size_t> nextItem(const MaterialsModel& model);

struct MaterialsAction {
  enum class Kind : std::uint8_t { None, Capture, Have, HaveNot, SaveForLater, GoOn };
  Kind kind = Kind::None;
  std::size_t item = 0;               ///< with Capture, Have, HaveNot
  std::optional<std::size_t> retake;  ///< with Capture: the page to take again, counted from 0
};

MaterialsAction drawMaterials(ui::Frame& frame, const MaterialsModel& model);

}  // namespace kiosk::terminal::screens
