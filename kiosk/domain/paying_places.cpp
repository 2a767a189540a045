#include "kiosk/domain/paying_places.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "assets/error_id.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {
namespace {

constexpr std::array<std::string_view, kPayingAreaCount> kAreas = {"north", "northeast", "east",
                                                                   "south", "southwest", "northwest"};

bool isCode(std::string_view code) {
  return code.size() == 6 && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

assets::Result<PayingPlaces> PayingPlaces::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  root.text("source");
  PayingPlaces places;
  for (PolicyTable& entry : root.tables("place")) {
    PayingPlace place;
    place.code = entry.text("code");
    place.zh = entry.text("zh");
    place.en = entry.text("en");
    const std::string area = entry.text("area");
    const auto* found = std::find(kAreas.begin(), kAreas.end(), area);
    if (found == kAreas.end()) entry.report("area \"" + area + "\" is unknown");
    if (!isCode(place.code)) entry.report("code is not six digits");
    if (places.find(place.code) != nullptr) entry.report("code " + place.code + " stands twice");
    entry.finish();
    if (found == kAreas.end()) continue;
    place.area = static_cast<PayingArea>(found - kAreas.begin());
    places.places_.push_back(std::move(place));
  }
  root.finish();
  for (int i = 0; i < kPayingAreaCount; ++i) {
    const std::size_t there = places.in(static_cast<PayingArea>(i)).size();
    if (there == 0 || there > kMostInArea) {
      report.add(std::string(kAreas[static_cast<std::size_t>(i)]), "holds no place or more than fit a screen");
    }
  }
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return places;
}

std::vector<PayingPlace> PayingPlaces::in(PayingArea area) const {
  std::vector<PayingPlace> there;
  std::copy_if(places_.begin(), places_.end(), std::back_inserter(there),
               [area](const PayingPlace& place) { return place.area == area; });
  return there;
}

const PayingPlace* PayingPlaces::find(std::string_view code) const {
  const auto found = std::find_if(places_.begin(), places_.end(), [code](const auto& one) { return one.code == code; });
  return found == places_.end() ? nullptr : &*found;
}

}  // namespace kiosk::domain
