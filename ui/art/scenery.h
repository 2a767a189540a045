#pragma once

#include <span>

#include <cairo.h>

#include "ui/theme/tokens.h"

namespace ui::art {

/// Where something stands in a scene, in design px, and how large it is.
struct Spot {
  double x = 0.0;
  double y = 0.0;
  double scale = 1.0;
};

/// A light line on the water.
struct WaterLine {
  double left = 0.0;
  double right = 0.0;
  double y = 0.0;
};

// The parts of a scene. Paths are in design px; the context is scaled by the caller.
void paintSky(cairo_t* cairo, const theme::Art& art, double width, double water);
void paintSun(cairo_t* cairo, const theme::Art& art, Spot sun);  ///< scale: its radius
void paintHills(cairo_t* cairo, const theme::Art& art, double width, double water, double k);
void paintWater(cairo_t* cairo, const theme::Art& art, const theme::ArtUse& use);
void paintWaterLines(cairo_t* cairo, std::span<const WaterLine> lines);
void paintTower(cairo_t* cairo, const theme::Art& art, Spot foot);     ///< the middle of its foot
void paintBridge(cairo_t* cairo, const theme::Art& art, Spot middle);  ///< the middle of its large arch, on the water
void paintBoat(cairo_t* cairo, const theme::Art& art, Spot mast);      ///< where the mast meets the hull

}  // namespace ui::art
