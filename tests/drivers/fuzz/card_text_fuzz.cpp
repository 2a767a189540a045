// The four text layouts and the added addresses: any bytes give a card of well-formed UTF-8.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <string>

#include "drivers/id_card/card_text.h"

namespace {

/// Every byte sequence is a whole UTF-8 character.
bool isUtf8(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const unsigned first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80        ? 1
                               : first >> 5U == 6  ? 2
                               : first >> 4U == 14 ? 3
                               : first >> 3U == 30 ? 4
                                                   : 0;
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if (static_cast<unsigned char>(text[at + i]) >> 6U != 2) return false;
    }
    at += length;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace drivers::id_card;
  std::array<std::uint8_t, kCardTextBytes> text{};
  std::memcpy(text.data(), bytes, std::min(size, text.size()));
  const IdCard card = decodeCardText(text);
  for (const std::string* field : {&card.name, &card.englishName, &card.address, &card.authority, &card.number}) {
    if (!isUtf8(*field) || (!field->empty() && field->back() == ' ')) std::abort();
  }
  if (!card.birth.empty() && card.birth.size() != 10) std::abort();
  if (const auto addresses = decodeAddresses({bytes, size})) {
    for (const std::string& line : *addresses) {
      if (!isUtf8(line)) std::abort();
    }
  }
  return 0;
}
