#pragma once

#include <cairo.h>

#include "ui/art/painter.h"

namespace ui::art {

/// A Cairo surface to paint on, and its pixels in the forms the shell takes.
class Canvas {
 public:
  Canvas(cairo_format_t format, int width, int height)
      : surface_(cairo_image_surface_create(format, width, height)), cairo_(cairo_create(surface_)) {}
  ~Canvas() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  [[nodiscard]] cairo_t* cairo() const { return cairo_; }
  /// Of an A8 surface.
  [[nodiscard]] text::Mask mask() const;
  /// Of an RGB24 surface: opaque.
  [[nodiscard]] Bitmap bitmap() const;

 private:
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

}  // namespace ui::art
