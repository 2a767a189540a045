#include "drivers/id_card/sam_reader.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "drivers/id_card/card_text.h"
#include "drivers/id_card/frame_channel.h"

namespace drivers::id_card {
namespace {

using assets::Error;
using assets::ErrorId;
using std::chrono::milliseconds;

/// How often a waiting call looks at its stop token.
constexpr milliseconds kGlance{50};

tl::unexpected<Error> cancelled() {
  return assets::failure(ErrorId::DeviceJobCancelled);
}

tl::unexpected<Error> statusFailure(const Reply& reply) {
  std::string detail = fmt::format("status {:02X}", reply.status);
  if (reply.sw1 != 0 || reply.sw2 != 0) detail += fmt::format(", card {:02X}{:02X}", reply.sw1, reply.sw2);
  return assets::failure(errorOf(reply.status), detail);
}

bool oneOf(std::uint8_t status, std::initializer_list<int> all) {
  return std::find(all.begin(), all.end(), status) != all.end();
}

/// Nobody can put these right by laying the card down again.
bool isFault(const Error& error) {
  return assets::entry(error.id).family == assets::ErrorFamily::Fault;
}

}  // namespace

assets::Result<Reply> SamReader::ask(Command command, const std::stop_token& stop, const ReadWatcher& watcher) {
  if (auto settled = channel_->settle(); !settled) return tl::unexpected<Error>(settled.error());
  auto reply = channel_->exchange(command, stop, watcher);
  // A card can be read once for each time it is found; everything else may be asked again.
  const bool repeatable = command != Command::ReadCard && command != Command::ReadCardWithFingerprints;
  if (repeatable && !reply && reply.error().id == ErrorId::IdReaderGarbled) {
    if (auto settled = channel_->settle(); !settled) return tl::unexpected<Error>(settled.error());
    reply = channel_->exchange(command, stop, watcher);
  }
  if (reply && oneOf(reply->status, {0x10, 0x11, 0x21, 0x23, 0x24, 0x60, 0x66})) return statusFailure(*reply);
  return reply;
}

assets::Result<std::unique_ptr<SamReader>> SamReader::open(std::unique_ptr<transport::ByteLink> link,
                                                           std::optional<PhotoDecoder> decoder, SamTiming timing) {
  return open(std::make_unique<FrameChannel>(std::move(link), timing), std::move(decoder), timing);
}

assets::Result<std::unique_ptr<SamReader>> SamReader::open(std::unique_ptr<SamChannel> channel,
                                                           std::optional<PhotoDecoder> decoder, SamTiming timing) {
  std::unique_ptr<SamReader> reader(new SamReader(std::move(channel), std::move(decoder), timing));
  const auto status = reader->ask(Command::SamStatus, {});
  if (!status) return tl::unexpected<Error>(status.error());
  const auto id = reader->samId();
  if (!id) return tl::unexpected<Error>(id.error());
  reader->model_ = "SAM " + *id;
  return reader;
}

assets::Result<std::string> SamReader::samId() {
  const auto reply = ask(Command::SamId, {});
  if (!reply) return tl::unexpected<Error>(reply.error());
  return formatSamId(reply->data).value_or("");
}

assets::Result<Presence> SamReader::findCard(const std::stop_token& stop) {
  for (auto now = Clock::now(); now < lastFind_ + timing_.findFloor; now = Clock::now()) {
    if (stop.stop_requested()) return cancelled();
    std::this_thread::sleep_for(std::min<Clock::duration>(lastFind_ + timing_.findFloor - now, kGlance));
  }
  lastFind_ = Clock::now();
  const auto reply = ask(Command::FindCard, stop);
  if (!reply) return tl::unexpected<Error>(reply.error());
  if (reply->status == kCardFound) {
    handled_ = false;
    const bool mustLift = failedAt_ && Clock::now() < *failedAt_ + timing_.lift;
    if (!mustLift) failedAt_.reset();
    return mustLift ? Presence::StillThere : Presence::Found;
  }
  failedAt_.reset();
  if (!handled_) return Presence::None;
  const auto there = readCardStillThere(stop);
  if (!there) return tl::unexpected<Error>(there.error());
  handled_ = *there;
  return handled_ ? Presence::StillThere : Presence::None;
}

assets::Result<bool> SamReader::readCardStillThere(const std::stop_token& stop) {
  // A module answers "no card" also while the card it has read last lies there; only such a card still hands out
  // addresses.
  const auto reply = ask(Command::NewestAddress, stop);
  if (!reply) return tl::unexpected<Error>(reply.error());
  return reply->status == kDone || reply->status == kNoSuchItem;
}

assets::Result<void> SamReader::selectCard(const std::stop_token& stop) {
  const auto reply = ask(Command::SelectCard, stop);
  if (!reply) return tl::unexpected<Error>(reply.error());
  if (reply->status != kDone) return statusFailure(*reply);
  return {};
}

tl::unexpected<Error> SamReader::readFailed(const Error& why, const std::stop_token& stop) {
  if (why.id == ErrorId::DeviceJobCancelled || why.id == ErrorId::IdReaderNotThere) return tl::unexpected<Error>(why);
  failedAt_ = Clock::now();
  // A broken exchange with a module that is well is the visitor's to mend, by laying the card down again.
  const bool broken = why.id == ErrorId::IdReaderSilent || why.id == ErrorId::IdReaderGarbled;
  if (!broken && isFault(why)) return tl::unexpected<Error>(why);
  if (broken) {
    if (auto settled = channel_->settle(); !settled) return tl::unexpected<Error>(settled.error());
  }
  if (why.id != ErrorId::IdCardNotRead && !broken) return tl::unexpected<Error>(why);
  const auto find = ask(Command::FindCard, stop);
  if (!find) return tl::unexpected<Error>(find.error());
  bool lifted = false;
  if (find->status == kNoCard) {
    failedAt_.reset();
    // After a broken exchange the module may hold the card for read, and says "none" although it lies there.
    handled_ = broken;
    lifted = !broken;
  }
  return assets::failure(lifted ? ErrorId::IdCardLifted : ErrorId::IdCardNotRead, why.detail);
}

assets::Result<IdCard> SamReader::readCard(const std::stop_token& stop, const ReadWatcher& watcher, ReadScope scope) {
  if (watcher) watcher({ReadStage::Reading, 0, 0});
  const bool fingers = scope == ReadScope::WithFingerprints;
  const auto reply = ask(fingers ? Command::ReadCardWithFingerprints : Command::ReadCard, stop, watcher);
  if (!reply) return readFailed(reply.error(), stop);
  if (reply->status != kDone) return readFailed(statusFailure(*reply).value(), stop);
  const auto blocks = splitCardReply(reply->data);
  if (!blocks) {
    channel_->forget();
    return readFailed({ErrorId::IdReaderGarbled, "inner lengths"}, stop);
  }
  IdCard card = decodeCardText(blocks->text.first<kCardTextBytes>());
  card.photoBlock.assign(blocks->photo.begin(), blocks->photo.end());
  if (fingers) card.fingerprints = fingerprintEnrolled(blocks->fingerprints);
  if (decoder_ && !card.photoBlock.empty()) card.portrait = decoder_->decode(card.photoBlock);
  channel_->forget();  // nothing of the card stays in the driver
  handled_ = true;
  return card;
}

assets::Result<std::vector<std::string>> SamReader::newestAddress(const std::stop_token& stop) {
  const auto reply = ask(Command::NewestAddress, stop);
  if (!reply) return tl::unexpected<Error>(reply.error());
  // Most modules say that there is no such item; some say done and give none.
  if (reply->status == kNoSuchItem || (reply->status == kDone && reply->data.empty()))
    return std::vector<std::string>{};
  if (reply->status != kDone) return statusFailure(*reply);
  auto addresses = decodeAddresses(reply->data);
  channel_->forget();
  if (!addresses) return assets::failure(ErrorId::IdCardNotRead, "length of the added addresses");
  return std::move(*addresses);
}

assets::Result<std::string> SamReader::managementNumber(const std::stop_token& stop) {
  const auto reply = ask(Command::ManagementNumber, stop);
  if (!reply) return tl::unexpected<Error>(reply.error());
  if (reply->status == kNoSuchItem) return std::string();
  if (reply->status != kDone) return statusFailure(*reply);
  std::string digits = fmt::format("{:02X}", fmt::join(reply->data, ""));
  channel_->forget();
  return digits;
}

assets::Result<void> SamReader::reset() {
  const auto reply = ask(Command::ResetSam, {});
  if (!reply) return tl::unexpected<Error>(reply.error());
  handled_ = true;  // what it thinks of the card that lies there is not known
  failedAt_.reset();
  return {};
}

DeviceStatus SamReader::check() {
  DeviceStatus status;
  status.state = DeviceState::Online;
  status.model = model_;
  status.detail = channel_->name() + (decoder_ ? "; pictures: " + decoder_->name() : "; no picture decoder");
  const auto reply = ask(Command::SamStatus, {});
  if (!reply) {
    status.state = stateOf(reply.error().id);
    status.problem = reply.error().id;
    status.detail = reply.error().detail;
  }
  return status;
}

}  // namespace drivers::id_card
