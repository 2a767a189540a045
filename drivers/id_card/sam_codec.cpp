#include "drivers/id_card/sam_codec.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <numeric>

#include <fmt/format.h>

namespace drivers::id_card {
namespace {

using assets::ErrorId;

constexpr std::size_t kShortPreamble = 4;  // AA AA 96 69
constexpr std::size_t kTextBytes = 256;

std::uint8_t xorOf(std::span<const std::uint8_t> bytes) {
  return std::accumulate(bytes.begin(), bytes.end(), std::uint8_t{0},
                         [](std::uint8_t sum, std::uint8_t byte) { return static_cast<std::uint8_t>(sum ^ byte); });
}

std::size_t bigEndian16(std::span<const std::uint8_t> bytes) {
  return static_cast<std::size_t>(bytes[0]) << 8U | bytes[1];
}

constexpr std::array kStatuses = {
    StatusMeaning{0x10, "the module found a wrong checksum in the request", ErrorId::IdReaderGarbled},
    StatusMeaning{0x11, "the module found a wrong length in the request", ErrorId::IdReaderGarbled},
    StatusMeaning{0x21, "the module does not know the command", ErrorId::IdReaderRefused},
    StatusMeaning{0x23, "the module denies permission", ErrorId::IdReaderRefused},
    StatusMeaning{0x24, "unspecified", ErrorId::IdReaderRefused},
    StatusMeaning{0x31, "the card refused the module", ErrorId::IdCardNotTrusted},
    StatusMeaning{0x32, "the module refused the card", ErrorId::IdCardNotTrusted},
    StatusMeaning{0x33, "the card's content did not verify", ErrorId::IdCardNotTrusted},
    StatusMeaning{0x37, "the fingerprint did not verify", ErrorId::IdCardNotTrusted},
    StatusMeaning{0x3F, "the content has a wrong length", ErrorId::IdCardNotRead},
    StatusMeaning{0x40, "a kind of card the module does not support", ErrorId::IdCardKindUnknown},
    StatusMeaning{0x41, "reading the card failed", ErrorId::IdCardNotRead},
    StatusMeaning{0x47, "the card gave no random number", ErrorId::IdCardNotRead},
    StatusMeaning{0x60, "the module's self-test failed", ErrorId::IdReaderSelfTest},
    StatusMeaning{0x66, "the module is not authorised", ErrorId::IdReaderNotAuthorised},
    StatusMeaning{0x80, "no card there", ErrorId::IdCardLifted},
    StatusMeaning{0x81, "the card could not be selected", ErrorId::IdCardNotChosen},
    StatusMeaning{0x91, "the card holds no such item", ErrorId::IdCardNotRead},
};

}  // namespace

std::vector<std::uint8_t> buildRequest(Command command, std::span<const std::uint8_t> data) {
  const auto code = static_cast<std::uint16_t>(command);
  const std::size_t length = data.size() + 3;  // CMD, Para, CHK
  std::vector<std::uint8_t> frame(kPreamble.begin(), kPreamble.end());
  frame.push_back(static_cast<std::uint8_t>(length >> 8U));
  frame.push_back(static_cast<std::uint8_t>(length & 0xFFU));
  frame.push_back(static_cast<std::uint8_t>(code >> 8U));
  frame.push_back(static_cast<std::uint8_t>(code & 0xFFU));
  frame.insert(frame.end(), data.begin(), data.end());
  frame.push_back(xorOf(std::span(frame).subspan(kPreamble.size())));
  return frame;
}

std::span<const StatusMeaning> statusTable() {
  return kStatuses;
}

assets::ErrorId errorOf(std::uint8_t status) {
  for (const StatusMeaning& row : kStatuses) {
    if (row.status == status) return row.error;
  }
  return ErrorId::IdReaderRefused;
}

FrameParser::FrameParser() {
  // Room for the longest frame and what may be glued to it, so that the buffer is not moved about in memory.
  buffer_.reserve(2 * (kLongestLength + kPreamble.size() + 2));
}

FrameParser::~FrameParser() {
  reset();
}

void FrameParser::reset() {
  buffer_.resize(buffer_.capacity());
  explicit_bzero(buffer_.data(), buffer_.size());
  buffer_.clear();
  position_ = preamble_ = expected_ = 0;
  inside_ = ended_ = false;
  fresh_ = true;
}

void FrameParser::feed(std::span<const std::uint8_t> bytes) {
  if (position_ > 0) {
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(position_));
    position_ = 0;
  }
  buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
}

