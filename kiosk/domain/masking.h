#pragma once

#include <string>
#include <string_view>

#include "assets/language.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// "3708**********1234": first and last four stay; shorter than 12 characters keep the last two only.
std::string maskedNumber(std::string_view number);
/// "138****1234"; other lengths keep the last four.
std::string maskedPhone(std::string_view phone);
/// "孔**": the family name stays (two characters for compound ones such as 欧阳), one star for each other character.
std::string maskedName(std::string_view name);
/// "孔女士" / "Ms. 孔"; without a known sex the masked name.
std::string addressForm(const Person& person, assets::Language language);

}  // namespace kiosk::domain
