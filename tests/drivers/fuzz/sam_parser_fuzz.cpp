// The reply parser: any bytes, cut anywhere, give the same events, and no reply reaches past its LEN.
#include <algorithm>
#include <cstdlib>
#include <vector>

#include "drivers/id_card/sam_codec.h"

namespace {

using namespace drivers::id_card;

struct Told {
  int kind;
  std::vector<std::uint8_t> data;
  friend bool operator==(const Told&, const Told&) = default;
};

void collect(FrameParser& parser, std::vector<Told>& told) {
  while (const auto event = parser.next()) {
    if (const auto* fault = std::get_if<FrameFault>(&*event)) {
      told.push_back({-1 - static_cast<int>(*fault), {}});
      continue;
    }
    const auto& reply = std::get<Reply>(*event);
    if (reply.data.size() > kLongestLength - kShortestLength) std::abort();
    told.push_back({reply.status, {reply.data.begin(), reply.data.end()}});
    static_cast<void>(splitCardReply(reply.data));
    static_cast<void>(formatSamId(reply.data));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = bytes[0] + std::size_t{1};
  const std::span<const std::uint8_t> stream(bytes + 1, size - 1);

  std::vector<Told> whole;
  FrameParser once;
  once.feed(stream);
  once.end();
  collect(once, whole);

  std::vector<Told> cut;
  FrameParser pieces;
  for (std::size_t at = 0; at < stream.size(); at += piece) {
    pieces.feed(stream.subspan(at, std::min(piece, stream.size() - at)));
    collect(pieces, cut);
  }
  pieces.end();
  collect(pieces, cut);
  if (whole != cut) std::abort();
  return 0;
}
