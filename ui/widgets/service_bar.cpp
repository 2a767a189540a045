#include "ui/widgets/service_bar.h"

#include "ui/widgets/grid.h"

namespace ui::widgets {
namespace {

constexpr float kRadius = 20.0F;
// The idle picture's water is darker than any token at its foot.
constexpr theme::Rgba kDeepWater{0x07, 0x2A, 0x2D, 0xFF};

struct Places {
  std::size_t count;
  float first, width, height, gap, top;
};

Places placesOf(const Frame& frame) {
  if (isElder(frame)) return {5, 60.0F, 176.0F, 160.0F, 20.0F, 1744.0F};
  return {6, 60.0F, 140.0F, 136.0F, 24.0F, 1768.0F};
}

struct SlotInks {
  std::optional<Paint> fill, border;
  Paint ink;
};

SlotInks inksOf(const Slot& slot, bool held, bool onArt) {
  if (slot.state == SlotState::Off) return {std::nullopt, std::nullopt, Colour::InkDisabled};
  if (slot.help) {
    if (slot.state == SlotState::On) return {Colour::Accent, Colour::Accent, Colour::OnAccent};
    return {held ? Paint(Colour::AccentTint) : Paint(Colour::SurfaceRaised), Colour::Accent, Colour::Accent};
  }
  if (slot.state == SlotState::On) return {Colour::Primary, Colour::Primary, Colour::OnPrimary};
  if (onArt) return {held ? Paint(Colour::Stage) : Paint(Colour::StageRaised), Colour::StageLine, Colour::OnStage};
  return {held ? Paint(Colour::PrimaryTint) : Paint(Colour::SurfaceRaised), Colour::Line, Colour::Ink};
}

}  // namespace

std::optional<std::size_t> serviceBar(Frame& frame, std::span<const Slot> slots, const Text* hotlineLabel,
                                      const Text* hotline, bool onArt) {
  const Grid grid = gridOf(frame);
  const Places places = placesOf(frame);
  const bool contrast = isHighContrast(frame);
  const bool dark = onArt && !contrast;
  const Size screen = frame.size();
  frame.rect(between(0.0F, grid.serviceTop, screen.width, screen.height),
             dark ? Paint(kDeepWater) : Paint(Colour::SurfaceSunken));
  frame.line({0.0F, grid.serviceTop}, {screen.width, grid.serviceTop}, dark ? Colour::StageLine : Colour::Line,
             contrast ? 4.0F : 1.5F);
  if (hotline && hotlineLabel) {
    const float lift = isElder(frame) ? 15.0F : 0.0F;
    const float room =
        places.first + static_cast<float>(places.count - slots.size()) * (places.width + places.gap) - 84.0F;
    label(frame, {60.0F, 1808.0F - lift}, *hotlineLabel,
          {Role::Caption, dark ? Colour::OnStageMuted : Colour::InkMuted}, room);
    label(frame, {60.0F, 1853.0F - lift * 0.4F}, *hotline,
          {.role = Role::DisplayS, .colour = dark ? Colour::OnStage : Colour::Ink, .size = 52.0F}, room);
  }
  std::optional<std::size_t> touched;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const Slot& slot = slots[i];
    const float place = static_cast<float>(places.count - slots.size() + i);
    const Rect area{places.first + place * (places.width + places.gap), places.top, places.width, places.height};
    const Hit hit = frame.hit(slot.id, area, {HitRole::Slot, slot.state != SlotState::Off, kRadius});
    const SlotInks inks = inksOf(slot, hit.held, dark);
    if (inks.fill) frame.rect(area, *inks.fill, kRadius);
    if (inks.border) frame.border(area, *inks.border, contrast ? 3.0F : 2.0F, kRadius);
    const float middle = area.x + area.width / 2.0F;
    const float iconSize = isElder(frame) ? 64.0F : 52.0F;
    iconAt(frame, slot.icon, {middle, area.y + area.height * 0.35F}, iconSize, inks.ink);
    TextStyle style{Role::Service, inks.ink, Align::Centre};
    style.line = frame.theme().type(Role::Service).size * 1.4F;
    label(frame, {middle, area.y + area.height * 0.745F}, slot.label, style, area.width - 16.0F);
    if (hit.fired) touched = i;
  }
  return touched;
}

}  // namespace ui::widgets
