#pragma once

#include "assets/language.h"
#include "ui/theme/theme.h"

namespace ui {

/// How people see the terminal at the moment.
struct Look {
  theme::Name theme = theme::Name::Standard;
  assets::Language language = assets::Language::Chinese;
  bool reducedMotion = false;
  friend constexpr bool operator==(const Look&, const Look&) = default;
};

}  // namespace ui
