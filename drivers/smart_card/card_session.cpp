#include "drivers/smart_card/card_session.h"

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "drivers/smart_card/records.h"

namespace drivers::smart_card {
namespace {

using assets::Error;
using assets::ErrorId;

/// 61xx and 6Cxx in a row; a card that still has more to say is talking in circles.
constexpr int kMostRounds = 8;
/// The longest of both files has 7 records.
constexpr std::uint8_t kMostRecords = 16;

/// What a card said at last, after 61xx and 6Cxx.
struct Answer {
  WipedBytes data;
  std::uint16_t status = 0;
  [[nodiscard]] Outcome outcome() const { return outcomeOf(status); }
};

class Session {
 public:
  Session(CardChannel& channel, const std::stop_token& stop) : channel_(channel), stop_(stop) {}

  assets::Result<void> selectSocialSecurity() {
    const auto answer = ask(selectApplication(kSocialSecurity, channel_.protocol()));
    if (!answer) return tl::unexpected<Error>(answer.error());
    if (answer->outcome() == Outcome::Done) return {};
    // What a card without the application answers is up to its maker; a locked one says so.
    const bool locked = answer->outcome() == Outcome::Locked;
    return refused(locked ? ErrorId::SocialCardLocked : ErrorId::SocialCardOtherKind, "application", answer->status);
  }

  /// Records of a file; empty: the card protects it.
  template <class Items>
  assets::Result<std::optional<Records>> readFile(std::uint16_t file, const Items& items) {
    auto selected = ask(selectFile(file, 0x02));
    if (selected && selected->outcome() == Outcome::NotSupported) selected = ask(selectFile(file, 0x00));
    if (!selected) return tl::unexpected<Error>(selected.error());
    if (selected->outcome() == Outcome::Protected) return std::optional<Records>();
    if (selected->outcome() != Outcome::Done) return notRead(file, selected->status);
    Records records;
    for (const Item& item : items) {
      const auto answer = askRecord(readByTag(static_cast<std::uint8_t>(item.tag), recordLength(item)));
      if (!answer) return tl::unexpected<Error>(answer.error());
      if (answer->outcome() == Outcome::NotSupported && records.empty()) return readByNumbers(file);
      if (answer->outcome() == Outcome::Protected) return std::optional<Records>();
      if (answer->outcome() == Outcome::NotFound) continue;  // this generation has no such record
      if (answer->outcome() != Outcome::Done) return notRead(file, answer->status);
      const auto record = parseRecord(answer->data);
      if (!record || record->tag != item.tag) return malformed(file);
      keep(records, *record);
    }
    return std::optional<Records>(std::move(records));
  }

 private:
  static std::uint8_t recordLength(const Item& item) { return static_cast<std::uint8_t>(item.length + 2); }
  static void keep(Records& records, const Record& record) {
    records.insert_or_assign(record.tag, WipedBytes(record.value.begin(), record.value.end()));
  }

  assets::Result<std::optional<Records>> readByNumbers(std::uint16_t file) {
    Records records;
    for (std::uint8_t number = 1; number <= kMostRecords; ++number) {
      const auto answer = askRecord(readByNumber(number, 0));
      if (!answer) return tl::unexpected<Error>(answer.error());
      if (answer->outcome() == Outcome::Protected) return std::optional<Records>();
      if (answer->outcome() == Outcome::NotFound) break;
      if (answer->outcome() != Outcome::Done) return notRead(file, answer->status);
      const auto record = parseRecord(answer->data);
      if (!record) return malformed(file);
      keep(records, *record);
    }
    return std::optional<Records>(std::move(records));
  }

  /// A card that does not like the length expected is asked for all there is.
  assets::Result<Answer> askRecord(const Command& command) {
    auto answer = ask(command);
    if (answer && answer->outcome() == Outcome::WrongLength) return ask(withLength(command, 0));
    return answer;
  }

  assets::Result<Answer> ask(Command command) {
    Answer answer;
    for (int round = 0; round < kMostRounds; ++round) {
      if (stop_.stop_requested()) return assets::failure(ErrorId::DeviceJobCancelled);
      const auto bytes = channel_.transmit(command);
      if (!bytes) return tl::unexpected<Error>(bytes.error());
      const auto response = splitResponse(*bytes);
      if (!response) return assets::failure(ErrorId::SocialCardNotRead, "no status word");
      answer.data.insert(answer.data.end(), response->data.begin(), response->data.end());
      answer.status = response->status;
      const auto length = static_cast<std::uint8_t>(response->status & 0xFFU);
      if (answer.outcome() == Outcome::MoreToFetch) {
        command = getResponse(length);
      } else if (answer.outcome() == Outcome::OtherLength) {
        command = withLength(std::move(command), length);
      } else {
        return answer;
      }
    }
    return answer;
  }

  static tl::unexpected<Error> refused(ErrorId id, std::string_view what, std::uint16_t status) {
    return assets::failure(id, fmt::format("{}: {:04X}", what, status));
  }
  static tl::unexpected<Error> notRead(std::uint16_t file, std::uint16_t status) {
    const bool locked = outcomeOf(status) == Outcome::Locked;
    return refused(locked ? ErrorId::SocialCardLocked : ErrorId::SocialCardNotRead, fmt::format("{:04X}", file),
                   status);
  }
  static tl::unexpected<Error> malformed(std::uint16_t file) {
    return assets::failure(ErrorId::SocialCardNotRead, fmt::format("{:04X}: a record's length or tag is wrong", file));
  }

  CardChannel& channel_;
  const std::stop_token& stop_;
};

}  // namespace

assets::Result<SocialCard> readSocialCard(CardChannel& channel, const std::stop_token& stop) {
  Session session(channel, stop);
  if (auto selected = session.selectSocialSecurity(); !selected) return tl::unexpected<Error>(selected.error());
  const auto issuer = session.readFile(kIssuerFile, kIssuerItems);
  if (!issuer) return tl::unexpected<Error>(issuer.error());
  if (!*issuer) return assets::failure(ErrorId::SocialCardNotRead, "EF05: 6982");
  const auto holder = session.readFile(kHolderFile, kHolderItems);
  if (!holder) return tl::unexpected<Error>(holder.error());
  SocialCard card = cardFrom(**issuer, *holder ? &**holder : nullptr);
  // Without its number a card says nothing that could be used.
  if (card.cardNumber.empty()) return assets::failure(ErrorId::SocialCardNotRead, "EF05: no card number");
  if (card.holder == HolderData::Read && (card.number.empty() || card.name.empty())) {
    return assets::failure(ErrorId::SocialCardNotRead, "EF06: no number or no name");
  }
  return card;
}

}  // namespace drivers::smart_card
