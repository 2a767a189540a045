#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "assets/language.h"

namespace kiosk::domain {

/// The parts of the country under which a province is looked for.
enum class PayingArea : std::uint8_t { North, Northeast, East, South, Southwest, Northwest };
inline constexpr int kPayingAreaCount = 6;

/// Where another agency may pay a pension from.
struct PayingPlace {
  std::string code;  ///< GB/T 2260, 6 digits
  std::string zh;
  std::string en;
  PayingArea area{};
  [[nodiscard]] const std::string& name(assets::Language language) const {
    return language == assets::Language::Chinese ? zh : en;
  }
};

class PayingPlaces {
 public:
  /// The most one area may hold: they stand on one screen.
  static constexpr std::size_t kMostInArea = 8;

  /// Reads the content of assets/policy/paying_places.toml. PolicyInvalid names the entry.
  static assets::Result<PayingPlaces> parse(std::string_view toml, std::string_view origin);

  [[nodiscard]] const std::vector<PayingPlace>& all() const { return places_; }
  [[nodiscard]] std::vector<PayingPlace> in(PayingArea area) const;
  /// nullptr when there is none with that code.
  [[nodiscard]] const PayingPlace* find(std::string_view code) const;

 private:
  std::vector<PayingPlace> places_;
};

}  // namespace kiosk::domain
