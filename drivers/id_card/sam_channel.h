#pragma once

#include <chrono>
#include <stop_token>
#include <string>

#include "assets/error.h"
#include "drivers/id_card/reader.h"
#include "drivers/id_card/sam_codec.h"

namespace drivers::id_card {

/// How long the driver waits for a module.
struct SamTiming {
  std::chrono::milliseconds header{2000};    ///< from the request to the beginning of a reply
  std::chrono::milliseconds frame{5000};     ///< from the request to the end of its reply
  std::chrono::milliseconds quiet{150};      ///< after a damaged frame: nothing more comes
  std::chrono::milliseconds findFloor{300};  ///< between two looks for a card
  std::chrono::milliseconds lift{5000};      ///< a card that could not be read counts as laid down anew after this
};

/// A way to a security module that carries commands and brings replies, whatever is between. Belongs to one thread.
class SamChannel {
 public:
  SamChannel() = default;
  SamChannel(const SamChannel&) = delete;
  SamChannel& operator=(const SamChannel&) = delete;
  virtual ~SamChannel() = default;

  /// One command and its reply, whose data hold until the next call. Errors: IdReaderNotThere, IdReaderSilent,
  /// IdReaderGarbled, DeviceJobCancelled.
  virtual assets::Result<Reply> exchange(Command command, const std::stop_token& stop, const ReadWatcher& watcher) = 0;
  /// After an exchange that failed: makes sure that nothing of it can be taken for the reply to a later one.
  virtual assets::Result<void> settle() = 0;
  /// Overwrites what the last reply left.
  virtual void forget() = 0;
  /// Where it leads, for logs and staff.
  [[nodiscard]] virtual std::string name() const = 0;
};

/// Is this what the module may answer to the command? Replies to earlier commands are told apart by it.
bool answers(Command command, const Reply& reply);

}  // namespace drivers::id_card
