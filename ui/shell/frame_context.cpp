#include "ui/shell/frame_context.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui {
namespace {

constexpr double kFastestPace = 1.0 / 30.0;
// A page slides this finely where the display does not hold back the swap itself.
constexpr double kSlidePace = 1.0 / 60.0;
constexpr float kFocusWidth = 5.0F;
constexpr float kFocusDistance = 4.0F;

float easeOutCubic(double t) {
  const double rest = 1.0 - std::clamp(t, 0.0, 1.0);
  return static_cast<float>(1.0 - rest * rest * rest);
}

}  // namespace

FrameContext::FrameContext(const theme::Tokens& themeTokens, text::Typesetter& typesetter, shell::Renderer& renderer,
                           std::size_t mostTextBytes)
    : tokens(themeTokens), texts(typesetter, renderer, mostTextBytes), artwork(renderer, themeTokens) {}

void FrameContext::begin(const shell::Viewport& view, const Look& wanted, double time) {
  if (view.scale != scale_) {
    artwork.forgetScale();
    scale_ = view.scale;
  }
  look = wanted;
  now = time;
  dueAt = std::numeric_limits<double>::infinity();
  moving = false;
  layer = 0;
  building.clear();
  reading.clear();
  announced.clear();
  page = shownPage;
  canvas.begin(view);
}

bool FrameContext::end(double frameCost) {
  texts.endFrame();
  std::swap(shown, building);
  shownPage = page;
  // An animation may use a third of a core, not more.
  pace = std::clamp(3.0 * frameCost, kFastestPace, 0.25);
  if (!focus.empty() && shown.find(focus) == nullptr) focus.clear();
  return pointer.endFrame();
}

void FrameContext::beginPage(std::string_view name, bool back) {
  if (name != shownPage) {
    // The very first page stands at once.
    pageStarted_ = shownPage.empty() ? -1.0 : now;
    pointer.pageChanged(now);
    entered.clear();
    focus.clear();
  }
  page = name;
  if (look.reducedMotion || tokens.motion.page == 0) return;
  const double t = (now - pageStarted_) * 1000.0 / tokens.motion.page;
  if (t >= 1.0 || pageStarted_ < 0.0) return;
  const float there = easeOutCubic(t);
  canvas.setMotion({tokens.motion.pageSlide * (1.0F - there) * (back ? -1.0F : 1.0F), 0.0F}, there);
  moving = true;
  requestAt(now + kSlidePace);
}

void FrameContext::endPage() {
  canvas.setMotion({}, 1.0F);
}

Hit FrameContext::hit(std::string_view id, const Rect& area, const HitOptions& options) {
  building.add({std::string(id), area, options.role, options.enabled, false, layer});
  Hit hit;
  hit.fired = options.enabled && pointer.fires(id);
  hit.held = options.enabled && pointer.holds(id);
  hit.focused = !focus.empty() && focus == id;
  if (hit.focused) drawFocusRing(area, options.radius);
  return hit;
}

void FrameContext::drawFocusRing(const Rect& area, float radius) {
  const float out = kFocusDistance + kFocusWidth;
  canvas.stroke(area.inset(-out), colour(theme::Colour::Focus), kFocusWidth, radius + out);
}

void FrameContext::moveFocus(int step) {
  const std::vector<const Widget*> order = shown.focusOrder();
  if (order.empty()) return;
  const auto count = static_cast<int>(order.size());
  const auto here = std::find_if(order.begin(), order.end(), [this](const Widget* each) { return each->id == focus; });
  int index = step > 0 ? 0 : count - 1;
  if (here != order.end()) index = (static_cast<int>(here - order.begin()) + step + count) % count;
  focus = order[static_cast<std::size_t>(index)]->id;
}

text::Setting FrameContext::setting(const TextStyle& style, float maxWidth, float size) const {
  const theme::TypeStyle& type = theme().type(style.role);
  text::Setting setting;
  setting.size = size;
  setting.line = style.line > 0.0F ? style.line : type.line * size / type.size;
  setting.weight = style.weight > 0 ? style.weight : type.weight;
  setting.family = type.family;
  setting.align = style.align;
  setting.maxWidth = maxWidth;
  setting.maxLines = style.maxLines;
  setting.tracking = style.tracking;
  return setting;
}

// The setting in the largest size, down to the least, that fits the lines it may take.
text::Setting FrameContext::fitted(const Text::Resolved& text, const TextStyle& style, float maxWidth) {
  const float wanted = style.size > 0.0F ? style.size : theme().type(style.role).size;
  text::Setting chosen = setting(style, maxWidth, wanted);
  if (style.leastSize <= 0.0F || style.maxLines <= 0 || maxWidth <= 0.0F) return chosen;
  for (float size = wanted; size > style.leastSize; size -= 2.0F) {
    chosen = setting(style, maxWidth, size);
    text::Setting unlimited = chosen;
    unlimited.maxLines = 0;
    if (texts.measure(text, unlimited).lines <= style.maxLines) return chosen;
  }
  return setting(style, maxWidth, style.leastSize);
}

