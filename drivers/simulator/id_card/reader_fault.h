#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "drivers/simulator/id_card/sam_module.h"

namespace drivers::simulator {

/// What may go wrong on the wire itself.
enum class WireFault : std::uint8_t {
  None,
  Checksum,   ///< one byte of the reply is wrong
  Truncated,  ///< the reply breaks off half way
  Silent,     ///< no reply
  Late,       ///< the reply comes when nobody waits for it any more
  Garbage,    ///< noise, with half a preamble in it, in front of the reply
  Glued,      ///< another frame directly behind the reply
  Unplug,     ///< the cable is pulled half way through the reply
  // On wires of packets only:
  ShortPackets,  ///< the reply comes in packets far from full
  EmptyPackets,  ///< an empty packet in front of each packet and at the end
  WrapperSum,    ///< the sum of the wrapper around the reply is wrong; only where there is a wrapper
  Stall,         ///< the pipe is halted before the reply and must be cleared
};

/// A fault a control script asked for: `fault NAME [TIMES] [on find|select|read|address|status]`.
struct ReaderFault {
  WireFault wire = WireFault::None;
  std::optional<std::uint8_t> status;  ///< answer this instead of doing it
  std::optional<Step> only;            ///< on this command only
  int times = -1;                      ///< replies still to be spoilt; -1: until told otherwise
  std::string word = "none";

  [[nodiscard]] bool needsPackets() const {
    return wire == WireFault::ShortPackets || wire == WireFault::EmptyPackets || wire == WireFault::Stall ||
           wire == WireFault::WrapperSum;
  }
  [[nodiscard]] bool strikes(Step step) const { return times != 0 && (!only || *only == step); }
};

/// The words for `help`.
inline constexpr std::string_view kFaultNames =
    "none|select-fail|41|31|32|33|37|3F|40|47|10|11|21|23|24|60|66|checksum|truncated|silent|late|garbage|glued|unplug";
/// Those of wires with packets.
inline constexpr std::string_view kPacketFaultNames = "|short-packets|empty-packets|stall|wrapper-sum";
inline constexpr std::string_view kFaultLimits = " [TIMES] [on status|find|select|read|address]";

/// `words` behind "fault".
tl::expected<ReaderFault, std::string> parseFault(std::span<const std::string> words);

/// The reply as it goes out under a fault; Silent gives no bytes.
Bytes spoil(WireFault fault, Bytes reply);

}  // namespace drivers::simulator
