#include "kiosk/domain/masking.h"

#include <algorithm>
#include <array>
#include <vector>

namespace kiosk::domain {
namespace {

// Compound family names still in use; everybody else's is one character.
constexpr std::array<std::string_view, 28> kCompound = {
    "欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "轩辕",
    "东方", "端木", "申屠", "南宫", "独孤", "拓跋", "钟离", "呼延", "赫连", "澹台", "公冶", "淳于", "闾丘", "万俟"};
constexpr std::string_view kMiddleDot = "·";

/// The characters of a UTF-8 text; broken bytes count as one each.
std::vector<std::string_view> charactersOf(std::string_view text) {
  std::vector<std::string_view> characters;
  while (!text.empty()) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xc0U) == 0x80U)
      ++length;
    characters.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return characters;
}

bool isLatin(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view familyName(std::string_view name) {
  // A name with middle dots has no family name; its first part is how people are called.
  if (const auto dot = name.find(kMiddleDot); dot != std::string_view::npos) return name.substr(0, dot);
  if (isLatin(name)) return name.substr(0, name.find_first_of(" ,"));
  const auto characters = charactersOf(name);
  if (characters.size() > 2) {
    const auto found = std::find_if(kCompound.begin(), kCompound.end(), [&](std::string_view compound) {
      return name.substr(0, compound.size()) == compound;
    });
    if (found != kCompound.end()) return *found;
  }
  return characters.empty() ? std::string_view{} : characters.front();
}

std::string stars(std::size_t count) {
  return std::string(count, '*');
}

}  // namespace

std::string maskedNumber(std::string_view number) {
  if (number.size() < 12) {
    const std::size_t kept = std::min<std::size_t>(number.size() > 2 ? 2 : 0, number.size());
    return stars(number.size() - kept) + std::string(number.substr(number.size() - kept));
  }
  return std::string(number.substr(0, 4)) + stars(number.size() - 8) + std::string(number.substr(number.size() - 4));
}

std::string maskedPhone(std::string_view phone) {
  if (phone.size() == 11) return std::string(phone.substr(0, 3)) + "****" + std::string(phone.substr(7));
  const std::size_t kept = phone.size() > 4 ? 4 : 0;
  return stars(phone.size() - kept) + std::string(phone.substr(phone.size() - kept));
}

std::string maskedName(std::string_view name) {
  if (name.find(kMiddleDot) != std::string_view::npos || isLatin(name)) {
    const auto characters = charactersOf(name);
    return std::string(characters.front()) + "**";
  }
  const std::string_view family = familyName(name);
  return std::string(family) + stars(charactersOf(name.substr(family.size())).size());
}

std::string addressForm(const Person& person, assets::Language language) {
  const bool man = person.sexCode == "1";
  if (!man && person.sexCode != "2") return maskedName(person.name);
  const std::string family(familyName(person.name));
  if (language == assets::Language::English) return (man ? "Mr. " : "Ms. ") + family;
  return family + (man ? "先生" : "女士");
}

}  // namespace kiosk::domain
