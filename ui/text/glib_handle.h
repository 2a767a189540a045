#pragma once

#include <memory>

#include <cairo.h>
#include <pango/pango.h>

namespace ui::text {

struct ObjectDrop {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Object = std::unique_ptr<T, ObjectDrop>;

struct FontDrop {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using FontDescription = std::unique_ptr<PangoFontDescription, FontDrop>;

struct SurfaceDrop {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDrop>;

struct CairoDrop {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Cairo = std::unique_ptr<cairo_t, CairoDrop>;

}  // namespace ui::text