bool FrameParser::findPreamble() {
  const auto here = buffer_.begin() + static_cast<std::ptrdiff_t>(position_);
  const auto available = static_cast<std::size_t>(buffer_.end() - here);
  if (fresh_) {
    const auto compared = static_cast<std::ptrdiff_t>(std::min(available, kShortPreamble));
    if (std::equal(here, here + compared, kPreamble.begin() + 1)) {
      preamble_ = kShortPreamble;
      if (available >= kShortPreamble) return true;
      if (!ended_) return false;
    }
    fresh_ = false;
  }
  const auto found = std::search(here, buffer_.end(), kPreamble.begin(), kPreamble.end());
  preamble_ = kPreamble.size();
  if (found != buffer_.end()) {
    position_ = static_cast<std::size_t>(found - buffer_.begin());
    return true;
  }
  // Keep only what may be the beginning of a preamble.
  for (std::size_t kept = std::min(available, kPreamble.size() - 1);; --kept) {
    if (std::equal(buffer_.end() - static_cast<std::ptrdiff_t>(kept), buffer_.end(), kPreamble.begin())) {
      position_ = buffer_.size() - kept;
      return false;
    }
  }
}

std::optional<FrameParser::Event> FrameParser::fault(FrameFault kind) {
  ++position_;
  inside_ = fresh_ = false;
  expected_ = 0;
  return Event(kind);
}

std::optional<FrameParser::Event> FrameParser::next() {
  if (!inside_ && !findPreamble()) return std::nullopt;
  inside_ = true;
  const std::span<const std::uint8_t> rest = std::span<const std::uint8_t>(buffer_).subspan(position_);
  const std::size_t header = preamble_ + 2;
  if (rest.size() < header) return ended_ ? fault(FrameFault::Truncated) : std::nullopt;
  const std::size_t length = bigEndian16(rest.subspan(preamble_));
  if (length < kShortestLength || length > kLongestLength) return fault(FrameFault::Length);
  expected_ = header + length;
  if (rest.size() < expected_) return ended_ ? fault(FrameFault::Truncated) : std::nullopt;
  if (xorOf(rest.subspan(preamble_, length + 2)) != 0) return fault(FrameFault::Checksum);

  const std::span<const std::uint8_t> body = rest.subspan(header, length);
  position_ += expected_;
  inside_ = false;
  fresh_ = true;
  expected_ = 0;
  return Event(Reply{body[0], body[1], body[2], body.subspan(3, length - kShortestLength)});
}

std::optional<CardBlocks> splitCardReply(std::span<const std::uint8_t> data) {
  if (data.size() < 4) return std::nullopt;
  const std::size_t text = bigEndian16(data);
  const std::size_t photo = bigEndian16(data.subspan(2));
  std::size_t fingerprints = 0;
  std::size_t header = 4;
  if (data.size() != header + text + photo) {
    // The reply with fingerprints has a third length, also when no finger is enrolled.
    header = 6;
    if (data.size() < header) return std::nullopt;
    fingerprints = bigEndian16(data.subspan(4));
    if (data.size() != header + text + photo + fingerprints) return std::nullopt;
  }
  if (text != kTextBytes) return std::nullopt;
  return CardBlocks{data.subspan(header, text), data.subspan(header + text, photo),
                    data.subspan(header + text + photo, fingerprints)};
}

bool fingerprintEnrolled(std::span<const std::uint8_t> fingerprints) {
  constexpr std::size_t kBlock = 512;
  for (; fingerprints.size() >= kBlock; fingerprints = fingerprints.subspan(kBlock)) {
    const std::uint8_t enrolling = fingerprints[4];
    if (enrolling != 2 && enrolling != 3) return true;
  }
  return false;
}

std::optional<std::string> formatSamId(std::span<const std::uint8_t> data) {
  if (data.size() != 16) return std::nullopt;
  const auto little = [&](std::size_t at, std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = bytes; i-- > 0;)
      value = value << 8U | data[at + i];
    return value;
  };
  return fmt::format("{:02}.{:02}-{:08}-{:010}-{:010}", little(0, 2), little(2, 2), little(4, 4), little(8, 4),
                     little(12, 4));
}

}  // namespace drivers::id_card
