#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace drivers::simulator::smart_card {

/// Where in a session a card may be made to answer a status word of its own.
enum class CardStep : std::uint8_t { Application, IssuerFile, IssuerRecord, HolderFile, HolderRecord, Other };

/// How a card may differ from the simplest one, or break.
enum class CardQuirk : std::uint8_t {
  None,
  Status,       ///< a status word at a step
  Fetch,        ///< 61xx: records too are fetched with GET RESPONSE
  LongRecords,  ///< texts are two bytes longer than specified, so that the length expected is answered with 6Cxx
  AnyLength,    ///< 6700 unless everything is asked for (Le 00)
  ByNumber,     ///< 6A86: records can be asked for by number only
  PlainSelect,  ///< 6A86: files are selected with P1 00 only
  Mute,         ///< no answer to reset
  Remove,       ///< the card is pulled out at the nth record
  Truncated,    ///< the last byte of each record is missing
  WrongTag,     ///< each record bears another tag
};

struct CardFault {
  CardQuirk quirk = CardQuirk::None;
  std::uint16_t status = 0;               ///< with Status
  CardStep step = CardStep::Application;  ///< with Status
  int record = 3;                         ///< with Remove: 1 is the first record read
  std::string word = "none";
};

/// The words for `help`.
inline constexpr std::string_view kCardFaultUsage =
    "none|61|6C|le-00|by-number|p1-00|mute|remove|truncated|wrong-tag|6982|6983|6A82|9303|HHHH [NTH]"
    " [on application|issuer-file|issuer-record|holder-file|holder-record]";

/// `words` behind "fault"; NTH belongs to `remove`, a place to a status word (HHHH: any). A status word without a place
/// strikes where a card would say it: 6982 at the holder's records, every other when the application is selected.
tl::expected<CardFault, std::string> parseCardFault(std::span<const std::string> words);

}  // namespace drivers::simulator::smart_card
