#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/application.h"
#include "kiosk/terminal/screens/chrome.h"
#include "ui/text/text.h"

namespace kiosk::terminal::screens {

/// What came out: a few figures, each with how it came about.
struct EstimateModel {
  struct Line {
    ui::Text name;
    ui::Text value;
    std::optional<ui::Text> note{};
  };
  ui::Text title;
  ui::Text asked;                      ///< what was answered
  std::vector<Line> lines{};           ///< at most 6; none: the rules of that day are not on record
  std::vector<std::string> sources{};  ///< the rules, as they are cited
  domain::Date on{};                   ///< the day whose rules were taken
};

enum class EstimateAction : std::uint8_t { None, Again, Finish };

EstimateAction drawEstimate(ui::Frame& frame, const EstimateModel& model);

}  // namespace kiosk::terminal::screens
