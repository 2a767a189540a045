#include "drivers/simulator/receipt_printer/escpos_interpreter.h"

#include <algorithm>
#include <array>
#include <utility>

#include <iconv.h>

namespace drivers::simulator {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::string_view kNoGlyph = "□";

/// A two-byte character of GB 18030 in UTF-8.
std::string decodePair(std::uint8_t lead, std::uint8_t trail) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  std::array<char, 2> in{static_cast<char>(lead), static_cast<char>(trail)};
  std::array<char, 8> out{};
  char* from = in.data();
  char* to = out.data();
  std::size_t fromLeft = in.size();
  std::size_t toLeft = out.size();
  const bool done = iconv(converter, &from, &fromLeft, &to, &toLeft) == 0 && fromLeft == 0;
  iconv_close(converter);
  return done ? std::string(out.data(), out.size() - toLeft) : std::string(kNoGlyph);
}

bool begins(Bytes rest, std::initializer_list<std::uint8_t> with) {
  return rest.size() >= with.size() && std::equal(with.begin(), with.end(), rest.begin());
}

}  // namespace

std::vector<EscPosEvent> EscPosInterpreter::feed(Bytes bytes) {
  buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
  std::size_t done = 0;
  while (done < buffer_.size()) {
    const std::size_t used = step(Bytes(buffer_).subspan(done));
    if (used == 0) break;
    done += used;
  }
  buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(done));
  return std::exchange(events_, {});
}

void EscPosInterpreter::reset() {
  buffer_.clear();
  row_.clear();
  style_ = {};
}

std::size_t EscPosInterpreter::step(Bytes rest) {
  switch (rest[0]) {
    case 0x10:
      return realTime(rest);
    case 0x1B:
      return escape(rest);
    case 0x1C:
      return fileSeparator(rest);
    case 0x1D:
      return group(rest);
    case 0x0A:
      endRow(true);
      return 1;
    case 0x0D:
      return 1;
    default:
      return character(rest);
  }
}

std::size_t EscPosInterpreter::unknown(std::size_t count) {
  unknown_ += count;
  return count;
}

std::size_t EscPosInterpreter::realTime(Bytes rest) {
  if (rest.size() < 3) return 0;
  if (rest[1] == 0x04 && rest[2] >= 1 && rest[2] <= 4) {
    events_.emplace_back(TellStatus{rest[2]});
    return 3;
  }
  if (rest[1] == 0x14 && rest[2] == 8) {
    if (rest.size() < 10) return 0;
    if (!begins(rest.subspan(3), {1, 3, 0x14, 1, 6, 2, 8})) return unknown(3);
    row_.clear();
    events_.emplace_back(ClearBuffers{});
    return 10;
  }
  return unknown(1);
}

std::size_t EscPosInterpreter::escape(Bytes rest) {
  if (rest.size() < 2) return 0;
  if (rest[1] == 0x40) {  // initialise: settings only; what is on its way to paper stays
    row_.clear();
    style_ = {};
    return 2;
  }
  if (rest.size() < 3) return 0;
  const std::uint8_t n = rest[2];
  switch (rest[1]) {
    case 0x61:
      style_.justify = (n & 3U) == 1 ? Justify::Centre : (n & 3U) == 2 ? Justify::Right : Justify::Left;
      return 3;
    case 0x45:
      style_.bold = (n & 1U) != 0;
      return 3;
    case 0x64:
      endRow(false);
      events_.emplace_back(PrintAction(FeedRows{n}));
      return 3;
    case 0x74:  // code page of single-byte characters
      return 3;
    default:
      return unknown(2);
  }
}

std::size_t EscPosInterpreter::fileSeparator(Bytes rest) {
  if (rest.size() < 2) return 0;
  if (rest[1] != 0x26 && rest[1] != 0x2E) return unknown(2);
  style_.chinese = rest[1] == 0x26;
  return 2;
}

