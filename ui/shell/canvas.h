#pragma once

// One header that wants its headers in this order.
#include <imgui.h>
//
#include <cstdint>
#include <span>

#include <imgui_internal.h>

#include "ui/shell/geometry.h"
#include "ui/shell/viewport.h"
#include "ui/theme/colour.h"

namespace ui::shell {

/// Turns shapes in design px into vertices in window px. Moves and fades what it draws while told to.
class Canvas {
 public:
  Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  void begin(const Viewport& view);
  [[nodiscard]] const ImDrawList& list() const { return list_; }
  [[nodiscard]] const Viewport& view() const { return view_; }

  /// Everything drawn until changed again is moved by `shift` design px and this opaque.
  void setMotion(Point shift, float alpha);
  [[nodiscard]] float alpha() const { return alpha_; }
  void fade(float alpha) { alpha_ = alpha; }
  /// Textures drawn from here on are turned or stretched.
  void setSmooth(bool smooth) { smooth_ = smooth; }

  void fill(const Rect& area, theme::Rgba colour, float radius, ImDrawFlags corners = 0);
  void stroke(const Rect& area, theme::Rgba colour, float width, float radius);
  void gradient(const Rect& area, theme::Rgba top, theme::Rgba bottom, float radius);
  void line(Point from, Point to, theme::Rgba colour, float width);
  void polyline(std::span<const Point> points, theme::Rgba colour, float width, bool closed);
  void polygon(std::span<const Point> convex, theme::Rgba colour);
  void disc(Point centre, float radius, theme::Rgba colour);
  void circle(Point centre, float radius, theme::Rgba colour, float width);
  /// Radians, 0 = right, clockwise; `filled` closes it with its chord.
  void arc(Point centre, float radius, float from, float to, theme::Rgba colour, float width);
  void segment(Point centre, float radius, float from, float to, theme::Rgba colour);
  /// A texture over `area` of the window, in window px, not snapped.
  void texture(std::uint32_t texture, Point topLeft, Point bottomRight, Point uvTopLeft, Point uvBottomRight,
               theme::Rgba tint, float radius = 0.0F);
  void clip(const Rect& area);
  void unclip();

  /// A mark to rotate what is drawn after it.
  [[nodiscard]] int mark() const { return list_.VtxBuffer.Size; }
  void rotateSince(int mark, Point centre, float degrees, float scale);

  /// Design px to window px, with the motion in force.
  [[nodiscard]] ImVec2 at(Point point) const;
  [[nodiscard]] float px(float length) const { return length * view_.scale; }
  [[nodiscard]] ImU32 colour(theme::Rgba colour) const;

 private:
  ImDrawListSharedData shared_;
  ImDrawList list_;
  Viewport view_;
  Point shift_;
  float alpha_ = 1.0F;
  bool smooth_ = false;
};

}  // namespace ui::shell
