#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "drivers/picture.h"
#include "drivers/smart_card/social_card.h"

/// The two files of a social-security card that hold what is printed on it (LD/T 32-2015): records of tag, length,
/// value.
namespace drivers::smart_card {

/// The application environment's name: "sx1.sh." and 社会保障 in GBK.
inline constexpr std::array<std::uint8_t, 15> kSocialSecurity = {0x73, 0x78, 0x31, 0x2E, 0x73, 0x68, 0x2E, 0xC9,
                                                                 0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF};
inline constexpr std::uint16_t kIssuerFile = 0xEF05;
inline constexpr std::uint16_t kHolderFile = 0xEF06;

/// The records' tags, the same on all three generations; their numbers are not (a first-generation card has no
/// NameRest).
enum class Tag : std::uint8_t {
  Identifier = 0x01,    ///< b 16
  CardClass = 0x02,     ///< an 1
  Version = 0x03,       ///< an 4
  Organisation = 0x04,  ///< cn 12
  Issued = 0x05,        ///< cn 4, YYYYMMDD
  Expires = 0x06,       ///< cn 4
  CardNumber = 0x07,    ///< an 9
  Number = 0x08,        ///< an 18
  Name = 0x09,          ///< an 30, GBK or GB 18030
  Sex = 0x0A,           ///< an 1
  Nation = 0x0B,        ///< cn 1
  Birthplace = 0x0C,    ///< cn 3
  Birth = 0x0D,         ///< cn 4
  NameRest = 0x4E,      ///< an 20: goes on where Name ends, also in the middle of a character
};

/// A record as the specification lays it out; the answer is two bytes longer.
struct Item {
  Tag tag;
  std::uint8_t length;  ///< of the value, bytes
};
inline constexpr std::array kIssuerItems = {Item{Tag::Identifier, 16},   Item{Tag::CardClass, 1}, Item{Tag::Version, 4},
                                            Item{Tag::Organisation, 12}, Item{Tag::Issued, 4},    Item{Tag::Expires, 4},
                                            Item{Tag::CardNumber, 9}};
inline constexpr std::array kHolderItems = {Item{Tag::Number, 18}, Item{Tag::Name, 30},  Item{Tag::NameRest, 20},
                                            Item{Tag::Sex, 1},     Item{Tag::Nation, 1}, Item{Tag::Birthplace, 3},
                                            Item{Tag::Birth, 4}};

/// The values of a file's records by tag, overwritten when they go.
using Records = std::map<Tag, WipedBytes>;

/// One record; `value` points into the bytes.
struct Record {
  Tag tag;
  std::span<const std::uint8_t> value;
};
/// Empty unless the bytes are exactly tag, length and as many bytes as that says.
std::optional<Record> parseRecord(std::span<const std::uint8_t> bytes);

/// The card from its records; `holder` is nullptr when the card protects that file. Whatever the bytes, the outcome is
/// a card: what is no date or no digits is left empty, what is missing too.
SocialCard cardFrom(const Records& issuer, const Records* holder);

}  // namespace drivers::smart_card
