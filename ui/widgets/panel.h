#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ui/widgets/lettering.h"

namespace ui::widgets {

/// A resting card: `surface-raised`, hairline, elevation 1.
void card(Frame& frame, const Rect& rect);
/// A card without shadow, as inside other cards.
void flatCard(Frame& frame, const Rect& rect, float radius = 24.0F);

enum class BannerTone : std::uint8_t { Success, Warning, Danger, Info };
/// Tint, icon and one sentence (two lines at most).
void banner(Frame& frame, const Rect& rect, BannerTone tone, Icon icon, const Text& sentence,
            const Text* right = nullptr);

/// Small icon and a muted sentence, e.g. the privacy line. Two lines at most; `rect.height` 50 per line.
void note(Frame& frame, const Rect& rect, Icon icon, const Text& sentence, bool muted = true);

/// A filled disc with a white check: done.
void checkDisc(Frame& frame, Point centre, float radius, Colour ground);

/// The tinted square behind an icon on service cards and option rows.
void badge(Frame& frame, const Rect& rect, Icon icon, float iconSize);

/// Home's large card: badge, title, two lines, the official term. A shut card says where to go instead, and a touch on
/// it is told like any other: nobody should press in vain.
struct ServiceCard {
  std::string_view id;
  Rect rect;
  Icon icon{};
  Text title;
  Text body;
  Text term;
  bool open = true;
  Text shutNote;  ///< instead of body and term when not open
};
bool serviceCard(Frame& frame, const ServiceCard& card);

/// A wide row that leads somewhere: badge, title, sentence, chevron. 148 high.
struct OptionRow {
  std::string_view id;
  Rect rect;
  Icon icon{};
  Text title;
  Text sentence;
  std::optional<Text> term{};  ///< small, right of the chevron's left: the official word
  bool enabled = true;
};
bool optionRow(Frame& frame, const OptionRow& row);

/// A square way out: icon above title and hint. `callsStaff` draws it in vermilion.
struct WayCard {
  std::string_view id;
  Rect rect;
  Icon icon{};
  Text title;
  Text hint;
  bool callsStaff = false;
};
bool wayCard(Frame& frame, const WayCard& card);

}  // namespace ui::widgets
