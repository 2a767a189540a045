#include "drivers/smart_card/social_card.h"

#include <array>

#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not in <cstring>

namespace drivers::smart_card {
namespace {

constexpr std::array<std::string SocialCard::*, 14> kTexts = {
    &SocialCard::identifier,   &SocialCard::region, &SocialCard::cardClass, &SocialCard::version,
    &SocialCard::organisation, &SocialCard::issued, &SocialCard::expires,   &SocialCard::cardNumber,
    &SocialCard::number,       &SocialCard::name,   &SocialCard::sexCode,   &SocialCard::nationCode,
    &SocialCard::birthplace,   &SocialCard::birth,
};

void wipeText(std::string& text) {
  text.resize(text.capacity());
  explicit_bzero(text.data(), text.size());
  text.clear();
}

}  // namespace

std::string_view word(HolderData holder) {
  return holder == HolderData::Read ? "read" : "protected";
}

std::string_view word(CardInterface how) {
  return how == CardInterface::Contact ? "contact" : "contactless";
}

SocialCard::~SocialCard() {
  wipe();
}

SocialCard& SocialCard::operator=(const SocialCard& other) {
  if (this == &other) return *this;
  return *this = SocialCard(other);
}

SocialCard& SocialCard::operator=(SocialCard&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  interface = other.interface;
  holder = other.holder;
  numberValid = other.numberValid;
  consistent = other.consistent;
  for (std::string SocialCard::*text : kTexts) {
    (this->*text).swap(other.*text);
  }
  return *this;
}

int SocialCard::generation() const {
  if (version.empty() || version.front() < '1' || version.front() > '3') return 0;
  return version.front() - '0';
}

void SocialCard::wipe() {
  for (std::string SocialCard::*text : kTexts) {
    wipeText(this->*text);
  }
  interface = CardInterface::Contact;
  holder = HolderData::Protected;
  numberValid = consistent = false;
}

}  // namespace drivers::smart_card
