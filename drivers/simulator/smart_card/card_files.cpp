#include "drivers/simulator/smart_card/card_files.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include <iconv.h>

namespace drivers::simulator::smart_card {
namespace {

constexpr std::size_t kNameBytes = 30;
constexpr std::size_t kNameRestBytes = 20;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

/// A file being written; the first mistake is kept.
class File {
 public:
  void put(std::uint8_t tag, std::span<const std::uint8_t> value) {
    CardRecord record = {tag, static_cast<std::uint8_t>(value.size())};
    record.insert(record.end(), value.begin(), value.end());
    records_.push_back(std::move(record));
  }

  /// `an`: from the left, filled up with zeros.
  void putText(std::uint8_t tag, std::size_t length, std::string_view text, std::string_view name) {
    auto value = gb18030(text);
    if (!value) return fail(std::string(name) + ": " + value.error());
    if (value->size() > length) return tooLong(name, value->size(), length);
    value->resize(length, 0x00);
    put(tag, *value);
  }

  /// `cn`: BCD from the left, filled up with F.
  void putDigits(std::uint8_t tag, std::size_t length, std::string_view text, std::string_view name) {
    if (!std::all_of(text.begin(), text.end(), isDigit)) return fail(std::string(name) + " holds more than digits");
    if (text.size() > length * 2) return tooLong(name, text.size(), length * 2);
    std::string nibbles(text);
    nibbles.resize(length * 2, 'F');
    Bytes value;
    const auto nibble = [](char c) { return static_cast<unsigned>(isDigit(c) ? c - '0' : 0xF); };
    for (std::size_t i = 0; i < nibbles.size(); i += 2)
      value.push_back(static_cast<std::uint8_t>(nibble(nibbles[i]) << 4U | nibble(nibbles[i + 1])));
    put(tag, value);
  }

  /// YYYY-MM-DD as eight digits.
  void putDate(std::uint8_t tag, std::string_view date, std::string_view name) {
    if (date.empty()) return putDigits(tag, 4, date, name);
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') return fail(std::string(name) + " is no YYYY-MM-DD");
    putDigits(tag, 4, std::string(date.substr(0, 4)).append(date.substr(5, 2)).append(date.substr(8, 2)), name);
  }

  void fail(std::string sentence) {
    if (error_.empty()) error_ = std::move(sentence);
  }
  [[nodiscard]] const std::string& error() const { return error_; }
  std::vector<CardRecord> take() { return std::move(records_); }

 private:
  void tooLong(std::string_view name, std::size_t has, std::size_t holds) {
    fail(std::string(name) + " has " + std::to_string(has) + ", the card holds " + std::to_string(holds));
  }

  std::vector<CardRecord> records_;
  std::string error_;
};

std::string_view orElse(std::string_view value, std::string_view otherwise) {
  return value.empty() ? otherwise : value;
}

std::string_view versionOf(const SocialCardText& social, int generation) {
  constexpr std::array<std::string_view, 3> kVersions = {"1.00", "2.01", "3.00"};
  if (generation >= 1 && generation <= 3) return kVersions[static_cast<std::size_t>(generation - 1)];
  return orElse(social.version, kVersions.back());
}

/// The holder's number begins with a region; the card's is that one when nothing else is said.
std::string_view regionOf(const Person& person) {
  if (!person.social.region.empty()) return person.social.region;
  const std::string_view number = person.card.number;
  const bool tells = number.size() == 18 && std::all_of(number.begin(), number.begin() + 6, isDigit);
  return tells ? number.substr(0, 6) : std::string_view("110000");
}

File issuerFile(const Person& person, std::string_view version) {
  const SocialCardText& social = person.social;
  File file;
  // Region, the application's registered number, a serial number: all digits.
  file.putDigits(0x01, 16, std::string(regionOf(person)).append("91560000050000000000000001"), "social_region");
  file.putText(0x02, 1, orElse(social.cardClass, "2"), "social_class");
  file.putText(0x03, 4, version, "social_version");
  file.putDigits(0x04, 12, orElse(social.organisation, "9115600000110000"), "social_organisation");
  file.putDate(0x05, orElse(social.issued, "2024-01-01"), "social_issued");
  file.putDate(0x06, orElse(social.expires, "2034-01-01"), "social_expires");
  file.putText(0x07, 9, orElse(social.cardNumber, "A12345678"), "social_card");
  return file;
}

File holderFile(const Person& person, bool longNames) {
  const CardText& card = person.card;
  File file;
  file.putText(0x08, 18, card.number, "number");
  auto name = gb18030(card.name);
  const std::size_t holds = kNameBytes + (longNames ? kNameRestBytes : 0);
  if (!name || name->size() > holds) {
    file.fail(name ? "name has " + std::to_string(name->size()) + " bytes, the card holds " + std::to_string(holds)
                   : "name: " + name.error());
    return file;
  }
  name->resize(kNameBytes + kNameRestBytes, 0x00);
  file.put(0x09, std::span(*name).first(kNameBytes));
  if (longNames) file.put(0x4E, std::span(*name).subspan(kNameBytes));
  file.putText(0x0A, 1, card.sex, "sex");
  file.putDigits(0x0B, 1, card.nation, "nation");
  file.putDigits(0x0C, 3, orElse(person.social.birthplace, regionOf(person)), "social_birthplace");
  file.putDate(0x0D, card.birth, "birth");
  return file;
}

}  // namespace

tl::expected<Bytes, std::string> gb18030(std::string_view text) {
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  std::string in(text);
  Bytes bytes(text.size() * 4 + 4);
  char* from = in.data();
  char* to = static_cast<char*>(static_cast<void*>(bytes.data()));
  std::size_t fromLeft = in.size();
  std::size_t toLeft = bytes.size();
  const bool done = iconv(converter, &from, &fromLeft, &to, &toLeft) != static_cast<std::size_t>(-1);
  iconv_close(converter);
  if (!done) return tl::unexpected<std::string>("is no UTF-8 text");
  bytes.resize(bytes.size() - toLeft);
  return bytes;
}

tl::expected<CardFiles, std::string> encodeSocialCard(const Person& person, int generation) {
  const std::string_view version = versionOf(person.social, generation);
  File issuer = issuerFile(person, version);
  File holder = holderFile(person, !version.starts_with("1"));
  for (const File* file : {&issuer, &holder}) {
    if (!file->error().empty()) return tl::unexpected<std::string>(file->error());
  }
  return CardFiles{issuer.take(), holder.take()};
}

}  // namespace drivers::simulator::smart_card
