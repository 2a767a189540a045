#pragma once

#include <optional>

#include "ui/widgets/lettering.h"

namespace ui::widgets {

/// Top of every screen; it only tells, nothing in it can be touched.
struct HeaderContent {
  Text name;                ///< of the hall
  std::optional<Text> sub;  ///< place and kiosk, or visitor and matter; not drawn in the elder theme
  Text clock;               ///< "09:42"
  Text date;
};

void header(Frame& frame, const HeaderContent& content);

}  // namespace ui::widgets
