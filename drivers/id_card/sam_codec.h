#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "assets/error_id.h"

/// The frames of the SAM_V/SAM_A security module (GA 450): pure functions over bytes, whatever carries them.
///
///   host -> SAM   AA AA AA 96 69 | LEN 2, big-endian | CMD | Para | Data         | CHK
///   SAM -> host   AA AA AA 96 69 | LEN 2, big-endian | SW1 | SW2  | SW3 | Data   | CHK
///
/// LEN counts what follows it; CHK makes the XOR from LEN to CHK zero.
namespace drivers::id_card {

inline constexpr std::array<std::uint8_t, 5> kPreamble = {0xAA, 0xAA, 0xAA, 0x96, 0x69};
/// The longest LEN a module sends is 0x090A; above this cap the two bytes are no length.
inline constexpr std::size_t kLongestLength = 2400;
/// SW1 SW2 SW3 CHK.
inline constexpr std::size_t kShortestLength = 4;

enum class Command : std::uint16_t {  ///< CMD in the high byte, Para in the low
  ResetSam = 0x10FF,
  SamStatus = 0x11FF,
  SamId = 0x12FF,
  FindCard = 0x2001,
  SelectCard = 0x2002,
  ReadCard = 0x3001,
  NewestAddress = 0x3003,
  ManagementNumber = 0x3005,
  ReadCardWithFingerprints = 0x3010,
  SetBaud115200 = 0x6000,
  SetBaud57600 = 0x6001,
  SetBaud38400 = 0x6002,
  SetBaud19200 = 0x6003,
  SetBaud9600 = 0x6004,
  SetRadioBytes = 0x61FF,  ///< one data byte, 24..255
};

/// The whole request frame.
std::vector<std::uint8_t> buildRequest(Command command, std::span<const std::uint8_t> data = {});

// SW3 of replies that are no failure.
inline constexpr std::uint8_t kDone = 0x90;
inline constexpr std::uint8_t kCardFound = 0x9F;
inline constexpr std::uint8_t kNoCard = 0x80;  ///< no card, or the one read last is still there
inline constexpr std::uint8_t kNoSuchItem = 0x91;

/// What a SW3 means.
struct StatusMeaning {
  std::uint8_t status;
  std::string_view meaning;  ///< for logs and staff
  assets::ErrorId error;     ///< when it answers a command that needed success
};
/// Every failure status of the protocol, in ascending order.
std::span<const StatusMeaning> statusTable();
/// A status outside the table is treated like 24, "unspecified".
assets::ErrorId errorOf(std::uint8_t status);

/// A reply with a right checksum. `data` points into the parser and holds until its next call.
struct Reply {
  std::uint8_t sw1 = 0, sw2 = 0;
  std::uint8_t status = 0;  ///< SW3
  std::span<const std::uint8_t> data;
};

enum class FrameFault : std::uint8_t {
  Length,     ///< LEN is under 4 or over kLongestLength
  Truncated,  ///< the input ended before LEN bytes had come
  Checksum,
};

/// Finds replies in a stream that may hold garbage, glued frames and half frames, cut into pieces anywhere.
///
/// It looks for the five-byte preamble. The modules' first AA is there for synchronising and a UART may swallow it, so
/// at the very beginning, and directly behind a good frame, AA AA 96 69 counts too; further AAs in front are garbage.
/// After a bad frame the search goes on one byte behind its beginning, so a reply hidden in it is still found. Never
/// looks past LEN.
class FrameParser {
 public:
  using Event = std::variant<Reply, FrameFault>;

  FrameParser();
  FrameParser(const FrameParser&) = delete;
  FrameParser& operator=(const FrameParser&) = delete;
  ~FrameParser();

  void feed(std::span<const std::uint8_t> bytes);
  /// The next reply or fault; empty: more bytes are needed (or, after end(), nothing is left).
  std::optional<Event> next();
  /// No more bytes will come: half frames now count as Truncated and what they hide is searched.
  void end() { ended_ = true; }
  /// Forgets everything and wipes the buffer.
  void reset();

  /// A preamble has been seen whose frame is not complete yet.
  [[nodiscard]] bool insideFrame() const { return inside_; }
  /// Of the frame begun: bytes here so far and bytes in all; `expected` is 0 until LEN is known.
  [[nodiscard]] std::size_t received() const { return inside_ ? buffer_.size() - position_ : 0; }
  [[nodiscard]] std::size_t expected() const { return expected_; }

 private:
  bool findPreamble();
  std::optional<Event> fault(FrameFault kind);

  std::vector<std::uint8_t> buffer_;
  std::size_t position_ = 0;  ///< everything before is done with
  std::size_t preamble_ = 0;  ///< length of the preamble found at position_
  std::size_t expected_ = 0;
  bool inside_ = false;
  bool fresh_ = true;  ///< position_ is where a reply should begin
  bool ended_ = false;
};

/// The blocks of a good reply to ReadCard or ReadCardWithFingerprints.
struct CardBlocks {
  std::span<const std::uint8_t> text;          ///< 256 bytes
  std::span<const std::uint8_t> photo;         ///< 1024 bytes, or none
  std::span<const std::uint8_t> fingerprints;  ///< 0, 512 or 1024 bytes
};
/// Empty when the inner lengths contradict the data's length, or there is no 256-byte text block.
std::optional<CardBlocks> splitCardReply(std::span<const std::uint8_t> data);

/// Does the chip hold a fingerprint? `fingerprints` is the block of a reply with fingerprints: 512 bytes for each
/// finger, whose byte 4 says 2 when enrolling failed and 3 when there is none (one public source).
bool fingerprintEnrolled(std::span<const std::uint8_t> fingerprints);

/// 16 bytes of a SamId reply as "05.01-20250101-0001234567-0987654321"; empty when it is another length.
std::optional<std::string> formatSamId(std::span<const std::uint8_t> data);

}  // namespace drivers::id_card
