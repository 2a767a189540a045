#include "kiosk/domain/code_points.h"

#include <array>
#include <cstddef>

namespace kiosk::domain {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// How many bytes follow a first byte, and what the first one carries; -1 for none.
int following(unsigned char first) {
  if (first < 0x80) return 0;
  if (first >= 0xC2 && first < 0xE0) return 1;
  if (first >= 0xE0 && first < 0xF0) return 2;
  if (first >= 0xF0 && first < 0xF5) return 3;
  return -1;
}

bool allowed(char32_t point, int more) {
  constexpr std::array<char32_t, 4> kLeast = {0, 0x80, 0x800, 0x10000};
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  return point >= kLeast[static_cast<std::size_t>(more)] && point <= 0x10FFFF && !surrogate;
}

}  // namespace

std::vector<char32_t> codePoints(std::string_view utf8) {
  std::vector<char32_t> points;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[i]);
    const int more = following(first);
    char32_t point = more <= 0 ? first : first & (0x3FU >> more);
    std::size_t next = i + 1;
    int read = 0;
    while (read < more && next < utf8.size() && (static_cast<unsigned char>(utf8[next]) & 0xC0U) == 0x80U) {
      point = (point << 6U) | (static_cast<unsigned char>(utf8[next]) & 0x3FU);
      ++next;
      ++read;
    }
    points.push_back(more >= 0 && read == more && allowed(point, more) ? point : kReplacement);
    i = next;
  }
  return points;
}

}  // namespace kiosk::domain
