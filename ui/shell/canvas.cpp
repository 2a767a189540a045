#include "ui/shell/canvas.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/shell/renderer.h"

namespace ui::shell {
namespace {

ImTextureID textureId(std::uint32_t texture) {
  return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture));  // NOLINT(performance-no-int-to-ptr)
}

}  // namespace

Canvas::Canvas() : list_(&shared_) {
  // Smooth edges by vertices, not by textures: fills are then drawn without any texture.
  shared_.InitialFlags =
      ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AllowVtxOffset;
  shared_.SetCircleTessellationMaxError(0.2F);
  shared_.CurveTessellationTol = 0.8F;
}

void Canvas::begin(const Viewport& view) {
  view_ = view;
  shift_ = {};
  alpha_ = 1.0F;
  smooth_ = false;
  shared_.ClipRectFullscreen = ImVec4(0.0F, 0.0F, static_cast<float>(view.width), static_cast<float>(view.height));
  list_._ResetForNewFrame();
  list_.PushClipRectFullScreen();
  list_.PushTextureID(textureId(0));
}

void Canvas::setMotion(Point shift, float alpha) {
  shift_ = shift;
  alpha_ = alpha;
}

ImVec2 Canvas::at(Point point) const {
  const Point there = view_.toWindow({point.x + shift_.x, point.y + shift_.y});
  return {there.x, there.y};
}

ImU32 Canvas::colour(theme::Rgba colour) const {
  const auto opacity = static_cast<unsigned>(std::lround(static_cast<float>(colour.a) * alpha_));
  return IM_COL32(colour.r, colour.g, colour.b, opacity);
}

void Canvas::fill(const Rect& area, theme::Rgba colour, float radius, ImDrawFlags corners) {
  list_.AddRectFilled(at({area.x, area.y}), at({area.right(), area.bottom()}), this->colour(colour), px(radius),
                      corners);
}

void Canvas::stroke(const Rect& area, theme::Rgba colour, float width, float radius) {
  // ImGui centres strokes on its path, half a pixel inside the rectangle; ours lie inside.
  const Rect path = area.inset(width / 2.0F);
  list_.PathRect(at({path.x, path.y}), at({path.right(), path.bottom()}), px(std::max(0.0F, radius - width / 2.0F)));
  list_.PathStroke(this->colour(colour), ImDrawFlags_Closed, px(width));
}

void Canvas::gradient(const Rect& area, theme::Rgba top, theme::Rgba bottom, float radius) {
  const int first = mark();
  fill(area, {255, 255, 255, 255}, radius);
  const float from = at({area.x, area.y}).y;
  const float length = std::max(1.0F, px(area.height));
  const auto mix = [](std::uint8_t one, std::uint8_t other, float t) {
    return static_cast<unsigned>(
        std::lround(static_cast<float>(one) + (static_cast<float>(other) - static_cast<float>(one)) * t));
  };
  for (int index = first; index < list_.VtxBuffer.Size; ++index) {
    ImDrawVert& vertex = list_.VtxBuffer[index];
    const float t = std::clamp((vertex.pos.y - from) / length, 0.0F, 1.0F);
    const unsigned edge = vertex.col >> IM_COL32_A_SHIFT;  // 0 on the smooth rim
    const unsigned opacity = mix(top.a, bottom.a, t) * edge / 255U;
    vertex.col = IM_COL32(mix(top.r, bottom.r, t), mix(top.g, bottom.g, t), mix(top.b, bottom.b, t), opacity);
  }
}

void Canvas::line(Point from, Point to, theme::Rgba colour, float width) {
  const ImVec2 ends[2] = {at(from), at(to)};
  list_.AddPolyline(ends, 2, this->colour(colour), ImDrawFlags_None, px(width));
}

void Canvas::polyline(std::span<const Point> points, theme::Rgba colour, float width, bool closed) {
  for (const Point& point : points)
    list_.PathLineTo(at(point));
  list_.PathStroke(this->colour(colour), closed ? ImDrawFlags_Closed : ImDrawFlags_None, px(width));
}

void Canvas::polygon(std::span<const Point> convex, theme::Rgba colour) {
  for (const Point& point : convex)
    list_.PathLineTo(at(point));
  list_.PathFillConvex(this->colour(colour));
}

void Canvas::disc(Point centre, float radius, theme::Rgba colour) {
  list_.AddCircleFilled(at(centre), px(radius), this->colour(colour));
}

void Canvas::circle(Point centre, float radius, theme::Rgba colour, float width) {
  list_.PathArcTo(at(centre), px(radius), 0.0F, 2.0F * IM_PI, std::max(24, static_cast<int>(px(radius))));
  if (list_._Path.Size > 0) list_._Path.pop_back();  // the last point is the first
  list_.PathStroke(this->colour(colour), ImDrawFlags_Closed, px(width));
}

void Canvas::arc(Point centre, float radius, float from, float to, theme::Rgba colour, float width) {
  const int segments = std::max(6, static_cast<int>(px(radius) * std::abs(to - from) / 4.0F));
  list_.PathArcTo(at(centre), px(radius), from, to, segments);
  list_.PathStroke(this->colour(colour), ImDrawFlags_None, px(width));
}

void Canvas::segment(Point centre, float radius, float from, float to, theme::Rgba colour) {
  list_.PathArcTo(at(centre), px(radius), from, to, 24);
  list_.PathFillConvex(this->colour(colour));
}

void Canvas::texture(std::uint32_t texture, Point topLeft, Point bottomRight, Point uvTopLeft, Point uvBottomRight,
                     theme::Rgba tint, float radius) {
  if (smooth_) texture |= Renderer::kSmooth;
  const ImVec2 from(topLeft.x, topLeft.y);
  const ImVec2 to(bottomRight.x, bottomRight.y);
  const ImVec2 uvFrom(uvTopLeft.x, uvTopLeft.y);
  const ImVec2 uvTo(uvBottomRight.x, uvBottomRight.y);
  if (radius > 0.0F) {
    list_.AddImageRounded(textureId(texture), from, to, uvFrom, uvTo, colour(tint), radius);
  } else {
    list_.AddImage(textureId(texture), from, to, uvFrom, uvTo, colour(tint));
  }
}

void Canvas::clip(const Rect& area) {
  const ImVec2 from = at({area.x, area.y});
  const ImVec2 to = at({area.right(), area.bottom()});
  list_.PushClipRect({std::floor(from.x), std::floor(from.y)}, {std::ceil(to.x), std::ceil(to.y)}, true);
}

void Canvas::unclip() {
  list_.PopClipRect();
}

void Canvas::rotateSince(int mark, Point centre, float degrees, float scale) {
  const ImVec2 pivot = at(centre);
  const float angle = degrees * IM_PI / 180.0F;
  const float cosine = std::cos(angle) * scale;
  const float sine = std::sin(angle) * scale;
  for (int index = mark; index < list_.VtxBuffer.Size; ++index) {
    ImVec2& pos = list_.VtxBuffer[index].pos;
    const float dx = pos.x - pivot.x;
    const float dy = pos.y - pivot.y;
    pos = {pivot.x + dx * cosine - dy * sine, pivot.y + dx * sine + dy * cosine};
  }
}

}  // namespace ui::shell
