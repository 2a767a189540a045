#include "drivers/id_card/hid_wrapper.h"

#include <algorithm>
#include <numeric>

#include "drivers/id_card/sam_codec.h"
#include "drivers/transport/overwrite.h"

namespace drivers::id_card {
namespace {

constexpr std::uint8_t kRequest = 0x88;
constexpr std::uint8_t kReply = 0xAA;
constexpr std::uint8_t kSamFrame = 0xB1;
constexpr std::uint8_t kSuccess = 1;
constexpr std::size_t kSum = 2;
constexpr std::size_t kLengthAt = 3;  // behind the first byte and SRN
constexpr std::size_t kResultAt = 5;
constexpr std::size_t kDataAt = 6;
/// A whole SAM frame at most; a length beyond is none.
constexpr std::size_t kLongestPacket = kLongestLength + kPreamble.size() + 2 + kDataAt + kSum;

std::uint16_t sumOf(std::span<const std::uint8_t> bytes) {
  return std::accumulate(bytes.begin(), bytes.end(), std::uint16_t{0},
                         [](std::uint16_t sum, std::uint8_t byte) { return static_cast<std::uint16_t>(sum + byte); });
}

std::size_t little16(std::span<const std::uint8_t> bytes) {
  return static_cast<std::size_t>(bytes[0]) | static_cast<std::size_t>(bytes[1]) << 8U;
}

void append16(std::vector<std::uint8_t>& bytes, std::size_t value) {
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFFU));
  bytes.push_back(static_cast<std::uint8_t>(value >> 8U & 0xFFU));
}

}  // namespace

std::vector<std::vector<std::uint8_t>> wrapRequest(std::span<const std::uint8_t> frame, std::size_t report) {
  std::vector<std::uint8_t> packet = {kRequest, 0, 0};
  append16(packet, frame.size() + 1);
  packet.push_back(kSamFrame);
  packet.insert(packet.end(), frame.begin(), frame.end());
  append16(packet, sumOf(std::span(packet).subspan(kLengthAt)));
  std::vector<std::vector<std::uint8_t>> reports;
  for (std::size_t at = 0; at < packet.size(); at += report) {
    const auto piece = std::span(packet).subspan(at, std::min(report, packet.size() - at));
    reports.emplace_back(piece.begin(), piece.end());
  }
  return reports;
}

std::vector<std::uint8_t> ReplyUnwrapper::take(std::span<const std::uint8_t> report) {
  if (damaged_ || (packet_.empty() && (report.size() <= kResultAt || report[0] != kReply))) return {};
  packet_.insert(packet_.end(), report.begin(), report.end());
  const std::size_t length = little16(std::span(packet_).subspan(kLengthAt));
  const std::size_t total = kResultAt + length + kSum;
  if (length < 1 || total > kLongestPacket) return damage();
  if (packet_.size() < total) return {};
  const auto covered = std::span(packet_).subspan(kLengthAt, total - kSum - kLengthAt);
  const bool whole = sumOf(covered) == little16(std::span(packet_).subspan(total - kSum));
  if (!whole || packet_[kResultAt] != kSuccess) return damage();
  std::vector<std::uint8_t> data(packet_.begin() + kDataAt,
                                 packet_.begin() + static_cast<std::ptrdiff_t>(total - kSum));
  reset();
  return data;
}

std::vector<std::uint8_t> ReplyUnwrapper::damage() {
  reset();
  damaged_ = true;
  return {0};
}

void ReplyUnwrapper::reset() {
  transport::overwrite(packet_);
  packet_.clear();
  damaged_ = false;
}

}  // namespace drivers::id_card
