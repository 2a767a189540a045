#include "drivers/smart_card/gb18030.h"

#include <array>
#include <cstddef>

#include <iconv.h>
#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not in <cstring>

namespace drivers::smart_card {
namespace {

constexpr std::string_view kNoCharacter = "\xEF\xBF\xBD";

/// Bytes of the character that begins here, by GB 18030's own rule; 0: none begins here.
std::size_t lengthAt(std::span<const std::uint8_t> bytes) {
  const auto between = [](std::uint8_t byte, int low, int high) { return byte >= low && byte <= high; };
  if (bytes[0] < 0x80) return 1;
  if (!between(bytes[0], 0x81, 0xFE) || bytes.size() < 2) return 0;
  if (between(bytes[1], 0x40, 0xFE) && bytes[1] != 0x7F) return 2;
  if (bytes.size() < 4) return 0;
  const bool four = between(bytes[1], 0x30, 0x39) && between(bytes[2], 0x81, 0xFE) && between(bytes[3], 0x30, 0x39);
  return four ? 4 : 0;
}

}  // namespace

std::string utf8FromGb18030(std::span<const std::uint8_t> bytes) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  std::string text;
  while (!bytes.empty()) {
    const std::size_t length = lengthAt(bytes);
    std::array<char, 4> in{};
    std::array<char, 16> out{};  // some four-byte codes become two characters
    for (std::size_t i = 0; i < length; ++i)
      in[i] = static_cast<char>(bytes[i]);
    char* from = in.data();
    char* to = out.data();
    std::size_t fromLeft = length;
    std::size_t toLeft = out.size();
    const bool control = length == 1 && (bytes[0] < 0x20 || bytes[0] == 0x7F);
    const bool done = length > 0 && !control && iconv(converter, &from, &fromLeft, &to, &toLeft) == 0 && fromLeft == 0;
    // A converter may hold a character back until it sees what follows.
    if (done) iconv(converter, nullptr, nullptr, &to, &toLeft);
    if (done) {
      text.append(out.data(), out.size() - toLeft);
    } else {
      iconv(converter, nullptr, nullptr, nullptr, nullptr);
      text += kNoCharacter;
    }
    explicit_bzero(in.data(), in.size());
    explicit_bzero(out.data(), out.size());
    bytes = bytes.subspan(length == 0 ? 1 : length);
  }
  iconv_close(converter);
  return text;
}

}  // namespace drivers::smart_card
