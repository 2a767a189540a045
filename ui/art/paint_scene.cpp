#include <cmath>
#include <optional>
#include <vector>

#include "ui/art/painter.h"
#include "ui/art/scenery.h"
#include "ui/art/surface.h"

namespace ui::art {
namespace {

/// What stands where in one scene, in design px.
struct Composition {
  theme::ArtUse use;
  Spot sun;
  std::optional<Spot> tower;
  std::optional<Spot> bridge;
  std::vector<Spot> boats;
  std::vector<WaterLine> lines;  ///< none where text stands on the water
};

Composition compose(const theme::Art& art, Scene scene) {
  switch (scene) {
    case Scene::Idle:
      return {art.idle,
              {841, 330, 74},
              Spot{760, 962, 1.0},
              Spot{280, 962, 1.0},
              {{618, 1000, 1.0}},
              {{271, 554, 978},
               {125, 285, 1022},
               {625, 687, 1021},
               {970, 1080, 1317},
               {514, 799, 1552},
               {200, 326, 1567},
               {0, 60, 1654},
               {363, 483, 1714},
               {124, 266, 1735}}};
    case Scene::Home:
      return {art.home,
              {930, 318, 54},
              Spot{792, 520, 0.645},
              std::nullopt,
              {{520, 540, 0.42}, {599, 548, 0.616}},
              {{271, 554, 536},
               {315, 505, 588},
               {363, 483, 596},
               {92, 348, 605},
               {698, 773, 585},
               {698, 890, 590},
               {654, 881, 605}}};
    case Scene::Elder:
      return {art.elder,
              {920, 300, 56},
              std::nullopt,
              std::nullopt,
              {{640, 538, 0.39}, {720, 546, 0.6}},
              {{271, 554, 536}, {315, 505, 578}, {363, 483, 584}, {92, 348, 591}, {698, 773, 575}, {698, 890, 580}}};
    case Scene::Landscape:
      return {art.landscape,
              {452, 404, 48},
              Spot{400, 640, 0.69},
              std::nullopt,
              {{240, 668, 0.545}, {148, 690, 0.89}},
              {{122, 300, 656},
               {278, 447, 666},
               {200, 331, 687},
               {216, 494, 706},
               {356, 507, 709},
               {52, 238, 914},
               {320, 547, 914},
               {367, 560, 919}}};
  }
  return {};
}

}  // namespace

Bitmap paintScene(const theme::Art& art, Scene scene, float scale) {
  const Composition picture = compose(art, scene);
  const auto width = static_cast<double>(picture.use.width);
  const auto height = static_cast<double>(picture.use.height);
  const auto water = static_cast<double>(picture.use.water);
  const auto factor = static_cast<double>(scale);
  const Canvas canvas(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width * factor)),
                      static_cast<int>(std::lround(height * factor)));
  cairo_t* cairo = canvas.cairo();
  cairo_scale(cairo, factor, factor);
  paintSky(cairo, art, width, water);
  paintSun(cairo, art, picture.sun);
  paintHills(cairo, art, width, water, static_cast<double>(picture.use.k));
  paintWater(cairo, art, picture.use);
  if (picture.bridge) paintBridge(cairo, art, *picture.bridge);
  if (picture.tower) paintTower(cairo, art, *picture.tower);
  paintWaterLines(cairo, picture.lines);
  for (const Spot& boat : picture.boats)
    paintBoat(cairo, art, boat);
  return canvas.bitmap();
}

}  // namespace ui::art
