// What a scan worker says: any bytes, cut anywhere, give the same answers, and no page holds more than it may.
#include <algorithm>
#include <cstdlib>
#include <span>
#include <vector>

#include "drivers/scanner/page_collector.h"
#include "drivers/scanner/worker_protocol.h"

namespace {

using namespace drivers::scanner;

constexpr std::size_t kMostBytes = 4096;

void collect(PageCollector& collector, const Answer& answer) {
  if (const auto* page = std::get_if<PageBegun>(&answer)) static_cast<void>(collector.take(*page));
  if (const auto* rows = std::get_if<PageRows>(&answer)) static_cast<void>(collector.take(*rows));
  if (const auto* end = std::get_if<PageEnded>(&answer)) static_cast<void>(collector.take(*end));
}

/// The frames of what was understood.
template <class Message>
std::vector<drivers::WipedBytes> heard(std::span<const std::uint8_t> stream, std::size_t piece) {
  MessageParser<Message> parser;
  PageCollector collector(kMostBytes);
  std::vector<drivers::WipedBytes> frames;
  for (std::size_t at = 0; at < stream.size(); at += piece) {
    parser.feed(stream.subspan(at, std::min(piece, stream.size() - at)));
    while (const auto message = parser.next()) {
      if constexpr (std::is_same_v<Message, Answer>) collect(collector, *message);
      frames.push_back(encode(*message));
    }
  }
  std::size_t bytes = 0;
  for (const ScannedPage& page : collector.pages()) {
    if (page.picture.pixels.size() != page.picture.stride() * static_cast<std::size_t>(page.picture.height)) {
      std::abort();
    }
    bytes += page.picture.pixels.size();
  }
  if (bytes > kMostBytes) std::abort();
  return frames;
}

template <class Message>
void compare(std::span<const std::uint8_t> stream, std::size_t piece) {
  if (heard<Message>(stream, stream.size() + 1) != heard<Message>(stream, piece)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 2) return 0;
  const std::span<const std::uint8_t> stream(bytes + 2, size - 2);
  const std::size_t piece = bytes[1] + std::size_t{1};
  if (bytes[0] % 2 == 0) {
    compare<Answer>(stream, piece);
  } else {
    compare<Request>(stream, piece);
  }
  return 0;
}
