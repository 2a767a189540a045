#pragma once

#include <array>

namespace vision {

/// A place in a picture, in pixels; the centre of the first pixel is (0, 0), x grows to the right, y downwards.
struct Point {
  float x = 0;
  float y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

/// An upright rectangle, in pixels.
struct Box {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;
  friend bool operator==(const Box&, const Box&) = default;
};

/// Four corners in the order top left, top right, bottom right, bottom left as the content reads.
using Quad = std::array<Point, 4>;

/// Area of a quad, in square pixels; positive for the order above.
float area(const Quad& quad);
/// Longest of the two opposite pairs of sides: width along the top, height along the left.
float quadWidth(const Quad& quad);
float quadHeight(const Quad& quad);
/// The smallest upright rectangle around a quad.
Box boundsOf(const Quad& quad);
/// The quad of an upright rectangle.
Quad quadOf(const Box& box);
/// True when going round the corners always turns the same way.
bool convex(const Quad& quad);
/// Shared area divided by joint area, 0..1.
float overlap(const Box& a, const Box& b);

}  // namespace vision
