#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/paying_places.h"
#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

/// 异地协助认证: where the pension comes from, first the part of the country, then the province.
struct PayingPlaceModel {
  std::optional<domain::PayingArea> area;   ///< nothing: the part of the country is asked
  std::vector<domain::PayingPlace> places;  ///< of the area
};

struct PayingPlaceAction {
  std::optional<domain::PayingArea> area;
  std::string code;  ///< of a province; empty: none was touched
  bool askStaff = false;
};

PayingPlaceAction drawPayingPlace(ui::Frame& frame, const PayingPlaceModel& model);

}  // namespace kiosk::terminal::screens
