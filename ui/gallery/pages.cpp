#include "ui/gallery/pages.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace ui::gallery {
namespace {

using theme::Colour;
using theme::Role;

std::string hex(theme::Rgba colour) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "#%02X%02X%02X", colour.r, colour.g, colour.b);
  return text.data();
}

TextStyle style(Role role, Paint colour = Colour::Ink) {
  TextStyle style;
  style.role = role;
  style.colour = colour;
  return style;
}

float heading(Frame& frame, float y, const char* number, const char* words) {
  TextStyle numeric = style(Role::DisplayS, Colour::Accent);
  numeric.size = 26.0F;
  numeric.line = 44.0F;
  frame.text(Point{60, y}, data(number), numeric);
  const TextExtent extent = frame.text(Point{108, y}, data(words), style(Role::Caption));
  frame.line({108 + extent.width + 16, y + 22}, {1020, y + 22}, Colour::Line, 1.0F);
  return y + 52.0F;
}

}  // namespace

void drawTokens(Frame& frame) {
  frame.seal({60, 36, 56, 56});
  frame.text(Point{138, 36}, data("颜色 · 字号 · 图标"), style(Role::H3));
  float y = heading(frame, 110, "01", "颜色 Colours");
  for (std::size_t index = 0; index < theme::kColourCount; ++index) {
    const auto token = static_cast<Colour>(index);
    const float x = 60.0F + 324.0F * static_cast<float>(index % 3);
    const float top = y + 46.0F * static_cast<float>(index / 3);
    frame.rect({x, top, 60, 34}, token, 8);
    frame.border({x, top, 60, 34}, Colour::Line, 1, 8);
    TextStyle name = style(Role::Caption);
    name.size = 22;
    frame.text(Point{x + 70, top + 2}, data(std::string(theme::name(token))), name);
    name.colour = Colour::InkMuted;
    name.align = Align::Right;
    name.size = 18;
    frame.text(Point{x + 312, top + 4}, data(hex(frame.theme().colour(token))), name);
  }
  y = heading(frame, y + 46 * 12 + 8, "02", "字号 Type");
  const std::array<std::pair<Role, const char*>, 7> samples = {
      {{Role::Display, "26 00137"},
       {Role::DisplayS, "最晚12月1日"},
       {Role::H1, "请把身份证放在读卡区"},
       {Role::H2, "您好，今天来办什么事"},
       {Role::H3, "读卡器正常，正在等您放卡"},
       {Role::Body, "把纸质材料放到机器上拍一下就行，查一查·算一算"},
       {Role::Caption, "劳动能力鉴定 · 待遇资格认证"}}};
  for (const auto& [role, words] : samples) {
    TextStyle label = style(Role::Caption, Colour::InkMuted);
    label.size = 22;
    const float line = frame.theme().type(role).line;
    label.vertical = VerticalAlign::Middle;
    frame.text(Rect{60, y, 200, line}, data(std::string(theme::name(role))), label);
    frame.text(Point{260, y}, data(words), style(role));
    y += line + 4.0F;
  }
  y = heading(frame, y + 8, "03", "图标 Icons");
  for (std::size_t index = 0; index < theme::kIconCount; ++index) {
    const Rect cell{60.0F + 58.6F * static_cast<float>(index % 16), y + 56.0F * static_cast<float>(index / 16), 48, 48};
    frame.icon(static_cast<theme::Icon>(index), cell, Colour::Primary);
  }
}

