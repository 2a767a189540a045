#pragma once

#include <optional>
#include <string_view>

#include "drivers/id_card/id_card.h"

namespace drivers::id_card {

/// GB 11643's check character (ISO 7064 MOD 11-2) for the first 17 digits; empty when they are not 17 digits.
std::optional<char> checkCharacter(std::string_view first17);

/// The check digit of the 15-character number of the 2017 foreigner's card (three letters, eleven digits): weights
/// 7-3-1 as in machine-readable travel documents, letters counting from A = 10. Empty when the first 14 characters are
/// not of that form.
std::optional<char> foreignerCheckDigit(std::string_view first14);

/// The number has its kind's form and its check digit is right.
bool numberValid(CardKind kind, std::string_view number);

/// Birth ("YYYY-MM-DD") agrees with the number, and so does the sex ("1", "2") where the number tells it: in
/// 18-character numbers the 17th digit is odd for men. The 15-character number tells the last two digits of the year
/// only, and no sex.
bool agreesWithNumber(CardKind kind, std::string_view number, std::string_view birth, std::string_view sexCode);

}  // namespace drivers::id_card
