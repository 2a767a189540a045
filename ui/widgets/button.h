#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ui/widgets/lettering.h"

namespace ui::widgets {

enum class ButtonLook : std::uint8_t {
  Primary,    ///< filled; at most one on a screen
  Secondary,  ///< 3 px `primary` border
  Danger,     ///< 3 px `danger` border, never filled
  Quiet,      ///< 2 px `line-strong` border, ink label: small helpers such as 重写
  Warning,    ///< `warning-tint` with a border: mend something now
  Chosen,     ///< `primary-tint` with a border and a check: an answer that was given
};

struct Button {
  std::string_view id;
  Rect rect;
  Text label;
  ButtonLook look = ButtonLook::Secondary;
  std::optional<Icon> icon{};
  bool enabled = true;
  bool busy = false;                ///< spinner instead of the icon, no input
  float labelSize = 0.0F;           ///< em px of the standard theme; 0: the role's own
  std::optional<Colour> iconInk{};  ///< the icon in a colour of its own
};

/// Draws the button; true when it was touched and let go inside.
bool button(Frame& frame, const Button& button);

}  // namespace ui::widgets
