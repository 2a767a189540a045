// Lines of the sample board: any bytes, cut anywhere, give the same lines, none too long.
#include <algorithm>
#include <cstdlib>
#include <vector>

#include "drivers/sample/board_lines.h"

namespace {

std::vector<std::string> cut(std::span<const std::uint8_t> stream, std::size_t piece) {
  drivers::sample::LineCutter cutter;
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < stream.size(); at += piece) {
    cutter.feed(stream.subspan(at, std::min(piece, stream.size() - at)));
    while (auto line = cutter.next())
      lines.push_back(*line);
  }
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::span stream(bytes + 1, size - 1);
  const auto lines = cut(stream, std::size_t{1} + bytes[0]);
  if (lines != cut(stream, size)) std::abort();
  for (const std::string& line : lines) {
    if (line.size() > drivers::sample::kLongestLine || line.find('\n') != std::string::npos) std::abort();
    static_cast<void>(drivers::sample::sensorsFrom(line));
  }
  return 0;
}
