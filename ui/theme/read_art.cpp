#include <charconv>

#include "ui/theme/token_parts.h"

namespace ui::theme {
namespace {

// "#F2E8D5@0.55" stands at 0.55; without a place the first is 0, the last 1 and others spread evenly.
std::vector<GradientStop> readGradient(const TokenReader& from) {
  std::vector<GradientStop> stops;
  const std::size_t count = from.count(2, 8);
  for (std::size_t index = 0; index < count; ++index) {
    const std::string written = from.at(index).text();
    const std::size_t sign = written.find('@');
    GradientStop stop;
    stop.at = static_cast<float>(index) / static_cast<float>(count - 1);
    const std::optional<Rgba> colour = parseColour(std::string_view(written).substr(0, sign));
    if (!colour) from.at(index).fault("is not a colour like #RRGGBB or #RRGGBB@0.5");
    stop.colour = colour.value_or(Rgba{});
    if (sign != std::string::npos) {
      const char* end = written.data() + written.size();
      const auto [rest, error] = std::from_chars(written.data() + sign + 1, end, stop.at);
      if (error != std::errc{} || rest != end || !(stop.at >= 0.0F && stop.at <= 1.0F)) {
        from.at(index).fault("has no place between 0 and 1");
      }
    }
    if (!stops.empty() && stop.at < stops.back().at) from.at(index).fault("stands before the stop above it");
    stops.push_back(stop);
  }
  return stops;
}

ArtUse readUse(const TokenReader& from) {
  ArtUse use;
  if (from.has("w")) use.width = from["w"].real(100, 4000);
  use.height = from["h"].real(100, 4000);
  use.water = from["water"].real(50, 4000);
  use.deep = from["deep"].real(1, 4000);
  use.k = from["k"].real(0.1, 4);
  if (use.water >= use.height) from["water"].fault("is below the picture");
  if (use.deep > use.height - use.water) from["deep"].fault("is below the picture");
  return use;
}

}  // namespace

Art readArt(const TokenReader& from) {
  Art art;
  art.sky = readGradient(from["sky"]);
  art.sun = from["sun"].colour();
  art.water = readGradient(from["water"]);
  if (!from.failed() && art.water.size() != 3) from["water"].fault("needs a near, a middle and a far colour");
  art.building = from["building"].colour();
  art.boat = from["boat"].colour();
  art.sail = from["sail"].colour();
  art.window = from["window"].colour();
  const TokenReader hills = from["hills"];
  const std::size_t count = hills.count(1, 8);
  for (std::size_t index = 0; index < count; ++index) {
    const TokenReader hill = hills.at(index);
    art.hills.push_back(
        {hill["base"].real(0, 1000), hill["amp"].real(0, 1000), hill["seed"].real(-100, 100), hill["colour"].colour()});
  }
  const TokenReader use = from["use"];
  art.idle = readUse(use["idle"]);
  art.home = readUse(use["home"]);
  art.elder = readUse(use["elder"]);
  art.landscape = readUse(use["landscape"]);
  return art;
}

}  // namespace ui::theme
