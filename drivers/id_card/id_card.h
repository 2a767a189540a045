#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::id_card {

/// The four documents a SAM reads; told apart by the character at byte 248 of the text block.
enum class CardKind : std::uint8_t {
  Resident,       ///< 居民身份证
  HmtPermit,      ///< 港澳台居民居住证, 'J'
  Foreigner2017,  ///< 外国人永久居留身份证, 2017 layout, 'I'
  Foreigner2023,  ///< 外国人永久居留身份证, 2023 layout, 'Y'
};

/// "resident", "hmt_permit", "foreigner_2017", "foreigner_2023".
std::string_view word(CardKind kind);

/// The picture of the card's holder, 8 bits a channel, RGB, rows from the top, no padding.
struct Portrait {
  static constexpr int kWidth = 102;
  static constexpr int kHeight = 126;
  std::vector<std::uint8_t> rgb;  ///< kWidth * kHeight * 3 bytes
};

/// What one card says. Texts are UTF-8 with trailing blanks removed; a field the card does not have, or leaves blank,
/// is empty. Personal data: wiped from memory when the value goes.
struct IdCard {
  CardKind kind = CardKind::Resident;
  std::string name;          ///< Chinese name
  std::string englishName;   ///< foreigners only
  std::string sexCode;       ///< GB/T 2261.1: "1" male, "2" female, "0" unknown, "9" unspecified
  std::string nationCode;    ///< GB/T 3304, "01"; residents only; see nation.h for the name
  std::string birth;         ///< YYYY-MM-DD
  std::string address;       ///< as printed
  std::string number;        ///< 18 characters; 15 on the 2017 foreigner's card
  std::string authority;     ///< issuing authority's name; its four-digit code on the 2017 foreigner's card
  std::string validFrom;     ///< YYYY-MM-DD
  std::string validTo;       ///< YYYY-MM-DD, or "long_term"
  std::string nationality;   ///< ISO 3166-1 alpha-3; foreigners only
  std::string travelPermit;  ///< 通行证号码; HMT permit only
  std::string issueCount;    ///< HMT permit: times issued; 2023 foreigner's card: times renewed
  bool numberValid = false;  ///< the number's check digit is right
  bool consistent = false;   ///< birth, and sex where the number tells it, agree with the number

  std::vector<std::string> newestAddress;  ///< addresses added later, as stored; empty: none
  std::vector<std::uint8_t> photoBlock;    ///< the chip's compressed picture (1024 bytes), empty: none
  std::optional<Portrait> portrait;        ///< decoded picture; empty without a decoder
  /// Whether the chip holds fingerprints; empty: it was read without them. The templates themselves are never kept.
  std::optional<bool> fingerprints;

  IdCard() = default;
  IdCard(const IdCard&) = default;
  IdCard(IdCard&&) = default;
  IdCard& operator=(const IdCard&);
  IdCard& operator=(IdCard&&) noexcept;
  ~IdCard();

  /// Overwrites and empties everything.
  void wipe();
};

}  // namespace drivers::id_card
