#include "ui/art/scenery.h"

#include <array>
#include <cmath>
#include <numbers>

namespace ui::art {
namespace {

constexpr double kPi = std::numbers::pi;

void ink(cairo_t* cairo, theme::Rgba colour) {
  cairo_set_source_rgba(cairo, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0, colour.a / 255.0);
}

void fillGradient(cairo_t* cairo, const std::vector<theme::GradientStop>& stops, double top, double bottom,
                  double width) {
  cairo_pattern_t* pattern = cairo_pattern_create_linear(0, top, 0, bottom);
  for (const theme::GradientStop& stop : stops) {
    cairo_pattern_add_color_stop_rgb(pattern, static_cast<double>(stop.at), stop.colour.r / 255.0,
                                     stop.colour.g / 255.0, stop.colour.b / 255.0);
  }
  cairo_rectangle(cairo, 0, top, width, bottom - top);
  cairo_set_source(cairo, pattern);
  cairo_fill(cairo);
  cairo_pattern_destroy(pattern);
}

void quadratic(cairo_t* cairo, double controlX, double controlY, double x, double y) {
  double fromX = 0.0;
  double fromY = 0.0;
  cairo_get_current_point(cairo, &fromX, &fromY);
  cairo_curve_to(cairo, fromX + 2.0 / 3.0 * (controlX - fromX), fromY + 2.0 / 3.0 * (controlY - fromY),
                 x + 2.0 / 3.0 * (controlX - x), y + 2.0 / 3.0 * (controlY - y), x, y);
}

// A roof: flat top, sides that sweep out to the eaves, a short upturned edge. Half widths; y upwards is negative.
void roof(cairo_t* cairo, double topHalf, double top, double eaveHalf, double eave, double foot, double sweepX,
          double sweepY) {
  cairo_move_to(cairo, -topHalf, top);
  cairo_line_to(cairo, topHalf, top);
  quadratic(cairo, sweepX, sweepY, eaveHalf, eave);
  cairo_line_to(cairo, eaveHalf - 2.0, foot);
  cairo_line_to(cairo, -eaveHalf + 2.0, foot);
  cairo_line_to(cairo, -eaveHalf, eave);
  quadratic(cairo, -sweepX, sweepY, -topHalf, top);
  cairo_close_path(cairo);
  cairo_fill(cairo);
}

void windows(cairo_t* cairo, int count, double pitch, double width, double top, double height) {
  for (int index = 0; index < count; ++index) {
    const double centre = pitch * (index - (count - 1) / 2.0);
    cairo_rectangle(cairo, centre - width / 2.0, top, width, height);
  }
  cairo_fill(cairo);
}

void place(cairo_t* cairo, Spot spot) {
  cairo_save(cairo);
  cairo_translate(cairo, spot.x, spot.y);
  cairo_scale(cairo, spot.scale, spot.scale);
}

double hillTop(const theme::HillBand& band, double u) {
  const auto seed = static_cast<double>(band.seed);
  return static_cast<double>(band.base) +
         static_cast<double>(band.amplitude) *
             (0.5 * std::sin(5.1 * u + seed) + 0.3 * std::sin(11.3 * u + 2.1 * seed) +
              0.13 * std::sin(23.0 * u + 3.7 * seed) + 0.05 * std::sin(47.0 * u + seed));
}

}  // namespace

void paintSky(cairo_t* cairo, const theme::Art& art, double width, double water) {
  fillGradient(cairo, art.sky, 0, water, width);
}

void paintSun(cairo_t* cairo, const theme::Art& art, Spot sun) {
  ink(cairo, art.sun);
  cairo_arc(cairo, sun.x, sun.y, sun.scale, 0, 2 * kPi);
  cairo_fill(cairo);
}

void paintHills(cairo_t* cairo, const theme::Art& art, double width, double water, double k) {
  constexpr double kStep = 4.0;
  for (const theme::HillBand& band : art.hills) {
    cairo_move_to(cairo, 0, water);
    for (double x = 0; x <= width + kStep; x += kStep)
      cairo_line_to(cairo, x, water - k * hillTop(band, x / width));
    cairo_line_to(cairo, width + kStep, water);
    cairo_close_path(cairo);
    ink(cairo, band.colour);
    cairo_fill(cairo);
  }
}

void paintWater(cairo_t* cairo, const theme::Art& art, const theme::ArtUse& use) {
  std::vector<theme::GradientStop> stops = art.water;
  stops[1].at = use.deep / (use.height - use.water);
  fillGradient(cairo, stops, static_cast<double>(use.water), static_cast<double>(use.height),
               static_cast<double>(use.width));
}

void paintWaterLines(cairo_t* cairo, std::span<const WaterLine> lines) {
  cairo_set_source_rgba(cairo, 1, 1, 1, 0.16);
  for (const WaterLine& line : lines)
    cairo_rectangle(cairo, line.left, line.y - 1, line.right - line.left, 2);
  cairo_fill(cairo);
}

void paintTower(cairo_t* cairo, const theme::Art& art, Spot foot) {
  place(cairo, foot);
  ink(cairo, art.building);
  // Gate base
  cairo_move_to(cairo, -97, -65);
  cairo_line_to(cairo, 97, -65);
  cairo_line_to(cairo, 106, 2);
  cairo_line_to(cairo, -106, 2);
  cairo_close_path(cairo);
  cairo_fill(cairo);
  // Storeys and roofs
  cairo_rectangle(cairo, -69, -108, 138, 44);
  cairo_fill(cairo);
  roof(cairo, 62, -145, 110, -115, -107, 76, -121);
  cairo_rectangle(cairo, -50.5, -169, 101, 25);
  cairo_fill(cairo);
  roof(cairo, 40, -220, 92, -175, -168, 48, -190);
  cairo_rectangle(cairo, -41.5, -229, 83, 10);  // reaches into the roof: no seam between them
  cairo_fill(cairo);
  ink(cairo, art.window);
  windows(cairo, 4, 27.5, 15.5, -101.5, 28);
  windows(cairo, 3, 27.5, 14.0, -166, 21);
  // The gate shows the nearest hills.
  ink(cairo, art.hills.back().colour);
  cairo_move_to(cairo, -18.3, 2);
  cairo_line_to(cairo, -18.3, -26);
  cairo_arc(cairo, 0, -26, 18.3, kPi, 2 * kPi);
  cairo_line_to(cairo, 18.3, 2);
  cairo_close_path(cairo);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

void paintBridge(cairo_t* cairo, const theme::Art& art, Spot middle) {
  place(cairo, middle);
  const auto deck = [cairo](double lift) {
    cairo_curve_to(cairo, -180, -12 - lift, -112, -104 - lift, 0, -104 - lift);
    cairo_curve_to(cairo, 112, -104 - lift, 180, -12 - lift, 312, 2 - lift);
  };
  ink(cairo, art.building);
  cairo_move_to(cairo, -312, 2);
  deck(0);
  cairo_close_path(cairo);
  cairo_fill(cairo);
  // Rail and posts, parallel to the deck
  cairo_set_line_width(cairo, 3.6);
  cairo_move_to(cairo, -312, -12);
  deck(14);
  cairo_path_t* rail = cairo_copy_path_flat(cairo);
  cairo_stroke(cairo);
  constexpr double kPost = 39.0;
  double lastX = 0.0;
  double lastY = 0.0;
  for (int index = 0; index < rail->num_data; index += rail->data[index].header.length) {
    if (rail->data[index].header.type == CAIRO_PATH_CLOSE_PATH) continue;
    const double x = rail->data[index + 1].point.x;
    const double y = rail->data[index + 1].point.y;
    if (rail->data[index].header.type == CAIRO_PATH_LINE_TO) {
      for (double post = std::ceil(lastX / kPost) * kPost; post < x; post += kPost) {
        const double at = lastY + (y - lastY) * (post - lastX) / (x - lastX);
        cairo_rectangle(cairo, post - 1.8, at, 3.6, 13);
      }
    }
    lastX = x;
    lastY = y;
  }
  cairo_path_destroy(rail);
  cairo_fill(cairo);
  // Arches
  ink(cairo, art.hills.back().colour);
  for (const auto& [x, radius] : {std::pair{0.0, 70.0}, {-138.0, 39.0}, {138.0, 39.0}}) {
    cairo_arc(cairo, x, 0, radius, kPi, 2 * kPi);
    cairo_close_path(cairo);
  }
  cairo_fill(cairo);
  // What the large arch sends onto the water
  cairo_set_source_rgba(cairo, 1, 1, 1, 0.12);
  cairo_arc(cairo, 0, 2, 70, 0, kPi);
  cairo_close_path(cairo);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

void paintBoat(cairo_t* cairo, const theme::Art& art, Spot mast) {
  place(cairo, mast);
  theme::Rgba sail = art.sail;
  sail.a = 178;
  ink(cairo, sail);
  cairo_move_to(cairo, -4, -60);
  quadratic(cairo, -24, -48, -24, -8);
  cairo_line_to(cairo, -4, -8);
  cairo_close_path(cairo);
  cairo_fill(cairo);
  sail.a = 237;
  ink(cairo, sail);
  cairo_move_to(cairo, 4, -68);
  quadratic(cairo, 33, -52, 34, -8);
  cairo_line_to(cairo, 4, -8);
  cairo_close_path(cairo);
  cairo_fill(cairo);
  ink(cairo, art.boat);
  cairo_rectangle(cairo, -2, -72, 4, 72);
  cairo_fill(cairo);
  cairo_move_to(cairo, -44, 0);
  cairo_line_to(cairo, 48, 0);
  cairo_line_to(cairo, 34, 14);
  cairo_line_to(cairo, -30, 14);
  cairo_close_path(cairo);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

}  // namespace ui::art
