#include "drivers/smart_card/pcsc_reader.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "drivers/smart_card/atr.h"
#include "drivers/smart_card/card_session.h"
#include "drivers/smart_card/name_pattern.h"
#include "drivers/smart_card/pcsc_service.h"

namespace drivers::smart_card {
namespace {

using assets::Error;
using assets::ErrorId;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How often a waiting call looks at its stop token.
constexpr milliseconds kGlance{50};
/// How long one look waits for a change.
constexpr milliseconds kLook{300};
/// How long another program may use the card before this one gives up.
constexpr milliseconds kTaken{2000};
/// The service looks for cards about twice a second; after a broken exchange it is given time to see that the card is
/// gone.
constexpr milliseconds kNotice{1200};

tl::unexpected<Error> cancelled() {
  return assets::failure(ErrorId::DeviceJobCancelled);
}

class PcscReader final : public Reader {
 public:
  PcscReader(std::unique_ptr<PcscService> service, std::vector<std::string> patterns)
      : service_(std::move(service)), patterns_(std::move(patterns)) {}

  assets::Result<Presence> findCard(const std::stop_token& stop) override;
  assets::Result<SocialCard> readCard(const std::stop_token& stop) override;
  DeviceStatus check() override;

  /// Names of the readers that fit; none is SmartReaderNotThere, whose detail lists those that do not.
  assets::Result<std::vector<std::string>> fitting();

 private:
  assets::Result<void> refreshSlots();
  /// Until something changes or the time is over.
  assets::Result<void> awaitChange(const std::stop_token& stop, milliseconds wait);
  assets::Result<std::unique_ptr<CardChannel>> powerUp(const std::string& reader, const std::stop_token& stop);
  assets::Result<SocialCard> readFrom(const std::string& reader, const std::stop_token& stop);
  /// The card that was being read is no longer the one that is there.
  assets::Result<bool> changedHands(const Slot& before, const std::stop_token& stop, milliseconds wait);
  [[nodiscard]] bool handled(const Slot& slot) const {
    const auto found = handled_.find(slot.reader);
    return found != handled_.end() && found->second == slot.events;
  }