std::size_t EscPosInterpreter::group(Bytes rest) {
  if (rest.size() < 3) return 0;
  switch (rest[1]) {
    case 0x21:
      style_.across = std::min((rest[2] >> 4) + 1, 8);
      style_.down = std::min((rest[2] & 15) + 1, 8);
      return 3;
    case 0x72:
      endRow(false);
      events_.emplace_back(PrintAction(TellQueueStatus{}));
      return 3;
    case 0x61:  // automatic status: not sent, which printers may be set to as well
      return 3;
    case 0x56:
      return cut(rest);
    case 0x76:
      return raster(rest);
    case 0x28:
      return symbol(rest);
    default:
      return unknown(2);
  }
}

std::size_t EscPosInterpreter::cut(Bytes rest) {
  const std::uint8_t mode = rest[2];
  const bool feeds = mode == 0x41 || mode == 0x42;
  if (!feeds && mode > 1 && mode != 0x30 && mode != 0x31) return unknown(3);
  if (feeds && rest.size() < 4) return 0;
  endRow(false);
  events_.emplace_back(PrintAction(CutPaper{mode == 0x42 || mode == 1 || mode == 0x31}));
  return feeds ? 4 : 3;
}

std::size_t EscPosInterpreter::raster(Bytes rest) {
  if (rest[2] != 0x30) return unknown(3);
  if (rest.size() < 8) return 0;
  const std::size_t across = rest[4] + 256U * rest[5];
  const std::size_t rows = rest[6] + 256U * rest[7];
  const std::size_t size = across * rows;
  if (size == 0 || size > kLargestPicture) return unknown(8);
  if (rest.size() < 8 + size) return 0;
  const Bytes data = rest.subspan(8, size);
  endRow(false);
  events_.emplace_back(PrintAction(
      PrintPicture{static_cast<int>(across * 8), static_cast<int>(rows), {data.begin(), data.end()}, style_.justify}));
  return 8 + size;
}

std::size_t EscPosInterpreter::symbol(Bytes rest) {
  if (rest[2] != 0x6B) return unknown(3);
  if (rest.size() < 5) return 0;
  const std::size_t size = rest[3] + 256U * rest[4];
  if (rest.size() < 5 + size) return 0;
  const Bytes body = rest.subspan(5, size);
  if (size < 3 || body[0] != 0x31) return unknown(5 + size);
  switch (body[1]) {
    case 0x41:  // model
      break;
    case 0x43:
      style_.qrModule = std::clamp<int>(body[2], 1, 16);
      break;
    case 0x45:
      style_.qrLevel = std::clamp<int>(body[2], 0x30, 0x33) - 0x30;
      break;
    case 0x50:
      style_.qrData.assign(body.begin() + 3, body.end());
      break;
    case 0x51:
      endRow(false);
      events_.emplace_back(PrintAction(PrintQr{style_.qrData, style_.qrModule, style_.qrLevel, style_.justify}));
      break;
    default:
      return unknown(5 + size);
  }
  return 5 + size;
}

std::size_t EscPosInterpreter::character(Bytes rest) {
  const std::uint8_t byte = rest[0];
  if (byte >= 0x20 && byte < 0x7F) {
    append(std::string(1, static_cast<char>(byte)));
    return 1;
  }
  if (byte < 0x80 || byte == 0x80 || byte == 0xFF) return unknown(1);
  if (!style_.chinese) {
    append(std::string(kNoGlyph));
    return 1;
  }
  if (rest.size() < 2) return 0;
  if (rest[1] < 0x40 || rest[1] == 0x7F || rest[1] == 0xFF) {
    append(std::string(kNoGlyph));
    return 1;
  }
  append(decodePair(byte, rest[1]));
  return 2;
}

void EscPosInterpreter::append(const std::string& text) {
  const bool same = !row_.empty() && row_.back().bold == style_.bold && row_.back().across == style_.across &&
                    row_.back().down == style_.down;
  if (!same) row_.push_back({{}, style_.bold, style_.across, style_.down});
  row_.back().text += text;
}

void EscPosInterpreter::endRow(bool evenEmpty) {
  if (row_.empty() && !evenEmpty) return;
  events_.emplace_back(PrintAction(PrintRow{std::exchange(row_, {}), style_.justify}));
}

}  // namespace drivers::simulator
