#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "assets/language.h"

namespace kiosk::terminal::screens {

/// How a visitor may be named in a public room: 孔女士, never the full name.
struct Salutation {
  enum class Title : std::uint8_t { None, Ms, Mr };
  std::string surname;
  Title title = Title::None;
};

/// `name` as the card gives it (UTF-8), `sexCode` per GB/T 2261.1. Compound surnames (欧阳) stay whole; a name with a
/// middle dot gives its first part; a Latin name gives its last word.
Salutation salutationOf(std::string_view name, std::string_view sexCode);

/// 孔女士 / Ms 孔; 您 / You when no surname is known.
std::string spoken(const Salutation& salutation, assets::Language language);

/// 370811 ******** 4426 for an 18-character number; other lengths keep two characters at either end.
std::string maskedNumber(std::string_view number);

/// 138****2046; shorter numbers keep their last two digits.
std::string maskedPhone(std::string_view phone);

}  // namespace kiosk::terminal::screens
