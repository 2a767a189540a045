#include "drivers/id_card/frame_channel.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

#include "drivers/id_card/card_text.h"

namespace drivers::id_card {
namespace {

using assets::Error;
using assets::ErrorId;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// How often a waiting call looks at its stop token.
constexpr milliseconds kGlance{50};
/// Replies to earlier commands that may stand before the one waited for; more is a module talking to itself.
constexpr int kMostStale = 4;

tl::unexpected<Error> cancelled() {
  return assets::failure(ErrorId::DeviceJobCancelled);
}

bool oneOf(std::uint8_t status, std::initializer_list<int> all) {
  return std::find(all.begin(), all.end(), status) != all.end();
}

}  // namespace

tl::unexpected<Error> linkFailure(const transport::LinkError& error) {
  switch (error.fault) {
    case transport::LinkFault::BadSetting:
      return assets::failure(ErrorId::DeviceMisconfigured, error.detail);
    case transport::LinkFault::Denied:
      return assets::failure(ErrorId::IdReaderTaken, error.detail);
    case transport::LinkFault::NotThere:
    case transport::LinkFault::Gone:
      break;
  }
  return assets::failure(ErrorId::IdReaderNotThere, error.detail);
}

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
      if (reply.status == kDone) return size % kAddressBytes == 0 && size <= kMostAddresses * kAddressBytes;
      return oneOf(reply.status, {kNoSuchItem, 0x31, 0x32, 0x33, 0x3F, 0x40, 0x41, 0x47, kNoCard});
    case Command::ManagementNumber:
      if (reply.status == kDone) return size == kManagementBytes;
      return oneOf(reply.status, {kNoSuchItem, 0x31, 0x32, 0x33, 0x3F, 0x40, 0x41, 0x47, kNoCard});
    case Command::SamId:
      return reply.status == kDone && size == 16;
    default:
      return reply.status == kDone && size == 0;
  }
}

assets::Result<Reply> FrameChannel::awaitReply(Command command, const Fits& fits, const std::stop_token& stop,
                                               const ReadWatcher& watcher) {
  // With fingerprints the module reads the chip for three to four seconds before it says anything.
  const bool slow = command == Command::ReadCardWithFingerprints;
  const auto header = slow ? timing_.frame : timing_.header;
  const auto frame = slow ? timing_.frame + timing_.header : timing_.frame;
  auto begun = Clock::now();
  auto lastByte = begun;
  bool damaged = false;
  bool heard = false;
  int stale = 0;
  std::array<std::uint8_t, 512> bytes{};
  while (true) {
    while (const auto event = parser_.next()) {
      if (const auto* reply = std::get_if<Reply>(&*event)) {
        if (fits(*reply)) return *reply;
        // The reply to an earlier command: the module is well and comes to this one next.
        if (++stale <= kMostStale) begun = Clock::now();
      } else {
        damaged = true;
      }
    }
    if (watcher && parser_.insideFrame()) watcher({ReadStage::Reading, parser_.received(), parser_.expected()});
    if (stop.stop_requested()) return cancelled();

    const auto now = Clock::now();
    auto until = begun + (parser_.insideFrame() ? frame : header);
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
    if (reply != nullptr && fits(*reply)) return *reply;
  }
  return assets::failure(heard ? ErrorId::IdReaderGarbled : ErrorId::IdReaderSilent,
                         fmt::format("command {:04X} on {}", static_cast<unsigned>(command), link_->name()));
}

assets::Result<Reply> FrameChannel::exchange(Command command, const std::stop_token& stop, const ReadWatcher& watcher) {
  if (stop.stop_requested()) return cancelled();
  if (auto drained = link_->drain(); !drained) return linkFailure(drained.error());
  parser_.reset();
  if (auto written = link_->write(buildRequest(command)); !written) return linkFailure(written.error());
  auto reply = awaitReply(
      command, [&](const Reply& any) { return answers(command, any); }, stop, watcher);
  if (reply && reply->status == kNoCard && command != Command::FindCard) reply = confirmNoCard(command, *reply, stop);
  if (!reply) unsettled_ = true;
  return reply;
}

assets::Result<Reply> FrameChannel::confirmNoCard(Command command, const Reply& noCard, const std::stop_token& stop) {
  const auto isSamId = [](const Reply& any) { return any.status == kDone && answers(Command::SamId, any); };
  const auto fits = [&](const Reply& any) { return isSamId(any) || (any.status != kNoCard && answers(command, any)); };
  if (auto written = link_->write(buildRequest(Command::SamId)); !written) return linkFailure(written.error());
  auto next = awaitReply(Command::SamId, fits, stop, {});
  if (next && isSamId(*next)) return noCard;
  unsettled_ = true;
  if (next || next.error().id == ErrorId::DeviceJobCancelled || next.error().id == ErrorId::IdReaderNotThere)
    return next;
  return noCard;
}

assets::Result<void> FrameChannel::settle() {
  if (!unsettled_) return {};
  const auto reply = exchange(Command::SamStatus, {}, {});
  if (!reply) return tl::unexpected<Error>(reply.error());
  unsettled_ = false;
  return {};
}

}  // namespace drivers::id_card
