#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <cairo.h>

#include "vision/image.h"

namespace material {

enum class Align : unsigned char { Left, Centre, Right };
enum class Script : unsigned char { Serif, Sans };

/// How a piece of text is set.
struct Type {
  double points = 12;
  bool bold = false;
  Script script = Script::Serif;
  Align align = Align::Left;
};

/// A white A4 sheet drawn on in millimetres from its top left corner, 300 dots an inch.
class Sheet {
 public:
  static constexpr double kWidth = 210;
  static constexpr double kHeight = 297;

  Sheet();

  /// One line; `x` is its left end, middle or right end as the type is aligned, `y` its top. Returns its width.
  double text(double x, double y, std::string_view words, const Type& type = {});
  /// Lines broken at `width`; returns the height they took.
  double paragraph(double x, double y, double width, std::string_view words, const Type& type = {});
  void line(double x1, double y1, double x2, double y2, double thickness = 0.3);
  void box(double x, double y, double width, double height, double thickness = 0.3);
  /// A round red stamp: the institution's name along the upper half, a star, a short line below it; pressed a little
  /// crooked and not everywhere equally inked.
  void seal(double x, double y, double radius, std::string_view institution, std::string_view below, double degrees);
  /// A name written by hand in blue, slightly slanted.
  void signature(double x, double y, std::string_view name);

  [[nodiscard]] vision::Image picture() const;

 private:
  struct SurfaceRelease {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  };
  struct ContextRelease {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
  };
  double set(double x, double y, double width, std::string_view words, const Type& type, double& height);

  std::unique_ptr<cairo_surface_t, SurfaceRelease> surface_;
  std::unique_ptr<cairo_t, ContextRelease> context_;
};

}  // namespace material
