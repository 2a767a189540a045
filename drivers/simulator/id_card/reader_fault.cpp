#include "drivers/simulator/id_card/reader_fault.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace drivers::simulator {
namespace {

struct Row {
  std::string_view word;
  WireFault wire;
  std::optional<std::uint8_t> status;
  std::optional<Step> only;
};

// A status strikes where a module would say it: card troubles when reading, module troubles at every command.
constexpr std::array kRows = {
    Row{"none", WireFault::None, std::nullopt, std::nullopt},
    Row{"select-fail", WireFault::None, 0x81, Step::Select},
    Row{"41", WireFault::None, 0x41, Step::Read},
    Row{"31", WireFault::None, 0x31, Step::Read},
    Row{"32", WireFault::None, 0x32, Step::Read},
    Row{"33", WireFault::None, 0x33, Step::Read},
    Row{"37", WireFault::None, 0x37, Step::Read},
    Row{"3F", WireFault::None, 0x3F, Step::Read},
    Row{"40", WireFault::None, 0x40, Step::Read},
    Row{"47", WireFault::None, 0x47, Step::Read},
    Row{"10", WireFault::None, 0x10, std::nullopt},
    Row{"11", WireFault::None, 0x11, std::nullopt},
    Row{"21", WireFault::None, 0x21, std::nullopt},
    Row{"23", WireFault::None, 0x23, std::nullopt},
    Row{"24", WireFault::None, 0x24, std::nullopt},
    Row{"60", WireFault::None, 0x60, std::nullopt},
    Row{"66", WireFault::None, 0x66, std::nullopt},
    Row{"checksum", WireFault::Checksum, std::nullopt, std::nullopt},
    Row{"truncated", WireFault::Truncated, std::nullopt, std::nullopt},
    Row{"silent", WireFault::Silent, std::nullopt, std::nullopt},
    Row{"late", WireFault::Late, std::nullopt, std::nullopt},
    Row{"garbage", WireFault::Garbage, std::nullopt, std::nullopt},
    Row{"glued", WireFault::Glued, std::nullopt, std::nullopt},
    Row{"unplug", WireFault::Unplug, std::nullopt, std::nullopt},
    Row{"short-packets", WireFault::ShortPackets, std::nullopt, std::nullopt},
    Row{"empty-packets", WireFault::EmptyPackets, std::nullopt, std::nullopt},
    Row{"wrapper-sum", WireFault::WrapperSum, std::nullopt, std::nullopt},
    Row{"stall", WireFault::Stall, std::nullopt, std::nullopt},
};

tl::unexpected<std::string> usage() {
  return tl::unexpected<std::string>("fault " + std::string(kFaultNames) + std::string(kPacketFaultNames) +
                                     std::string(kFaultLimits));
}

}  // namespace

tl::expected<ReaderFault, std::string> parseFault(std::span<const std::string> words) {
  if (words.empty()) return usage();
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return r.word == words[0]; });
  if (row == kRows.end()) return usage();
  ReaderFault fault{row->wire, row->status, row->only, -1, words[0]};
  if (words[0] == "none") fault.times = 0;
  words = words.subspan(1);
  if (!words.empty() && words[0] != "on") {
    const std::string& text = words[0];
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), fault.times);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size() || fault.times < 1) return usage();
    words = words.subspan(1);
  }
  if (words.empty()) return fault;
  if (words.size() != 2 || words[0] != "on") return usage();
  fault.only = stepCalled(words[1]);
  if (!fault.only) return usage();
  return fault;
}

Bytes spoil(WireFault fault, Bytes reply) {
  switch (fault) {
    case WireFault::Checksum:
      reply[reply.size() / 2] = static_cast<std::uint8_t>(reply[reply.size() / 2] ^ 0x24U);
      break;
    case WireFault::Truncated:
      reply.resize(reply.size() / 2);
      break;
    case WireFault::Silent:
      reply.clear();
      break;
    case WireFault::Garbage: {
      const Bytes noise = {0x00, 0xFF, 0x5A, 0xAA, 0xAA, 0xAA, 0x96, 0x00, 0x13, 0x37, 0xAA};
      reply.insert(reply.begin(), noise.begin(), noise.end());
      break;
    }
    case WireFault::Glued: {
      const Bytes other = replyFrame(0x80);
      reply.insert(reply.end(), other.begin(), other.end());
      break;
    }
    case WireFault::None:
    case WireFault::Late:
    case WireFault::Unplug:
    case WireFault::ShortPackets:
    case WireFault::EmptyPackets:
    case WireFault::WrapperSum:
    case WireFault::Stall:
      break;
  }
  return reply;
}

}  // namespace drivers::simulator