  std::unique_ptr<PcscService> service_;
  std::vector<std::string> patterns_;
  std::vector<Slot> slots_;
  std::optional<Slot> found_;
  /// The event count at which a reader's card was handled: while it stands, that card is still there.
  std::map<std::string, std::uint16_t, std::less<>> handled_;
};

assets::Result<std::vector<std::string>> PcscReader::fitting() {
  auto names = service_->readers();
  if (!names) return names;
  std::vector<std::string> fit;
  std::copy_if(names->begin(), names->end(), std::back_inserter(fit),
               [&](const std::string& name) { return fitsAny(patterns_, name); });
  if (!fit.empty()) return fit;
  return assets::failure(ErrorId::SmartReaderNotThere,
                         fmt::format("no reader fits {}; there are: {}", fmt::join(patterns_, ", "),
                                     names->empty() ? "none" : fmt::format("{}", fmt::join(*names, ", "))));
}

assets::Result<void> PcscReader::refreshSlots() {
  const auto names = fitting();
  if (!names) return tl::unexpected<Error>(names.error());
  std::vector<Slot> slots;
  for (const std::string& name : *names) {
    const auto known =
        std::find_if(slots_.begin(), slots_.end(), [&](const Slot& slot) { return slot.reader == name; });
    slots.push_back(known == slots_.end() ? Slot{.reader = name, .atr = {}} : *known);
  }
  slots_ = std::move(slots);
  return {};
}

assets::Result<void> PcscReader::awaitChange(const std::stop_token& stop, milliseconds wait) {
  const auto until = Clock::now() + wait;
  while (true) {
    if (stop.stop_requested()) return cancelled();
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
    const auto changed = service_->look(slots_, std::clamp(left, milliseconds(0), kGlance));
    if (!changed) return tl::unexpected<Error>(changed.error());
    if (*changed || left <= milliseconds(0)) return {};
  }
}

assets::Result<Presence> PcscReader::findCard(const std::stop_token& stop) {
  if (auto refreshed = refreshSlots(); !refreshed) return tl::unexpected<Error>(refreshed.error());
  if (auto waited = awaitChange(stop, kLook); !waited) return tl::unexpected<Error>(waited.error());
  found_.reset();
  bool there = false;
  for (const Slot& slot : slots_) {
    if (!slot.present) continue;
    there = true;
    if (!found_ && !handled(slot)) found_ = slot;
  }
  return found_ ? Presence::Found : there ? Presence::StillThere : Presence::None;
}

assets::Result<std::unique_ptr<CardChannel>> PcscReader::powerUp(const std::string& reader,
                                                                 const std::stop_token& stop) {
  const auto until = Clock::now() + kTaken;
  while (true) {
    auto channel = service_->powerUp(reader);
    if (channel || channel.error().id != ErrorId::SmartReaderTaken || Clock::now() >= until) return channel;
    if (stop.stop_requested()) return cancelled();
    std::this_thread::sleep_for(kGlance);
  }
}

assets::Result<SocialCard> PcscReader::readFrom(const std::string& reader, const std::stop_token& stop) {
  const auto channel = powerUp(reader, stop);
  if (!channel) return tl::unexpected<Error>(channel.error());
  return readSocialCard(**channel, stop);
}

assets::Result<bool> PcscReader::changedHands(const Slot& before, const std::stop_token& stop, milliseconds wait) {
  const auto until = Clock::now() + wait;
  while (true) {
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
    if (auto looked = awaitChange(stop, std::max(left, milliseconds(0))); !looked) {
      return tl::unexpected<Error>(looked.error());
    }
    const auto now =
        std::find_if(slots_.begin(), slots_.end(), [&](const Slot& slot) { return slot.reader == before.reader; });
    if (now == slots_.end() || now->events != before.events) return true;
    if (left <= milliseconds(0)) return false;
  }
}

assets::Result<SocialCard> PcscReader::readCard(const std::stop_token& stop) {
  if (!found_) return assets::failure(ErrorId::SocialCardRemoved, "no card was found");
  const Slot slot = *std::exchange(found_, std::nullopt);
  auto card = readFrom(slot.reader, stop);
  if (!card && card.error().id == ErrorId::DeviceJobCancelled) return card;
  handled_[slot.reader] = slot.events;
  const bool broken = !card && card.error().id == ErrorId::SocialCardNotRead;
  const auto changed = changedHands(slot, stop, broken ? kNotice : milliseconds(0));
  if (!changed) return tl::unexpected<Error>(changed.error());
  // What was read of a card that went half way may be of two cards.
  if (*changed && (card || broken)) return assets::failure(ErrorId::SocialCardRemoved, slot.reader);
  if (card) card->interface = interfaceOf(slot.atr);
  return card;
}

DeviceStatus PcscReader::check() {
  DeviceStatus status;
  const auto names = fitting();
  if (names) {
    status.state = DeviceState::Online;
    status.model = fmt::format("{}", fmt::join(*names, ", "));
  } else {
    status.state = stateOf(names.error().id);
    status.problem = names.error().id;
    status.detail = names.error().detail;
  }
  return status;
}

}  // namespace

assets::Result<std::unique_ptr<Reader>> openPcscReader(const DeviceConfig& config) {
  if (const auto unknown = config.settings.unknownKeys({"reader"}); !unknown.empty()) {
    return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": there is no setting " + unknown.front());
  }
  std::vector<std::string> patterns = config.settings.list("reader");
  if (const auto one = config.settings.text("reader")) patterns = {*one};
  if (patterns.empty()) patterns = {"*"};
  auto service = PcscService::connect();
  if (!service) return tl::unexpected<Error>(service.error());
  auto reader = std::make_unique<PcscReader>(std::move(*service), std::move(patterns));
  if (const auto names = reader->fitting(); !names) return tl::unexpected<Error>(names.error());
  return reader;
}

}  // namespace drivers::smart_card
