#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "drivers/id_card/photo_decoder.h"
#include "drivers/id_card/reader.h"
#include "drivers/id_card/sam_codec.h"
#include "drivers/transport/byte_link.h"

namespace drivers::id_card {

/// How long the driver waits for a module.
struct SamTiming {
  std::chrono::milliseconds header{2000};    ///< from the request to the beginning of a reply
  std::chrono::milliseconds frame{5000};     ///< from the request to the end of its reply
  std::chrono::milliseconds quiet{150};      ///< after a damaged frame: nothing more comes
  std::chrono::milliseconds findFloor{300};  ///< between two looks for a card
  std::chrono::milliseconds lift{5000};      ///< a card that could not be read counts as laid down anew after this
};

/// A reader whose module speaks GA 450 over any link of bytes.
///
/// Every command throws away what has arrived before it. When a reply did not come in time, the next command waits
/// behind a status request whose answer ends whatever the module still has to say: a late card must never be taken for
/// the next one.
class SamReader final : public Reader {
 public:
  /// Asks the module for its state and number. Errors: IdReaderSilent, IdReaderGarbled, IdReaderSelfTest, ….
  static assets::Result<std::unique_ptr<SamReader>> open(std::unique_ptr<transport::ByteLink> link,
                                                         std::optional<PhotoDecoder> decoder, SamTiming timing = {});
  ~SamReader() override = default;

  assets::Result<std::string> samId() override;
  assets::Result<Presence> findCard(const std::stop_token& stop) override;
  assets::Result<void> selectCard(const std::stop_token& stop) override;
  assets::Result<IdCard> readCard(const std::stop_token& stop, const ReadWatcher& watcher) override;
  assets::Result<std::vector<std::string>> newestAddress(const std::stop_token& stop) override;
  DeviceStatus check() override;

 private:
  using Clock = std::chrono::steady_clock;

  SamReader(std::unique_ptr<transport::ByteLink> link, std::optional<PhotoDecoder> decoder, SamTiming timing)
      : link_(std::move(link)), decoder_(std::move(decoder)), timing_(timing) {}

  /// One request and its reply, which lies in the parser until the next call. Repeats a damaged exchange once where
  /// that does no harm.
  assets::Result<Reply> ask(Command command, const std::stop_token& stop, const ReadWatcher& watcher = {});
  assets::Result<Reply> exchange(Command command, const std::stop_token& stop, const ReadWatcher& watcher);
  assets::Result<Reply> awaitReply(Command command, const std::stop_token& stop, const ReadWatcher& watcher);
  assets::Result<void> settle();
  assets::Result<bool> readCardStillThere(const std::stop_token& stop);
  tl::unexpected<assets::Error> readFailed(const assets::Error& why, const std::stop_token& stop);

  std::unique_ptr<transport::ByteLink> link_;
  std::optional<PhotoDecoder> decoder_;
  SamTiming timing_;
  FrameParser parser_;
  std::string model_;
  Clock::time_point lastFind_{};
  bool unsettled_ = false;  ///< a reply may still be on its way
  /// A card that was read may lie there, about which find says "none". True at first: an earlier run may have read it.
  bool handled_ = true;
  std::optional<Clock::time_point> failedAt_;  ///< the card that lies there could not be read and must be lifted
};

/// Is this what the module may answer to the command? Replies to earlier commands are told apart by it.
bool answers(Command command, const Reply& reply);

}  // namespace drivers::id_card
