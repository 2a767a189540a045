#include "drivers/id_card/id_number.h"

#include <algorithm>
#include <array>
#include <string>

namespace drivers::id_card {
namespace {

constexpr std::size_t kLong = 18;
constexpr std::size_t kShort = 15;

constexpr bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool isLetter(char c) {
  return c >= 'A' && c <= 'Z';
}

bool allDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), isDigit);
}

/// "1990-03-07" as "19900307"; empty when it is no such text.
std::string digitsOf(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return {};
  std::string digits;
  digits.append(date.substr(0, 4)).append(date.substr(5, 2)).append(date.substr(8, 2));
  return digits;
}

}  // namespace

std::optional<char> checkCharacter(std::string_view first17) {
  constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kCharacters = "10X98765432";
  if (first17.size() != kWeights.size() || !allDigits(first17)) return std::nullopt;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i)
    sum += kWeights[i] * (first17[i] - '0');
  return kCharacters[static_cast<std::size_t>(sum % 11)];
}

std::optional<char> foreignerCheckDigit(std::string_view first14) {
  constexpr std::array<int, 3> kWeights = {7, 3, 1};
  if (first14.size() != kShort - 1) return std::nullopt;
  if (!std::all_of(first14.begin(), first14.begin() + 3, isLetter) || !allDigits(first14.substr(3)))
    return std::nullopt;
  int sum = 0;
  for (std::size_t i = 0; i < first14.size(); ++i) {
    const int value = isDigit(first14[i]) ? first14[i] - '0' : first14[i] - 'A' + 10;
    sum += value * kWeights[i % kWeights.size()];
  }
  return static_cast<char>('0' + sum % 10);
}

bool numberValid(CardKind kind, std::string_view number) {
  const bool isShort = kind == CardKind::Foreigner2017;
  if (number.size() != (isShort ? kShort : kLong)) return false;
  const std::string_view body = number.substr(0, number.size() - 1);
  const auto check = isShort ? foreignerCheckDigit(body) : checkCharacter(body);
  return check && *check == number.back();
}

bool agreesWithNumber(CardKind kind, std::string_view number, std::string_view birth, std::string_view sexCode) {
  const std::string digits = digitsOf(birth);
  if (digits.empty()) return false;
  if (kind == CardKind::Foreigner2017) {
    return number.size() == kShort && number.substr(7, 6) == std::string_view(digits).substr(2);
  }
  if (number.size() != kLong || number.substr(6, 8) != digits || !isDigit(number[16])) return false;
  return sexCode == ((number[16] - '0') % 2 == 1 ? "1" : "2");
}

}  // namespace drivers::id_card
