#include "drivers/id_card/id_card.h"

#include <cstring>

namespace drivers::id_card {
namespace {

constexpr std::array<std::string IdCard::*, 13> kTexts = {
    &IdCard::name,        &IdCard::englishName,  &IdCard::sexCode,    &IdCard::nationCode, &IdCard::birth,
    &IdCard::address,     &IdCard::number,       &IdCard::authority,  &IdCard::validFrom,  &IdCard::validTo,
    &IdCard::nationality, &IdCard::travelPermit, &IdCard::issueCount,
};

template <class Bytes>
void wipeBytes(Bytes& bytes) {
  bytes.resize(bytes.capacity());
  if (!bytes.empty()) explicit_bzero(bytes.data(), bytes.size());
  bytes.clear();
}

}  // namespace

std::string_view word(CardKind kind) {
  switch (kind) {
    case CardKind::Resident:
      return "resident";
    case CardKind::HmtPermit:
      return "hmt_permit";
    case CardKind::Foreigner2017:
      return "foreigner_2017";
    case CardKind::Foreigner2023:
      return "foreigner_2023";
  }
  return "resident";
}

IdCard::~IdCard() {
  wipe();
}

IdCard& IdCard::operator=(const IdCard& other) {
  if (this == &other) return *this;
  return *this = IdCard(other);
}

IdCard& IdCard::operator=(IdCard&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  kind = other.kind;
  numberValid = other.numberValid;
  consistent = other.consistent;
  fingerprints = other.fingerprints;
  for (std::string IdCard::*text : kTexts) {
    (this->*text).swap(other.*text);
  }
  newestAddress.swap(other.newestAddress);
  photoBlock.swap(other.photoBlock);
  portrait.swap(other.portrait);
  return *this;
}

void IdCard::wipe() {
  for (std::string IdCard::*text : kTexts) {
    wipeBytes(this->*text);
  }
  for (std::string& line : newestAddress)
    wipeBytes(line);
  newestAddress.clear();
  wipeBytes(photoBlock);
  if (portrait) wipeBytes(portrait->rgb);
  portrait.reset();
  fingerprints.reset();
  kind = CardKind::Resident;
  numberValid = consistent = false;
}

}  // namespace drivers::id_card
