#include "drivers/simulator/smart_card/virtual_card.h"

#include <algorithm>
#include <array>
#include <utility>

namespace drivers::simulator::smart_card {
namespace {

constexpr std::uint16_t kIssuerFile = 0xEF05;
constexpr std::uint16_t kHolderFile = 0xEF06;

constexpr std::uint16_t kDone = 0x9000;
constexpr std::uint16_t kEndReached = 0x6282;
constexpr std::uint16_t kWrongLength = 0x6700;
constexpr std::uint16_t kKeysNeeded = 0x6982;
constexpr std::uint16_t kNoFileSelected = 0x6986;
constexpr std::uint16_t kNoFile = 0x6A82;
constexpr std::uint16_t kNoRecord = 0x6A83;
constexpr std::uint16_t kWrongParameters = 0x6A86;
constexpr std::uint16_t kNoCommand = 0x6D00;
constexpr std::uint16_t kNoClass = 0x6E00;

Bytes withStatus(Bytes data, std::uint16_t status) {
  data.push_back(static_cast<std::uint8_t>(status >> 8U));
  data.push_back(static_cast<std::uint8_t>(status & 0xFFU));
  return data;
}

Bytes only(std::uint16_t status) {
  return withStatus({}, status);
}

Bytes sized(std::uint8_t sw1, std::size_t length) {
  return only(static_cast<std::uint16_t>(std::size_t{sw1} << 8U | (length & 0xFFU)));
}

Bytes tagged(std::uint8_t tag, const Bytes& value) {
  Bytes all(2 + value.size());
  all[0] = tag;
  all[1] = static_cast<std::uint8_t>(value.size());
  std::copy(value.begin(), value.end(), all.begin() + 2);
  return all;
}

/// "sx1.sh." and 社会保障.
const Bytes& applicationName() {
  static const Bytes kName = gb18030("sx1.sh.社会保障").value();
  return kName;
}

/// FCI: the name, and the issuer's data with the algorithm 03 (SM4).
Bytes fileControlInformation() {
  Bytes inside = tagged(0x84, applicationName());
  const Bytes issuer = tagged(0xA5, {0x9F, 0x0C, 0x03, 0x86, 0x01, 0x03});
  inside.insert(inside.end(), issuer.begin(), issuer.end());
  return tagged(0x6F, inside);
}

bool isText(std::uint8_t tag) {
  constexpr std::array<std::uint8_t, 7> kTexts = {0x02, 0x03, 0x07, 0x08, 0x09, 0x0A, 0x4E};
  return std::find(kTexts.begin(), kTexts.end(), tag) != kTexts.end();
}

CardRecord spoilt(CardRecord record, CardQuirk quirk) {
  if (quirk == CardQuirk::LongRecords && isText(record[0])) {
    record.resize(record.size() + 2, 0x00);
    record[1] = static_cast<std::uint8_t>(record[1] + 2);
  }
  if (quirk == CardQuirk::Truncated) record.pop_back();
  if (quirk == CardQuirk::WrongTag) record[0] = static_cast<std::uint8_t>(record[0] ^ 0x40U);
  return record;
}

}  // namespace

Bytes VirtualCard::atr() const {
  // T0 6D: TB1 and TC1 follow, then 13 historical bytes; no TD1, so T=0.
  const Bytes contact = {0x3B, 0x6D, 0x00, 0x00, 0x00, 0x80, 0x31, 0x80, 0x65,
                         0xB0, 0x87, 0x27, 0x01, 0xBC, 0x83, 0x08, 0x90, 0x00};
  if (!contactless_) return contact;
  Bytes made = {0x3B, 0x88, 0x80, 0x01, 0x80, 0x31, 0x80, 0x65, 0xB0, 0x87, 0x27, 0x01};
  std::uint8_t sum = 0;
  for (std::size_t i = 1; i < made.size(); ++i)
    sum = static_cast<std::uint8_t>(sum ^ made[i]);
  made.push_back(sum);
  return made;
}

void VirtualCard::reset() {
  application_ = false;
  file_ = 0;
  ready_.clear();
  records_ = 0;
}

CardStep VirtualCard::stepOf(std::span<const std::uint8_t> command) const {
  if (command[1] == 0xA4) {
    if (command[2] == 0x04) return CardStep::Application;
    const bool holder = command.size() >= 7 && command[6] == (kHolderFile & 0xFFU);
    return holder ? CardStep::HolderFile : CardStep::IssuerFile;
  }
  if (command[1] == 0xB2) return file_ == kHolderFile ? CardStep::HolderRecord : CardStep::IssuerRecord;
  return CardStep::Other;
}

const std::vector<CardRecord>* VirtualCard::currentFile() const {
  if (file_ == kIssuerFile) return &files_.issuer;
  if (file_ == kHolderFile) return &files_.holder;
  return nullptr;
}

std::optional<Bytes> VirtualCard::answer(std::span<const std::uint8_t> command) {
  if (command.size() < 4) return only(kWrongLength);
  if (command[0] != 0x00) return only(kNoClass);
  const Bytes ready = std::exchange(ready_, {});
  if (command[1] == 0xB2 && ++records_ == fault_.record && has(CardQuirk::Remove)) return std::nullopt;
  if (has(CardQuirk::Status) && stepOf(command) == fault_.step) return only(fault_.status);
  switch (command[1]) {
    case 0xA4:
      return select(command);
    case 0xB2:
      return readRecord(command);
    case 0xC0:
      ready_ = ready;
      return fetch(command.size() == 5 ? command[4] : 0);
    default:
      return only(kNoCommand);
  }
}

Bytes VirtualCard::select(std::span<const std::uint8_t> command) {
  const std::size_t length = command.size() > 4 ? command[4] : 0;
  const std::size_t ends = 5 + length;
  // Over T=0 the length expected has no place behind the data.
  const bool expects = command.size() == ends + 1 && contactless_;
  if (length == 0 || (command.size() != ends && !expects)) return only(kWrongLength);
  const Bytes data(command.begin() + 5, command.begin() + static_cast<std::ptrdiff_t>(ends));
  if (command[2] == 0x04) {
    if (data != applicationName()) return only(kNoFile);
    application_ = true;
    file_ = 0;
    Bytes fci = fileControlInformation();
    if (contactless_) return expects ? withStatus(std::move(fci), kDone) : only(kDone);
    ready_ = std::move(fci);
    return sized(0x61, ready_.size());
  }
  const bool known = command[2] == 0x00 || (command[2] == 0x02 && !has(CardQuirk::PlainSelect));
  if (!known) return only(kWrongParameters);
  if (data.size() != 2) return only(kWrongLength);
  const auto file = static_cast<std::uint16_t>(data[0] << 8U | data[1]);
  if (!application_ || (file != kIssuerFile && file != kHolderFile)) return only(kNoFile);
  file_ = file;
  return only(kDone);
}

Bytes VirtualCard::readRecord(std::span<const std::uint8_t> command) {
  if (command.size() != 5) return only(kWrongLength);
  const std::vector<CardRecord>* file = currentFile();
  if (file == nullptr) return only(kNoFileSelected);
  if (file_ == kHolderFile && protectsHolder_) return only(kKeysNeeded);
  const bool byNumber = command[3] == 0x04;
  if (!byNumber && (command[3] != 0x00 || has(CardQuirk::ByNumber))) return only(kWrongParameters);
  auto found = file->end();
  if (byNumber) {
    if (command[2] >= 1 && command[2] <= file->size()) found = file->begin() + (command[2] - 1);
  } else {
    found = std::find_if(file->begin(), file->end(), [&](const CardRecord& record) { return record[0] == command[2]; });
  }
  if (found == file->end()) return only(kNoRecord);
  const std::uint8_t expected = command[4];
  if (has(CardQuirk::AnyLength) && expected != 0) return only(kWrongLength);
  Bytes record = spoilt(*found, fault_.quirk);
  if (has(CardQuirk::Fetch) && !contactless_) {
    ready_ = std::move(record);
    return sized(0x61, ready_.size());
  }
  const bool all = expected == 0 || expected == record.size();
  if (!all && (expected < record.size() || !contactless_)) return sized(0x6C, record.size());
  return withStatus(std::move(record), all ? kDone : kEndReached);
}

Bytes VirtualCard::fetch(std::uint8_t length) {
  if (ready_.empty()) return only(kNoFileSelected);
  if (length != 0 && length < ready_.size()) {
    Bytes part(ready_.begin(), ready_.begin() + length);
    ready_.erase(ready_.begin(), ready_.begin() + length);
    const std::size_t left = ready_.size();
    return withStatus(std::move(part), static_cast<std::uint16_t>(0x6100U | left));
  }
  return withStatus(std::exchange(ready_, {}), kDone);
}

}  // namespace drivers::simulator::smart_card
