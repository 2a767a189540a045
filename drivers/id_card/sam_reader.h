#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "drivers/id_card/photo_decoder.h"
#include "drivers/id_card/reader.h"
#include "drivers/id_card/sam_channel.h"
#include "drivers/transport/byte_link.h"

namespace drivers::id_card {

/// A session with a security module over any channel: looking for a card, choosing and reading it, telling the same
/// card from the next one.
class SamReader final : public Reader {
 public:
  /// Asks the module for its state and number. Errors: IdReaderSilent, IdReaderGarbled, IdReaderSelfTest, ….
  static assets::Result<std::unique_ptr<SamReader>> open(std::unique_ptr<transport::ByteLink> link,
                                                         std::optional<PhotoDecoder> decoder, SamTiming timing = {});
  static assets::Result<std::unique_ptr<SamReader>> open(std::unique_ptr<SamChannel> channel,
                                                         std::optional<PhotoDecoder> decoder, SamTiming timing = {});
  ~SamReader() override = default;

  assets::Result<std::string> samId() override;
  assets::Result<Presence> findCard(const std::stop_token& stop) override;
  assets::Result<void> selectCard(const std::stop_token& stop) override;
  assets::Result<IdCard> readCard(const std::stop_token& stop, const ReadWatcher& watcher, ReadScope scope) override;
  assets::Result<std::vector<std::string>> newestAddress(const std::stop_token& stop) override;
  assets::Result<std::string> managementNumber(const std::stop_token& stop) override;
  assets::Result<void> reset() override;
  DeviceStatus check() override;

 private:
  using Clock = std::chrono::steady_clock;

  SamReader(std::unique_ptr<SamChannel> channel, std::optional<PhotoDecoder> decoder, SamTiming timing)
      : channel_(std::move(channel)), decoder_(std::move(decoder)), timing_(timing) {}

  /// One request and its reply, which lies in the parser until the next call. Repeats a damaged exchange once where
  /// that does no harm.
  assets::Result<Reply> ask(Command command, const std::stop_token& stop, const ReadWatcher& watcher = {});
  assets::Result<bool> readCardStillThere(const std::stop_token& stop);
  tl::unexpected<assets::Error> readFailed(const assets::Error& why, const std::stop_token& stop);

  std::unique_ptr<SamChannel> channel_;
  std::optional<PhotoDecoder> decoder_;
  SamTiming timing_;
  std::string model_;
  Clock::time_point lastFind_{};
  /// A card that was read may lie there, about which find says "none". True at first: an earlier run may have read it.
  bool handled_ = true;
  std::optional<Clock::time_point> failedAt_;  ///< the card that lies there could not be read and must be lifted
};

}  // namespace drivers::id_card
