#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "assets/error.h"
#include "drivers/device_status.h"
#include "drivers/id_card/id_card.h"

namespace drivers::id_card {

/// What lies on the reader.
enum class Presence : std::uint8_t {
  None,
  Found,       ///< a card that can be selected and read
  StillThere,  ///< the card read last has not been lifted yet
};

/// How far reading has come.
enum class ReadStage : std::uint8_t {
  Selecting,
  Reading,  ///< with bytes received so far
  MoreAddresses,
  Done,
};
struct ReadProgress {
  ReadStage stage = ReadStage::Selecting;
  std::size_t received = 0;  ///< bytes of the long reply
  std::size_t expected = 0;  ///< 0 while unknown
};
using ReadWatcher = std::function<void(const ReadProgress&)>;

/// How much of a card is read.
enum class ReadScope : std::uint8_t {
  TextAndPicture,
  WithFingerprints,  ///< twice as slow; only whether there are any is kept of them
};

/// A reader of resident identity cards. Every call blocks and belongs on the device's own thread; a stop token ends it
/// within 100 ms with DeviceJobCancelled. Errors: IDC-R.. the visitor can mend, IDC-F.. nobody in front of it can.
class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  /// The security module's number, "05.01-20250101-0001234567-0987654321".
  virtual assets::Result<std::string> samId() = 0;
  /// Looks for a card once; not more often than every 300 ms (it waits when called sooner).
  virtual assets::Result<Presence> findCard(const std::stop_token& stop) = 0;
  /// After Found only.
  virtual assets::Result<void> selectCard(const std::stop_token& stop) = 0;
  /// After selectCard(): text and picture, checked and decoded. The card counts as "still there" until it is lifted.
  virtual assets::Result<IdCard> readCard(const std::stop_token& stop, const ReadWatcher& watcher = {},
                                          ReadScope scope = ReadScope::TextAndPicture) = 0;
  /// After readCard(), while the card lies there: addresses added later; none is an empty list.
  virtual assets::Result<std::vector<std::string>> newestAddress(const std::stop_token& stop) = 0;
  /// After readCard(), while the card lies there: its management number (IIN, SN, DN) as 56 hexadecimal digits; what
  /// they mean is not public. Empty: this card has none.
  virtual assets::Result<std::string> managementNumber(const std::stop_token& stop) = 0;
  /// The module begins anew, as after power-up.
  virtual assets::Result<void> reset() = 0;
  /// Is the reader itself well? Quick; for supervision.
  virtual DeviceStatus check() = 0;
};

/// Waits until a card is laid down and reads it, with addresses added later. A card that was there before the call and
/// has been read already must be lifted first; `waiting` is told each change of what lies there.
assets::Result<IdCard> awaitCard(Reader& reader, const std::stop_token& stop, const ReadWatcher& watcher = {},
                                 const std::function<void(Presence)>& waiting = {},
                                 ReadScope scope = ReadScope::TextAndPicture);

/// Waits until nothing lies on the reader.
assets::Result<void> awaitRemoval(Reader& reader, const std::stop_token& stop);

/// Which device state an error of opening or checking a reader means.
DeviceState stateOf(assets::ErrorId error);

}  // namespace drivers::id_card
