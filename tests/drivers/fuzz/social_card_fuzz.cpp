// Any bytes as a card's answers: a session ends, and gives a card of well-formed UTF-8 or an error; any bytes as
// records too.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "drivers/simulator/smart_card/card_files.h"
#include "drivers/smart_card/card_session.h"
#include "drivers/smart_card/records.h"

namespace {

using namespace drivers::smart_card;

/// Hands the input out in pieces: a length, then that many bytes; behind its end "done" without data.
class FuzzedChannel final : public CardChannel {
 public:
  FuzzedChannel(std::span<const std::uint8_t> bytes, Protocol protocol) : bytes_(bytes), protocol_(protocol) {}
  [[nodiscard]] Protocol protocol() const override { return protocol_; }
  assets::Result<drivers::WipedBytes> transmit(std::span<const std::uint8_t> command) override {
    if (++exchanges > 500 || command.size() < 5) std::abort();
    if (bytes_.empty()) return drivers::WipedBytes{0x90, 0x00};
    const std::size_t length = std::min<std::size_t>(bytes_[0], bytes_.size() - 1);
    const auto piece = bytes_.subspan(1, length);
    bytes_ = bytes_.subspan(1 + length);
    return drivers::WipedBytes(piece.begin(), piece.end());
  }

  int exchanges = 0;

 private:
  std::span<const std::uint8_t> bytes_;
  Protocol protocol_;
};

void check(const SocialCard& card) {
  for (const std::string* text : {&card.name, &card.number, &card.cardNumber, &card.cardClass, &card.version}) {
    if (!drivers::simulator::smart_card::gb18030(*text)) std::abort();  // is no UTF-8
  }
  for (const std::string* date : {&card.issued, &card.expires, &card.birth}) {
    if (!date->empty() && date->size() != 10) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::uint8_t> bytes(data, size);
  for (const Protocol protocol : {Protocol::T0, Protocol::T1}) {
    FuzzedChannel channel(bytes, protocol);
    if (const auto card = readSocialCard(channel, {})) check(*card);
  }
  if (const auto record = parseRecord(bytes)) {
    Records records;
    for (const Item& item : kIssuerItems)
      records[item.tag] = drivers::WipedBytes(record->value.begin(), record->value.end());
    for (const Item& item : kHolderItems)
      records[item.tag] = drivers::WipedBytes(record->value.begin(), record->value.end());
    check(cardFrom(records, &records));
  }
  return 0;
}