TextExtent FrameContext::measureText(const Text& text, const TextStyle& style, float maxWidth) {
  const Text::Resolved resolved = text.resolve(look.language);
  return texts.measure(resolved, fitted(resolved, style, maxWidth));
}

TextExtent FrameContext::drawText(const Rect& box, bool wrap, const Text& text, const TextStyle& style) {
  const Text::Resolved resolved = text.resolve(look.language);
  if (resolved.utf8.empty()) return {};
  if (const auto sentence = text.sentence()) reading.push_back(*sentence);
  if (style.role == theme::Role::H1) announce(text);
  const text::Setting how = fitted(resolved, style, wrap ? box.width : 0.0F);
  const text::Drawing& drawing = texts.draw(resolved, how, canvas.view().scale);
  const float spareX = box.width - drawing.extent.width;
  const float spareY = box.height - drawing.extent.height;
  const float x = box.x + (style.align == Align::Left ? 0.0F : style.align == Align::Right ? spareX : spareX / 2.0F);
  const float y = box.y + (style.vertical == VerticalAlign::Top      ? 0.0F
                           : style.vertical == VerticalAlign::Bottom ? spareY
                                                                     : spareY / 2.0F);
  const ImVec2 corner = canvas.at({x, y});
  const Point from{std::round(corner.x) - static_cast<float>(drawing.originX),
                   std::round(corner.y) - static_cast<float>(drawing.originY)};
  const Point to{from.x + static_cast<float>(drawing.width), from.y + static_cast<float>(drawing.height)};
  if (drawing.plain != 0) canvas.texture(drawing.plain, from, to, {0, 0}, {1, 1}, colour(style.colour));
  if (drawing.strong != 0) canvas.texture(drawing.strong, from, to, {0, 0}, {1, 1}, colour(style.emphasis));
  return drawing.extent;
}

void FrameContext::announce(const Text& text) {
  auto aloud = text.aloud(look.language);
  if (aloud && !aloud->empty()) announced.push_back({{text.sentence(), std::move(*aloud)}, layer});
}

void FrameContext::drawIcon(theme::Icon icon, const Rect& area, theme::Rgba tint, float stroke) {
  const int side = static_cast<int>(std::lround(std::min(area.width, area.height) * canvas.view().scale));
  if (side <= 0) return;
  const shell::Artefact made = artwork.icon(icon, side, stroke > 0.0F ? stroke : theme().sizes.iconStroke);
  if (made.texture == 0) return;
  const ImVec2 centre = canvas.at(area.centre());
  const auto length = static_cast<float>(side);
  const Point from{std::round(centre.x - length / 2.0F), std::round(centre.y - length / 2.0F)};
  canvas.texture(made.texture, from, {from.x + length, from.y + length}, {0, 0}, {1, 1}, tint);
}

void FrameContext::drawShadow(const Rect& area, float radius, theme::Elevation level) {
  const shell::ShadowArtefact& shadow = artwork.shadow(look.theme, level, radius, canvas.view().scale);
  if (shadow.art.texture == 0) return;
  const ImVec2 topLeft = canvas.at({area.x, area.y});
  const ImVec2 bottomRight = canvas.at({area.right(), area.bottom()});
  const auto out = static_cast<float>(shadow.outset);
  const Point from{std::round(topLeft.x) - out, std::round(topLeft.y) - out};
  const Point to{std::round(bottomRight.x) + out, std::round(bottomRight.y) + out + static_cast<float>(shadow.drop)};
  const auto side = static_cast<float>(shadow.art.width);
  const float corner = std::min({static_cast<float>(shadow.corner), (to.x - from.x) / 2.0F, (to.y - from.y) / 2.0F});
  const float u = static_cast<float>(shadow.corner) / side;
  const float xs[4] = {from.x, from.x + corner, to.x - corner, to.x};
  const float ys[4] = {from.y, from.y + corner, to.y - corner, to.y};
  const float us[4] = {0.0F, u, 1.0F - u, 1.0F};
  const theme::Rgba tint = theme().shadow(level).colour;
  // The middle lies under the element: nobody would see it.
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      if (row == 1 && column == 1) continue;
      canvas.texture(shadow.art.texture, {xs[column], ys[row]}, {xs[column + 1], ys[row + 1]}, {us[column], us[row]},
                     {us[column + 1], us[row + 1]}, tint);
    }
  }
}

}  // namespace ui
