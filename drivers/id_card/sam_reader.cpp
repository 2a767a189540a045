#include "drivers/id_card/sam_reader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <thread>

#include <fmt/format.h>

#include "drivers/id_card/card_text.h"

namespace drivers::id_card {
namespace {

using assets::Error;
using assets::ErrorId;
using std::chrono::milliseconds;

/// How often a waiting call looks at its stop token.
constexpr milliseconds kGlance{50};
/// Replies to earlier commands that may stand before the one waited for; more is a module talking to itself.
constexpr int kMostStale = 4;

tl::unexpected<Error> cancelled() {
  return assets::failure(ErrorId::DeviceJobCancelled);
}

tl::unexpected<Error> linkFailure(const transport::LinkError& error) {
  const bool setting = error.fault == transport::LinkFault::BadSetting;
  return assets::failure(setting ? ErrorId::DeviceMisconfigured : ErrorId::IdReaderNotThere, error.detail);
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

bool answers(Command command, const Reply& reply) {
  // Troubles of the module itself fit every command.
  if (oneOf(reply.status, {0x10, 0x11, 0x21, 0x23, 0x24, 0x60, 0x66})) return true;
  const std::size_t size = reply.data.size();
  switch (command) {
    case Command::FindCard:
      return reply.status == kCardFound || reply.status == kNoCard;
    case Command::SelectCard:
      return oneOf(reply.status, {0x81, 0x80, 0x40}) || (reply.status == kDone && size == 8);
    case Command::ReadCard:
    case Command::ReadCardWithFingerprints:
      if (reply.status == kDone) return size >= kCardTextBytes;
      return oneOf(reply.status, {0x31, 0x32, 0x33, 0x37, 0x3F, 0x40, 0x41, 0x47});
    case Command::NewestAddress:
      if (reply.status == kDone) return size > 0 && size % kAddressBytes == 0;
      return oneOf(reply.status, {kNoSuchItem, 0x31, 0x32, 0x33, 0x3F, 0x40, 0x41, 0x47, kNoCard});
    case Command::SamId:
      return reply.status == kDone && size == 16;
    default:
      return reply.status == kDone && size == 0;
  }
}

assets::Result<Reply> SamReader::awaitReply(Command command, const std::stop_token& stop, const ReadWatcher& watcher) {
  auto begun = Clock::now();
  auto lastByte = begun;
  bool damaged = false;
  bool heard = false;
  int stale = 0;
  std::array<std::uint8_t, 512> bytes{};
  while (true) {
    while (const auto event = parser_.next()) {
      if (const auto* reply = std::get_if<Reply>(&*event)) {
        if (answers(command, *reply)) return *reply;
        // The reply to an earlier command: the module is well and comes to this one next.
        if (++stale <= kMostStale) begun = Clock::now();
      } else {
        damaged = true;
      }
    }
    if (watcher && parser_.insideFrame()) watcher({ReadStage::Reading, parser_.received(), parser_.expected()});
    if (stop.stop_requested()) return cancelled();

    const auto now = Clock::now();
    auto until = begun + (parser_.insideFrame() ? timing_.frame : timing_.header);
    if (damaged) until = std::min(until, lastByte + timing_.quiet);
    if (now >= until) break;
    const auto left = std::chrono::ceil<milliseconds>(until - now);
    const auto got = link_->read(bytes, std::min(left, kGlance));
    if (!got) return linkFailure(got.error());
    if (*got > 0) {
      heard = true;
      lastByte = Clock::now();
      parser_.feed(std::span(bytes).first(*got));
      explicit_bzero(bytes.data(), *got);
    }
  }
  // Time is up: perhaps the reply hides behind a false preamble that promised more.
  parser_.end();
  while (const auto event = parser_.next()) {
    const auto* reply = std::get_if<Reply>(&*event);
    if (reply != nullptr && answers(command, *reply)) return *reply;
  }
  return assets::failure(heard ? ErrorId::IdReaderGarbled : ErrorId::IdReaderSilent,
                         fmt::format("command {:04X} on {}", static_cast<unsigned>(command), link_->name()));
}

assets::Result<Reply> SamReader::exchange(Command command, const std::stop_token& stop, const ReadWatcher& watcher) {
  if (stop.stop_requested()) return cancelled();
  if (auto drained = link_->drain(); !drained) return linkFailure(drained.error());
  parser_.reset();
  if (auto written = link_->write(buildRequest(command)); !written) return linkFailure(written.error());
  auto reply = awaitReply(command, stop, watcher);
  if (!reply) unsettled_ = true;
  return reply;
}

assets::Result<void> SamReader::settle() {
  if (!unsettled_) return {};
  const auto reply = exchange(Command::SamStatus, {}, {});
  if (!reply) return tl::unexpected<Error>(reply.error());
  unsettled_ = false;
  return {};
}

assets::Result<Reply> SamReader::ask(Command command, const std::stop_token& stop, const ReadWatcher& watcher) {
  if (auto settled = settle(); !settled) return tl::unexpected<Error>(settled.error());
  auto reply = exchange(command, stop, watcher);
  // A card can be read once for each time it is found; everything else may be asked again.
  const bool repeatable = command != Command::ReadCard && command != Command::ReadCardWithFingerprints;
  if (repeatable && !reply && reply.error().id == ErrorId::IdReaderGarbled) {
    if (auto settled = settle(); !settled) return tl::unexpected<Error>(settled.error());
    reply = exchange(command, stop, watcher);
  }
  if (reply && oneOf(reply->status, {0x10, 0x11, 0x21, 0x23, 0x24, 0x60, 0x66})) return statusFailure(*reply);
  return reply;
}

assets::Result<std::unique_ptr<SamReader>> SamReader::open(std::unique_ptr<transport::ByteLink> link,
                                                           std::optional<PhotoDecoder> decoder, SamTiming timing) {
  std::unique_ptr<SamReader> reader(new SamReader(std::move(link), std::move(decoder), timing));
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
    if (auto settled = settle(); !settled) return tl::unexpected<Error>(settled.error());
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

assets::Result<IdCard> SamReader::readCard(const std::stop_token& stop, const ReadWatcher& watcher) {
  if (watcher) watcher({ReadStage::Reading, 0, 0});
  const auto reply = ask(Command::ReadCard, stop, watcher);
  if (!reply) return readFailed(reply.error(), stop);
  if (reply->status != kDone) return readFailed(statusFailure(*reply).value(), stop);
  const auto blocks = splitCardReply(reply->data);
  if (!blocks) {
    parser_.reset();
    return readFailed({ErrorId::IdReaderGarbled, "inner lengths"}, stop);
  }
  IdCard card = decodeCardText(blocks->text.first<kCardTextBytes>());
  card.photoBlock.assign(blocks->photo.begin(), blocks->photo.end());
  if (decoder_ && !card.photoBlock.empty()) card.portrait = decoder_->decode(card.photoBlock);
  parser_.reset();  // nothing of the card stays in the driver
  handled_ = true;
  return card;
}

assets::Result<std::vector<std::string>> SamReader::newestAddress(const std::stop_token& stop) {
  const auto reply = ask(Command::NewestAddress, stop);
  if (!reply) return tl::unexpected<Error>(reply.error());
  if (reply->status == kNoSuchItem) return std::vector<std::string>{};
  if (reply->status != kDone) return statusFailure(*reply);
  auto addresses = decodeAddresses(reply->data);
  parser_.reset();
  if (!addresses) return assets::failure(ErrorId::IdCardNotRead, "length of the added addresses");
  return std::move(*addresses);
}

DeviceStatus SamReader::check() {
  DeviceStatus status;
  status.state = DeviceState::Online;
  status.model = model_;
  status.detail = link_->name() + (decoder_ ? "; pictures: " + decoder_->name() : "; no picture decoder");
  const auto reply = ask(Command::SamStatus, {});
  if (!reply) {
    status.state = stateOf(reply.error().id);
    status.problem = reply.error().id;
    status.detail = reply.error().detail;
  }
  return status;
}

}  // namespace drivers::id_card
