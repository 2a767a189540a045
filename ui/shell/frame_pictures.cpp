#include <cmath>
#include <string>

#include "assets/string_id.h"
#include "ui/shell/frame.h"
#include "ui/shell/frame_context.h"

namespace ui {
namespace {

constexpr float kStampTurn = -8.0F;  // degrees
constexpr float kStampOvershoot = 0.15F;

}  // namespace

void Frame::image(const ImageSource& source, const Rect& area, const ImageOptions& options) {
  double later = 0.0;
  const shell::Artefact picture = context_.artwork.picture(source, context_.now, later);
  if (later > 0.0) context_.requestAt(later);
  if (picture.texture == 0) return;
  const ImVec2 from = context_.canvas.at({area.x, area.y});
  const ImVec2 to = context_.canvas.at({area.right(), area.bottom()});
  Point uvFrom{options.part.x, options.part.y};
  Point uvTo{options.part.right(), options.part.bottom()};
  if (options.mirrored) std::swap(uvFrom.x, uvTo.x);
  const theme::Rgba tint{255, 255, 255, static_cast<std::uint8_t>(std::lround(255.0F * options.alpha))};
  context_.canvas.texture(picture.texture | shell::Renderer::kSmooth, {std::round(from.x), std::round(from.y)},
                          {std::round(to.x), std::round(to.y)}, uvFrom, uvTo, tint, context_.canvas.px(options.radius));
}

void Frame::scene(Scene scene, const Rect& area) {
  if (!theme().art) return;
  const shell::Artefact made = context_.artwork.scene(scene, context_.canvas.view().scale);
  if (made.texture == 0) return;
  const ImVec2 from = context_.canvas.at({area.x, area.y});
  const ImVec2 to = context_.canvas.at({area.right(), area.bottom()});
  const bool solid = context_.canvas.alpha() >= 1.0F;
  context_.canvas.texture(solid ? made.texture | shell::Renderer::kCopy : made.texture,
                          {std::round(from.x), std::round(from.y)}, {std::round(to.x), std::round(to.y)}, {0, 0},
                          {1, 1}, {255, 255, 255, 255});
}

void Frame::seal(const Rect& area) {
  const bool plain = !theme().art;
  const Paint ground = plain ? theme::Colour::Ink : theme::Colour::Accent;
  const Paint ink = plain ? theme::Colour::Surface : theme::Colour::OnAccent;
  const float side = area.width;
  const float radius = side * 0.14F;
  rect(area, ground, radius);
  border(area.inset(side * 0.045F), ink.faded(0.6F), 1.5F, radius * 0.75F);
  const std::string characters(assets::text(assets::StringId::SealCharacters, language()));
  TextStyle style;
  style.colour = ink;
  style.align = Align::Centre;
  style.vertical = VerticalAlign::Middle;
  style.size = side * 0.35F;
  style.line = side * 0.42F;
  style.weight = 700;
  constexpr std::size_t kBytes = 3;  // of each of the four
  for (std::size_t index = 0; index < 4 && (index + 1) * kBytes <= characters.size(); ++index) {
    const float x = area.x + side * (index % 2 == 0 ? 0.30F : 0.70F);
    const float y = area.y + side * (index < 2 ? 0.305F : 0.715F);
    const Rect cell{x - side / 4.0F, y - side / 4.0F, side / 2.0F, side / 2.0F};
    text(cell, data(characters.substr(index * kBytes, kBytes)), style);
  }
}

void Frame::stamp(const Rect& area, const Text& office, const Text& word, const Text& date, float progress) {
  const float unit = area.width / 196.0F;
  const Point centre = area.centre();
  const auto draw = [&] {
    border(area, theme::Colour::Accent, 9.0F * unit, 26.0F * unit);
    border(area.inset(17.0F * unit), theme::Colour::Accent, 3.0F * unit, 14.0F * unit);
    TextStyle style;
    style.colour = theme::Colour::Accent;
    style.align = Align::Centre;
    style.vertical = VerticalAlign::Middle;
    const auto line = [&](const Text& what, float y, float size, float lineHeight, theme::Role role, int weight) {
      style.role = role;
      style.size = size * unit;
      style.line = lineHeight * unit;
      style.weight = weight;
      text(Rect{area.x, centre.y + (y - lineHeight / 2.0F) * unit, area.width, lineHeight * unit}, what, style);
    };
    line(office, -51.0F, 20.0F, 28.0F, theme::Role::Body, 400);
    line(word, -7.0F, 46.0F, 60.0F, theme::Role::Body, 700);
    line(date, 43.0F, 22.0F, 28.0F, theme::Role::DisplayS, 700);
  };
  rotated(centre, kStampTurn, draw, 1.0F + kStampOvershoot * (1.0F - progress), progress);
}

}  // namespace ui
