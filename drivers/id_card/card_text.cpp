#include "drivers/id_card/card_text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "drivers/id_card/id_number.h"
#include "drivers/id_card/utf16.h"

namespace drivers::id_card {
namespace {

using Text = std::span<const std::uint8_t>;

enum class Reading : std::uint8_t { Plain, Date, EndDate };

/// Where a field lies, in bytes. A second part (length2) continues the first.
struct Field {
  std::string IdCard::*member;
  std::size_t offset, length;
  Reading reading = Reading::Plain;
  std::size_t offset2 = 0, length2 = 0;
};

constexpr std::array kResident = {
    Field{&IdCard::name, 0, 30},
    Field{&IdCard::sexCode, 30, 2},
    Field{&IdCard::nationCode, 32, 4},
    Field{&IdCard::birth, 36, 16, Reading::Date},
    Field{&IdCard::address, 52, 70},
    Field{&IdCard::number, 122, 36},
    Field{&IdCard::authority, 158, 30},
    Field{&IdCard::validFrom, 188, 16, Reading::Date},
    Field{&IdCard::validTo, 204, 16, Reading::EndDate},
};
constexpr std::array kHmtPermit = {
    Field{&IdCard::name, 0, 30},
    Field{&IdCard::sexCode, 30, 2},
    Field{&IdCard::birth, 36, 16, Reading::Date},
    Field{&IdCard::address, 52, 70},
    Field{&IdCard::number, 122, 36},
    Field{&IdCard::authority, 158, 30},
    Field{&IdCard::validFrom, 188, 16, Reading::Date},
    Field{&IdCard::validTo, 204, 16, Reading::EndDate},
    Field{&IdCard::travelPermit, 220, 18},
    Field{&IdCard::issueCount, 238, 4},
};
constexpr std::array kForeigner2017 = {
    Field{&IdCard::englishName, 0, 120},
    Field{&IdCard::sexCode, 120, 2},
    Field{&IdCard::number, 122, 30},
    Field{&IdCard::nationality, 152, 6},
    Field{&IdCard::name, 158, 30},
    Field{&IdCard::validFrom, 188, 16, Reading::Date},
    Field{&IdCard::validTo, 204, 16, Reading::EndDate},
    Field{&IdCard::birth, 220, 16, Reading::Date},
    Field{&IdCard::authority, 240, 8},
};
constexpr std::array kForeigner2023 = {
    Field{&IdCard::name, 0, 30},
    Field{&IdCard::sexCode, 30, 2},
    Field{&IdCard::issueCount, 32, 4},
    Field{&IdCard::birth, 36, 16, Reading::Date},
    Field{&IdCard::englishName, 52, 70, Reading::Plain, 220, 22},
    Field{&IdCard::number, 122, 36},
    Field{&IdCard::validFrom, 188, 16, Reading::Date},
    Field{&IdCard::validTo, 204, 16, Reading::EndDate},
    Field{&IdCard::nationality, 242, 6},
};

constexpr std::size_t kKindAt = 248;

CardKind kindOf(Text text) {
  if (text[kKindAt + 1] != 0) return CardKind::Resident;
  switch (text[kKindAt]) {
    case 'J':
      return CardKind::HmtPermit;
    case 'I':
      return CardKind::Foreigner2017;
    case 'Y':
      return CardKind::Foreigner2023;
    default:
      return CardKind::Resident;
  }
}

std::span<const Field> layoutOf(CardKind kind) {
  switch (kind) {
    case CardKind::HmtPermit:
      return kHmtPermit;
    case CardKind::Foreigner2017:
      return kForeigner2017;
    case CardKind::Foreigner2023:
      return kForeigner2023;
    case CardKind::Resident:
      break;
  }
  return kResident;
}

void trimEnd(std::string& text) {
  text.erase(text.find_last_not_of(' ') + 1);
}

/// YYYYMMDD as YYYY-MM-DD; anything else is no date.
void toDate(std::string& text) {
  const bool digits =
      text.size() == 8 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits) {
    text.insert(6, 1, '-');
    text.insert(4, 1, '-');
  } else {
    text.clear();
  }
}

}  // namespace

IdCard decodeCardText(std::span<const std::uint8_t, kCardTextBytes> text) {
  IdCard card;
  card.kind = kindOf(text);
  for (const Field& field : layoutOf(card.kind)) {
    std::string& value = card.*field.member;
    value = utf8FromUtf16le(text.subspan(field.offset, field.length));
    if (field.length2 > 0) value += utf8FromUtf16le(text.subspan(field.offset2, field.length2));
    trimEnd(value);
    if (field.reading == Reading::EndDate && value == "长期") {
      value = "long_term";
    } else if (field.reading != Reading::Plain) {
      toDate(value);
    }
  }
  card.numberValid = numberValid(card.kind, card.number);
  card.consistent = agreesWithNumber(card.kind, card.number, card.birth, card.sexCode);
  return card;
}

std::optional<std::vector<std::string>> decodeAddresses(std::span<const std::uint8_t> data) {
  const std::size_t count = data.size() / kAddressBytes;
  if (count == 0 || count > kMostAddresses || data.size() != count * kAddressBytes) return std::nullopt;
  std::vector<std::string> addresses;
  for (std::size_t i = 0; i < count; ++i) {
    std::string address = utf8FromUtf16le(data.subspan(i * kAddressBytes, kAddressBytes));
    trimEnd(address);
    if (!address.empty()) addresses.push_back(std::move(address));
  }
  return addresses;
}

}  // namespace drivers::id_card
