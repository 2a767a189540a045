#include "ui/widgets/panel.h"

#include <algorithm>

namespace ui::widgets {
namespace {

constexpr float kRadius = 24.0F;

struct Tone {
  Colour ground;
  Colour ink;
};

Tone toneOf(BannerTone tone) {
  switch (tone) {
    case BannerTone::Success:
      return {Colour::SuccessTint, Colour::Success};
    case BannerTone::Warning:
      return {Colour::WarningTint, Colour::Warning};
    case BannerTone::Danger:
      return {Colour::DangerTint, Colour::Danger};
    case BannerTone::Info:
      return {Colour::PrimaryTint, Colour::Primary};
  }
  return {Colour::PrimaryTint, Colour::Primary};
}

/// The body of anything that can be pressed and looks like a card.
void pressableCard(Frame& frame, const Rect& rect, const Hit& touch, Colour border, float borderWidth,
                   theme::Elevation level) {
  if (!touch.held) frame.shadow(rect, kRadius, level);
  frame.rect(rect, touch.held ? Colour::PrimaryTint : Colour::SurfaceRaised, kRadius);
  frame.border(rect, border, stroke(frame, borderWidth), kRadius);
}

void elderServiceCard(Frame& frame, const ServiceCard& c, Colour titleInk) {
  const float middle = c.rect.x + c.rect.width / 2.0F;
  const float room = c.rect.width - 32.0F;
  iconAt(frame, c.icon, {middle, c.rect.y + 68.0F}, 92.0F, Colour::Primary);
  label(frame, {middle, c.rect.y + 162.0F}, c.title, {Role::H3, titleInk, Align::Centre}, room);
  label(frame, {middle, c.rect.y + 223.0F}, c.open ? c.term : c.shutNote,
        {Role::Caption, Colour::InkMuted, Align::Centre}, room);
}

}  // namespace

void card(Frame& frame, const Rect& rect) {
  frame.shadow(rect, kRadius, theme::Elevation::E1);
  flatCard(frame, rect);
}

void flatCard(Frame& frame, const Rect& rect, float radius) {
  frame.rect(rect, Colour::SurfaceRaised, radius);
  frame.border(rect, Colour::Line, stroke(frame, 1.5F), radius);
}

void banner(Frame& frame, const Rect& rect, BannerTone tone, Icon symbol, const Text& sentence, const Text* right) {
  const Tone inks = toneOf(tone);
  frame.rect(rect, inks.ground, kRadius);
  if (isHighContrast(frame)) frame.border(rect, inks.ink, 4.0F, kRadius);
  const float middle = rect.y + rect.height / 2.0F;
  iconAt(frame, symbol, {rect.x + 60.0F, middle}, 52.0F, inks.ink);
  float end = rect.right() - 32.0F;
  if (right) {
    end -= label(frame, {end, middle}, *right, sized(frame, {Role::DisplayS, inks.ink, Align::Right}, 34.0F), 200.0F) +
           24.0F;
  }
  TextStyle style{Role::Body, Colour::Ink};
  style.vertical = VerticalAlign::Middle;
  style.maxLines = 2;
  paragraph(frame, {rect.x + 112.0F, rect.y + 4.0F, end - rect.x - 112.0F, rect.height - 8.0F}, sentence, style);
}

void note(Frame& frame, const Rect& rect, Icon symbol, const Text& sentence, bool muted) {
  const TextStyle style = sized(frame, {Role::Body, muted ? Colour::InkMuted : Colour::Ink}, 32.0F);
  iconAt(frame, symbol, {rect.x + 20.0F, rect.y + 24.0F}, 44.0F, muted ? Colour::InkMuted : Colour::Primary);
  paragraph(frame, {rect.x + 56.0F, rect.y, rect.width - 56.0F, rect.height}, sentence, style);
}

void checkDisc(Frame& frame, Point centre, float radius, Colour ground) {
  frame.disc(centre, radius, ground);
  iconAt(frame, Icon::Check, centre, radius * 1.3F, ground == Colour::Primary ? Colour::OnPrimary : Colour::OnSuccess,
         6.0F);
}

void badge(Frame& frame, const Rect& rect, Icon symbol, float iconSize) {
  if (!isHighContrast(frame)) frame.rect(rect, Colour::PrimaryTint, kRadius);
  iconAt(frame, symbol, rect.centre(), iconSize, Colour::Primary);
}

bool serviceCard(Frame& frame, const ServiceCard& c) {
  const Hit touch = frame.hit(c.id, c.rect, {HitRole::Card, true, kRadius});
  const bool elder = isElder(frame);
  pressableCard(frame, c.rect, touch, elder ? Colour::LineStrong : Colour::Line, elder ? 3.0F : 1.5F,
                c.open ? theme::Elevation::E2 : theme::Elevation::E0);
  const Colour titleInk = !c.open ? Colour::InkMuted : isHighContrast(frame) ? Colour::Primary : Colour::Ink;
  if (elder) {
    elderServiceCard(frame, c, titleInk);
    return touch.fired;
  }
  const float left = c.rect.x + 31.0F;
  const float room = c.rect.width - 56.0F;
  badge(frame, {left, c.rect.y + 25.0F, 84.0F, 84.0F}, c.icon, isHighContrast(frame) ? 76.0F : 56.0F);
  label(frame, {left + 105.0F, c.rect.y + 69.0F}, c.title, sized(frame, {Role::H3, titleInk}, 44.0F),
        c.rect.width - 150.0F);
  TextStyle body{Role::Body, c.open ? Colour::Ink : Colour::InkMuted};
  body.maxLines = 2;
  body.line = isHighContrast(frame) ? 52.0F : 45.0F;
  paragraph(frame, {left, c.rect.y + 123.0F, room, 2.0F * body.line}, c.open ? c.body : c.shutNote, body);
  if (c.open && !isHighContrast(frame)) {
    label(frame, {left, c.rect.y + 237.0F}, c.term, {Role::Caption, Colour::InkMuted}, room);
  }
  return touch.fired;
}

bool optionRow(Frame& frame, const OptionRow& r) {
  const Hit touch = frame.hit(r.id, r.rect, {HitRole::Row, r.enabled, kRadius});
  pressableCard(frame, r.rect, touch, Colour::LineStrong, 2.0F, theme::Elevation::E1);
  const float middle = r.rect.y + r.rect.height / 2.0F;
  badge(frame, {r.rect.x + 32.0F, middle - 46.0F, 92.0F, 92.0F}, r.icon, 60.0F);
  iconAt(frame, Icon::Chevron, {r.rect.right() - 58.0F, middle}, 52.0F, Colour::Ink);
  const float left = r.rect.x + 154.0F;
  const float room = r.rect.right() - 100.0F - left;
  const float spread = isElder(frame) ? 36.0F : 25.0F;
  const float lift = r.term ? 21.0F : 0.0F;
  label(frame, {left, middle - spread - lift}, r.title, {Role::H3, Colour::Ink}, room);
  label(frame, {left, middle + spread - lift}, r.sentence, sized(frame, {Role::Body, Colour::InkMuted}, 32.0F), room);
  if (r.term) label(frame, {left, middle + spread + 21.0F}, *r.term, {Role::Caption, Colour::InkMuted}, room);
  return touch.fired;
}

bool wayCard(Frame& frame, const WayCard& w) {
  const Hit touch = frame.hit(w.id, w.rect, {HitRole::Card, true, kRadius});
  pressableCard(frame, w.rect, touch, w.callsStaff ? Colour::Accent : Colour::LineStrong, 2.0F, theme::Elevation::E1);
  const Colour ink = w.callsStaff ? Colour::Accent : Colour::Primary;
  const float middle = w.rect.x + w.rect.width / 2.0F;
  const float top = w.rect.y + (w.rect.height - 296.0F) / 2.0F;
  const float room = w.rect.width - 24.0F;
  iconAt(frame, w.icon, {middle, top + 92.0F}, 84.0F, ink);
  label(frame, {middle, top + 175.0F}, w.title, {Role::H3, w.callsStaff ? Colour::Accent : Colour::Ink, Align::Centre},
        room);
  label(frame, {middle, top + 225.0F}, w.hint, sized(frame, {Role::Body, Colour::Ink, Align::Centre}, 32.0F), room);
  return touch.fired;
}

}  // namespace ui::widgets
