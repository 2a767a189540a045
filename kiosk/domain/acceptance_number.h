#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::domain {

class Regions;

/// 受理号: district code (6 digits), year (2), running number of the district's year (5).
struct AcceptanceNumber {
  std::string district;
  int year = 0;     ///< 2000..2099
  int running = 0;  ///< 1..99999
  friend bool operator==(const AcceptanceNumber&, const AcceptanceNumber&) = default;
};

/// "3708112600137". The parts must be in range (aborts otherwise: the counter is the office's own).
std::string text(const AcceptanceNumber& number);
/// Exactly 13 digits with the parts in range; nothing otherwise.
std::optional<AcceptanceNumber> parseAcceptanceNumber(std::string_view digits);
/// "370811 26 00137" as it is shown and printed; the text itself when it is not a number of this form.
std::string groupedAcceptanceNumber(std::string_view digits);

}  // namespace kiosk::domain
