#pragma once

#include <functional>
#include <memory>

#include "drivers/id_card/sam_channel.h"
#include "drivers/transport/byte_link.h"

namespace drivers::id_card {

/// The catalogue's error for a link that does not open or broke.
tl::unexpected<assets::Error> linkFailure(const transport::LinkError& error);

/// GA 450 frames over any link of bytes.
///
/// Every command throws away what has arrived before it. When a reply did not come in time, the next command waits
/// behind a status request whose answer ends whatever the module still has to say: a late card must never be taken for
/// the next one. "No card" answers a look for a card and every command that needs one, so a frame glued to an earlier
/// reply could say it too: to such a command it counts only when the module has nothing else to say before its answer
/// to one question more.
class FrameChannel final : public SamChannel {
 public:
  FrameChannel(std::unique_ptr<transport::ByteLink> link, SamTiming timing) : link_(std::move(link)), timing_(timing) {}
  ~FrameChannel() override = default;

  assets::Result<Reply> exchange(Command command, const std::stop_token& stop, const ReadWatcher& watcher) override;
  assets::Result<void> settle() override;
  void forget() override { parser_.reset(); }
  [[nodiscard]] std::string name() const override { return link_->name(); }

 private:
  using Fits = std::function<bool(const Reply&)>;
  assets::Result<Reply> awaitReply(Command command, const Fits& fits, const std::stop_token& stop,
                                   const ReadWatcher& watcher);
  assets::Result<Reply> confirmNoCard(Command command, const Reply& noCard, const std::stop_token& stop);

  std::unique_ptr<transport::ByteLink> link_;
  SamTiming timing_;
  FrameParser parser_;
  bool unsettled_ = false;  ///< a reply may still be on its way
};

}  // namespace drivers::id_card
