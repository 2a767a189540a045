#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/terminal/screens/chrome.h"
#include "ui/text/text.h"
#include "ui/theme/icon.h"

namespace kiosk::terminal::screens {

/// One question with a few answers of equal weight.
struct ChoiceModel {
  struct Option {
    std::string id;
    ui::theme::Icon icon{};
    ui::Text title;
    std::optional<ui::Text> sentence{};  ///< where there are many options, none has one
  };
  ui::Text title;
  ui::Text hint;
  ui::Text about;               ///< what is meant, above the reach line
  std::vector<Option> options;  ///< up to 5 as rows, up to 10 as buttons in two columns
};

/// The option that was touched.
std::optional<std::size_t> drawChoice(ui::Frame& frame, const ChoiceModel& model);

}  // namespace kiosk::terminal::screens
