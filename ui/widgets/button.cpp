#include "ui/widgets/button.h"

#include <algorithm>

namespace ui::widgets {
namespace {

constexpr float kSmallHeight = 116.0F;  // below: the small button's corners, icon and label
constexpr float kSink = 3.0F;
constexpr float kPadding = 16.0F;

struct Inks {
  Colour fill;
  Colour border;
  Colour label;
  float width;
};

Inks inksOf(ButtonLook look, bool held) {
  switch (look) {
    case ButtonLook::Primary:
      return {held ? Colour::PrimaryPressed : Colour::Primary, Colour::Primary, Colour::OnPrimary, 0.0F};
    case ButtonLook::Secondary:
      return {held ? Colour::PrimaryTint : Colour::SurfaceRaised, Colour::Primary, Colour::Primary, 3.0F};
    case ButtonLook::Danger:
      return {held ? Colour::DangerTint : Colour::SurfaceRaised, Colour::Danger, Colour::Danger, 3.0F};
    case ButtonLook::Quiet:
      return {held ? Colour::PrimaryTint : Colour::SurfaceRaised, Colour::LineStrong, Colour::Ink, 2.0F};
    case ButtonLook::Warning:
      return {held ? Colour::SurfaceRaised : Colour::WarningTint, Colour::Warning, Colour::Warning, 3.0F};
    case ButtonLook::Chosen:
      return {Colour::PrimaryTint, Colour::Primary, Colour::Primary, 3.0F};
  }
  return {Colour::SurfaceRaised, Colour::Primary, Colour::Primary, 3.0F};
}

void body(Frame& frame, const Button& b, const Inks& inks, bool held, float radius) {
  if (!b.enabled) {
    frame.rect(b.rect, Colour::SurfaceSunken, radius);
    frame.border(b.rect, Colour::Line, stroke(frame, 1.5F), radius);
    return;
  }
  if (b.look != ButtonLook::Primary) {
    frame.rect(b.rect, inks.fill, radius);
    frame.border(b.rect, inks.border, stroke(frame, inks.width), radius);
    return;
  }
  if (held) {
    frame.rect(b.rect, inks.fill, radius);
    return;
  }
  const float lip = frame.tokens().primaryLip;
  frame.shadow(b.rect, radius, theme::Elevation::PrimaryButton);
  frame.rect(b.rect, inks.fill, radius);
  if (isHighContrast(frame)) return;
  // The foot is the same shape seen through a slit, so that it follows the round corners.
  frame.clip({b.rect.x, b.rect.bottom() - lip, b.rect.width, lip});
  frame.rect(b.rect, frame.tokens().primaryLipColour, radius);
  frame.unclip();
}

}  // namespace

bool button(Frame& frame, const Button& b) {
  const bool primary = b.look == ButtonLook::Primary;
  const bool small = b.rect.height < kSmallHeight;
  const float radius = small ? frame.theme().radii.medium : frame.theme().radii.large;
  HitOptions options;
  options.role = primary ? HitRole::Primary : HitRole::Button;
  options.enabled = b.enabled && !b.busy;
  options.radius = radius;
  const Hit touch = frame.hit(b.id, b.rect, options);
  const Inks inks = inksOf(b.look, touch.held);
  body(frame, b, inks, touch.held, radius);

  const Colour ink = b.enabled ? inks.label : Colour::InkDisabled;
  TextStyle style{primary ? Role::ButtonLarge : Role::Button, ink};
  if (b.labelSize > 0.0F) style = sized(frame, style, b.labelSize);
  std::optional<Icon> shown = b.icon;
  float iconSize = primary ? 62.0F : small ? 46.0F : 58.0F;
  if (b.look == ButtonLook::Chosen && !shown) {
    shown = Icon::Check;
    iconSize = 36.0F;
  }
  const float side = shown || b.busy ? iconSize + (primary ? 22.0F : 16.0F) : 0.0F;
  const float room = b.rect.width - 2.0F * kPadding - side;
  const float width = std::min(frame.measure(b.label, style).width, room);
  const float left = b.rect.x + (b.rect.width - width - side) / 2.0F;
  const float middle = b.rect.y + b.rect.height / 2.0F + (touch.held && primary ? kSink : 0.0F);
  const Colour iconInk = b.enabled ? b.iconInk.value_or(ink) : ink;
  if (b.busy) {
    frame.spinner({left + iconSize / 2.0F, middle}, iconSize / 2.0F - 8.0F, ink, 6.0F);
  } else if (shown) {
    iconAt(frame, *shown, {left + iconSize / 2.0F, middle}, iconSize, iconInk);
  }
  label(frame, {left + side, middle}, b.label, style, room);
  return touch.fired;
}

}  // namespace ui::widgets
