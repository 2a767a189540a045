#include "kiosk/domain/acceptance_number.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

namespace kiosk::domain {
namespace {

bool allDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int numberOf(std::string_view digits) {
  int value = 0;
  for (const char c : digits)
    value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::string text(const AcceptanceNumber& number) {
  const bool fits = number.district.size() == 6 && allDigits(number.district) && number.district[0] != '0' &&
                    number.year >= 2000 && number.year <= 2099 && number.running >= 1 && number.running <= 99999;
  if (!fits) std::abort();
  return fmt::format("{}{:02}{:05}", number.district, number.year - 2000, number.running);
}

std::optional<AcceptanceNumber> parseAcceptanceNumber(std::string_view digits) {
  if (digits.size() != 13 || !allDigits(digits) || digits[0] == '0') return std::nullopt;
  AcceptanceNumber number{std::string(digits.substr(0, 6)), 2000 + numberOf(digits.substr(6, 2)),
                          numberOf(digits.substr(8))};
  if (number.running == 0) return std::nullopt;
  return number;
}

std::string groupedAcceptanceNumber(std::string_view digits) {
  if (!parseAcceptanceNumber(digits)) return std::string(digits);
  return fmt::format("{} {} {}", digits.substr(0, 6), digits.substr(6, 2), digits.substr(8));
}

}  // namespace kiosk::domain
