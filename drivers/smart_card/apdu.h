#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Commands to a card and its answers (ISO/IEC 7816-4) as the social-security card uses them (LD/T 32-2015): pure
/// functions over bytes.
///
///   command   CLA INS P1 P2 | Lc data | Le
///   response  data | SW1 SW2
namespace drivers::smart_card {

/// What card and reader agreed on. A T=0 command with data must not carry Le (the answer is fetched with GET RESPONSE);
/// a T=1 card answers at once when Le is there. Contactless cards come as T=1.
enum class Protocol : std::uint8_t { T0, T1 };

using Command = std::vector<std::uint8_t>;

/// SELECT by name; the answer is the application's FCI, which nothing here needs.
Command selectApplication(std::span<const std::uint8_t> name, Protocol protocol);
/// SELECT of an elementary file. `p1` 02: a file under the current directory; some cards want 00.
Command selectFile(std::uint16_t file, std::uint8_t p1);
/// READ RECORD in the selected file: the record that begins with this tag. `length`: bytes expected, 0: all.
Command readByTag(std::uint8_t tag, std::uint8_t length);
/// READ RECORD in the selected file by number, from 1.
Command readByNumber(std::uint8_t number, std::uint8_t length);
/// What a T=0 card holds ready after 61xx.
Command getResponse(std::uint8_t length);
/// The same command with another Le, after 6Cxx or 6700.
Command withLength(Command command, std::uint8_t length);

/// A response taken apart; `data` points into it.
struct Response {
  std::span<const std::uint8_t> data;
  std::uint16_t status = 0;  ///< SW1 in the high byte
};
/// Empty: under two bytes, which no card sends.
std::optional<Response> splitResponse(std::span<const std::uint8_t> bytes);

/// What a status word asks of the terminal.
enum class Outcome : std::uint8_t {
  Done,          ///< 9000; 6282: fewer bytes than asked for, all that there are
  MoreToFetch,   ///< 61xx: GET RESPONSE with xx
  OtherLength,   ///< 6Cxx: again with Le = xx
  WrongLength,   ///< 6700: this Le is not liked at all
  Protected,     ///< 6982: keys are needed
  Locked,        ///< 6983, 6283, 9303: blocked, invalidated, locked for good
  NotFound,      ///< 6A82, 6A83, 6A88: no such file, record or data
  NotSupported,  ///< 6A81, 6A86, 6B00, 6D00, 6E00, 6981, 6986: another way of asking may do
  Failed,        ///< anything else
};
Outcome outcomeOf(std::uint16_t status);

}  // namespace drivers::smart_card
