#pragma once

namespace ui {

// Everything is in design px: 1080 x 1920 upright, 1920 x 1080 across; the window scales.

struct Point {
  float x = 0.0F;
  float y = 0.0F;
  friend constexpr bool operator==(const Point&, const Point&) = default;
};

struct Size {
  float width = 0.0F;
  float height = 0.0F;
  friend constexpr bool operator==(const Size&, const Size&) = default;
};

struct Rect {
  float x = 0.0F;
  float y = 0.0F;
  float width = 0.0F;
  float height = 0.0F;

  [[nodiscard]] constexpr float right() const { return x + width; }
  [[nodiscard]] constexpr float bottom() const { return y + height; }
  [[nodiscard]] constexpr Point centre() const { return {x + width / 2.0F, y + height / 2.0F}; }
  [[nodiscard]] constexpr bool contains(Point point) const {
    return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
  }
  [[nodiscard]] constexpr bool intersects(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  /// Smaller by `by` on every side (larger when negative).
  [[nodiscard]] constexpr Rect inset(float by) const { return {x + by, y + by, width - 2.0F * by, height - 2.0F * by}; }
  [[nodiscard]] constexpr Rect moved(float dx, float dy) const { return {x + dx, y + dy, width, height}; }
  friend constexpr bool operator==(const Rect&, const Rect&) = default;
};

/// From edges, as the design's tables give them.
constexpr Rect between(float left, float top, float right, float bottom) {
  return {left, top, right - left, bottom - top};
}

enum class Orientation : unsigned char { Portrait, Landscape };

}  // namespace ui
