#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ui/widgets/lettering.h"

namespace ui::widgets {

enum class SlotState : std::uint8_t { Ready, On, Off };

/// One place of the bar at the foot of every screen.
struct Slot {
  std::string_view id;
  Icon icon{};
  Text label;
  SlotState state = SlotState::Ready;
  bool help = false;  ///< vermilion: it calls the people of the hall
};

/// Draws `slots` into the rightmost places. Left of them stands the hotline when it is given. `onArt`: the dark bar of
/// the idle screen. Returns the index of the slot that was touched.
std::optional<std::size_t> serviceBar(Frame& frame, std::span<const Slot> slots, const Text* hotlineLabel,
                                      const Text* hotline, bool onArt);

}  // namespace ui::widgets
