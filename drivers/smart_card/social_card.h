#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace drivers::smart_card {

/// What became of the holder's data (EF06). The specification of third-generation cards asks for keys only a PSAM or
/// the province's service holds; cards in the field differ.
enum class HolderData : std::uint8_t {
  Read,
  Protected,  ///< the card wants keys (6982): not a fault; use the ID card or verify online
};
/// "read", "protected".
std::string_view word(HolderData holder);

/// How the card was reached, told by its answer to reset.
enum class CardInterface : std::uint8_t { Contact, Contactless };
/// "contact", "contactless".
std::string_view word(CardInterface how);

/// What a social-security card 社会保障卡 says without keys. Texts are UTF-8 without their padding; an item the card
/// leaves blank or does not have is empty. Personal data: wiped from memory when the value goes.
struct SocialCard {
  CardInterface interface = CardInterface::Contact;

  // EF05, always free
  std::string identifier;    ///< 卡的识别码, 32 hexadecimal digits
  std::string region;        ///< issuing region, GB/T 2260, six digits: the identifier's first
  std::string cardClass;     ///< 卡的类别
  std::string version;       ///< 规范版本: "1.00", "2.00", "2.01", "3.00"
  std::string organisation;  ///< 初始化机构编号, digits
  std::string issued;        ///< YYYY-MM-DD
  std::string expires;       ///< YYYY-MM-DD
  std::string cardNumber;    ///< 卡号

  // EF06, empty when protected
  HolderData holder = HolderData::Protected;
  std::string number;        ///< 社会保障号码: the citizen's number
  std::string name;          ///< 姓名 with its continuation 姓名扩展
  std::string sexCode;       ///< GB/T 2261.1: "1" male, "2" female
  std::string nationCode;    ///< GB/T 3304, "01"
  std::string birthplace;    ///< GB/T 2260, six digits
  std::string birth;         ///< YYYY-MM-DD
  bool numberValid = false;  ///< the number's check digit is right
  bool consistent = false;   ///< birth, and sex where the number tells it, agree with the number

  SocialCard() = default;
  SocialCard(const SocialCard&) = default;
  SocialCard(SocialCard&&) = default;
  SocialCard& operator=(const SocialCard&);
  SocialCard& operator=(SocialCard&&) noexcept;
  ~SocialCard();

  /// 1, 2 or 3 after the specification's version; 0: the card does not say.
  [[nodiscard]] int generation() const;
  /// Overwrites and empties everything.
  void wipe();
};

}  // namespace drivers::smart_card