void drawShapes(Frame& frame) {
  float y = heading(frame, 40, "01", "面 rect, gradient, shadow");
  const std::array<theme::Elevation, 5> levels = {theme::Elevation::E0, theme::Elevation::E1, theme::Elevation::E2,
                                                  theme::Elevation::E3, theme::Elevation::PrimaryButton};
  for (std::size_t index = 0; index < levels.size(); ++index) {
    const Rect card{60.0F + 196.0F * static_cast<float>(index), y + 16, 172, 96};
    frame.shadow(card, 24, levels[index]);
    frame.rect(card, index == 4 ? Colour::Primary : Colour::SurfaceRaised, 24);
    frame.border(card, Colour::Line, 1, 24);
  }
  frame.gradient({60, y + 144, 468, 90}, Colour::PrimaryTint, Colour::Primary, 24);
  frame.rectTop({552, y + 144, 222, 90}, Colour::AccentTint, 24);
  frame.rectBottom({798, y + 144, 222, 90}, Colour::AccentTint, 24);
  y = heading(frame, y + 262, "02", "线 lines");
  frame.line({60, y + 20}, {400, y + 20}, Colour::Primary, 6, true);
  frame.dashedLine({430, y + 20}, {1020, y + 20}, Colour::Success, 4);
  frame.dashedBorder({60, y + 50, 300, 100}, Colour::LineStrong, 2, 24);
  std::vector<Point> wave;
  for (int step = 0; step <= 60; ++step) {
    const auto x = static_cast<float>(step);
    wave.push_back({400.0F + x * 10.0F, y + 100.0F + 36.0F * std::sin(x / 5.0F)});
  }
  frame.polyline(wave, Colour::Ink, 9);
  y = heading(frame, y + 180, "03", "圆 rings");
  frame.circle({190, y + 130}, 110, Colour::SurfaceSunken, 22);
  frame.arc({190, y + 130}, 110, 0, 0.42F, Colour::WarningFill, 22);
  TextStyle count = style(Role::Display);
  count.align = Align::Centre;
  count.vertical = VerticalAlign::Middle;
  frame.text(Rect{80, y + 20, 220, 220}, data("25"), count);
  frame.disc({440, y + 130}, 110, Colour::Stage);
  frame.dashedEllipse({440, y + 130}, {70, 90}, Colour::OnStage, 5);
  frame.spinner({640, y + 130}, 40, Colour::Primary, 8);
  frame.halfDisc({760, y + 130}, 24, Colour::Warning);
  frame.circle({760, y + 130}, 22, Colour::Warning, 4);
  frame.stamp({810, y + 30, 196, 196}, data("济宁人社"), data("已收件"), data("2026.11.24"));
  y = heading(frame, y + 290, "04", "图 pictures");
  std::vector<std::uint8_t> pixels;
  for (int row = 0; row < 64; ++row) {
    for (int column = 0; column < 64; ++column) {
      pixels.insert(pixels.end(),
                    {static_cast<std::uint8_t>(column * 4), static_cast<std::uint8_t>(row * 4), 128, 255});
    }
  }
  const ImageSource source{"gallery.picture", 1, 64, 64, pixels};
  frame.image(source, {60, y, 200, 200});
  frame.image(source, {300, y, 200, 200}, {{0, 0, 1, 1}, 100, true, 1});
  frame.seal({540, y, 112, 112});
  frame.clip({700, y, 150, 100});
  frame.disc({700, y}, 140, Colour::Accent);
  frame.unclip();
  y = heading(frame, y + 230, "05", "按 touch");
  const Rect button{60, y, 468, 144};
  const Hit hit = frame.hit("gallery.button", button, {HitRole::Primary, true, 24});
  frame.shadow(button, 24, theme::Elevation::PrimaryButton);
  frame.rect(button, hit.held ? Colour::PrimaryPressed : Colour::Primary, 24);
  TextStyle label = style(Role::ButtonLarge, Colour::OnPrimary);
  label.align = Align::Centre;
  label.vertical = VerticalAlign::Middle;
  frame.text(button, data("刷身份证"), label);
}

void drawLandscape(Frame& frame) {
  const bool across = frame.orientation() == Orientation::Landscape;
  if (across) {
    frame.scene(Scene::Landscape, {0, 0, 560, 944});
  } else if (frame.theme().name == theme::Name::Elder) {
    frame.scene(Scene::Elder, {0, 0, 1080, 600});
  } else {
    frame.scene(Scene::Home, {0, 0, 1080, 616});
  }
  constexpr std::array<const char*, 6> kTitles = {"我受伤了",       "我退休了",      "我来取通知书",
                                                  "我是单位经办人", "查一查·算一算", "问政策"};
  constexpr std::array<theme::Icon, 6> kIcons = {theme::Icon::Injury,   theme::Icon::Retiree,   theme::Icon::Notice,
                                                 theme::Icon::Employer, theme::Icon::Calculate, theme::Icon::Policy};
  for (std::size_t index = 0; index < kTitles.size(); ++index) {
    const Rect card = across ? Rect{620.0F + 421.0F * static_cast<float>(index % 3),
                                    372.0F + 216.0F * static_cast<float>(index / 3), 397, 196}
                             : Rect{60.0F + 492.0F * static_cast<float>(index % 2),
                                    640.0F + 302.0F * static_cast<float>(index / 2), 468, 278};
    const Hit hit = frame.hit("gallery.card." + std::to_string(index), card, {HitRole::Card, true, 24});
    frame.shadow(card, 24, hit.held ? theme::Elevation::E0 : theme::Elevation::E2);
    frame.rect(card, hit.held ? Colour::PrimaryTint : Colour::SurfaceRaised, 24);
    frame.border(card, Colour::Line, 1, 24);
    frame.rect({card.x + 30, card.y + 24, 84, 84}, Colour::PrimaryTint, 24);
    frame.icon(kIcons[index], {card.x + 46, card.y + 40, 52, 52}, Colour::Primary);
    TextStyle title = style(Role::H3);
    title.size = 44;
    title.vertical = VerticalAlign::Middle;
    frame.text(Rect{card.x + 136, card.y + 24, card.width - 150, 84}, data(kTitles[index]), title);
    frame.text(Rect{card.x + 30, card.y + 120, card.width - 60, 110},
               data("申请伤残鉴定、查进度、延长休养、旧伤又犯了"), style(Role::Body));
  }
}

void drawStill(Frame& frame) {
  frame.hit("gallery.ground", {60, 700, 400, 200});
}

}  // namespace ui::gallery
