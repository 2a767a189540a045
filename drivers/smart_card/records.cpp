#include "drivers/smart_card/records.h"

#include <string_view>

#include "drivers/id_card/id_number.h"
#include "drivers/smart_card/gb18030.h"

namespace drivers::smart_card {
namespace {

using Bytes = std::span<const std::uint8_t>;

Bytes valueOf(const Records& records, Tag tag) {
  const auto found = records.find(tag);
  return found == records.end() ? Bytes{} : Bytes(found->second);
}

/// Without the fill at the end: zeros by the specification, FF on some cards. Neither stands anywhere in a GB 18030
/// character, so a record that ends in the middle of one keeps all of it.
Bytes unfilled(Bytes value) {
  while (!value.empty() && (value.back() == 0x00 || value.back() == 0xFF))
    value = value.first(value.size() - 1);
  return value;
}

/// An `an` value without its padding, which on some cards is blanks.
Bytes unpadded(Bytes value) {
  for (value = unfilled(value); !value.empty() && value.back() == 0x20; value = unfilled(value))
    value = value.first(value.size() - 1);
  return value;
}

std::string text(const Records& records, Tag tag) {
  return utf8FromGb18030(unpadded(valueOf(records, tag)));
}

std::string hexadecimal(Bytes value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string digits;
  for (const std::uint8_t byte : value) {
    digits += kDigits[byte >> 4U];
    digits += kDigits[byte & 0xFU];
  }
  return digits;
}

/// A `cn` value: BCD from the left, filled up with F. Empty when something else is in it.
std::string digits(Bytes value) {
  std::string all = hexadecimal(value);
  all.erase(all.find_last_not_of('F') + 1);
  return all.find_first_not_of("0123456789") == std::string::npos ? all : std::string();
}

/// YYYYMMDD in BCD as YYYY-MM-DD.
std::string date(const Records& records, Tag tag) {
  const std::string all = digits(valueOf(records, tag));
  if (all.size() != 8) return {};
  const std::string_view month = std::string_view(all).substr(4, 2);
  const std::string_view day = std::string_view(all).substr(6, 2);
  if (month < "01" || month > "12" || day < "01" || day > "31") return {};
  return all.substr(0, 4).append("-").append(month).append("-").append(day);
}

/// The name goes on in a second record, also in the middle of a character: join first, then decode.
std::string nameOf(const Records& records) {
  const Bytes first = unfilled(valueOf(records, Tag::Name));
  const Bytes rest = unfilled(valueOf(records, Tag::NameRest));
  WipedBytes whole(first.begin(), first.end());
  whole.insert(whole.end(), rest.begin(), rest.end());
  return utf8FromGb18030(unpadded(whole));
}

void putHolder(SocialCard& card, const Records& records) {
  card.holder = HolderData::Read;
  card.number = text(records, Tag::Number);
  card.name = nameOf(records);
  card.sexCode = text(records, Tag::Sex);
  card.nationCode = digits(valueOf(records, Tag::Nation));
  card.birthplace = digits(valueOf(records, Tag::Birthplace));
  card.birth = date(records, Tag::Birth);
  constexpr auto kKind = id_card::CardKind::Resident;
  card.numberValid = id_card::numberValid(kKind, card.number);
  card.consistent = id_card::agreesWithNumber(kKind, card.number, card.birth, card.sexCode);
}

}  // namespace

std::optional<Record> parseRecord(Bytes bytes) {
  if (bytes.size() < 2 || bytes.size() != 2U + bytes[1]) return std::nullopt;
  return Record{static_cast<Tag>(bytes[0]), bytes.subspan(2)};
}

SocialCard cardFrom(const Records& issuer, const Records* holder) {
  SocialCard card;
  const Bytes identifier = valueOf(issuer, Tag::Identifier);
  card.identifier = hexadecimal(identifier);
  if (identifier.size() > 3) card.region = digits(identifier.first(3));
  if (card.region.size() != 6) card.region.clear();
  card.cardClass = text(issuer, Tag::CardClass);
  card.version = text(issuer, Tag::Version);
  card.organisation = digits(valueOf(issuer, Tag::Organisation));
  card.issued = date(issuer, Tag::Issued);
  card.expires = date(issuer, Tag::Expires);
  card.cardNumber = text(issuer, Tag::CardNumber);
  if (holder != nullptr) putHolder(card, *holder);
  return card;
}

}  // namespace drivers::smart_card
