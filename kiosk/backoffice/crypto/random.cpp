#include "kiosk/backoffice/crypto/random.h"

#include <array>
#include <cctype>
#include <vector>

#include <sodium.h>

#include "kiosk/backoffice/crypto/digest.h"

namespace kiosk::backoffice::crypto {
namespace {
constexpr char kBase32[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kGroup = 5;
}  // namespace

std::string typedCode(std::size_t symbols) {
  std::string code;
  for (std::size_t i = 0; i < symbols; ++i) {
    if (i > 0 && i % kGroup == 0) code.push_back('-');
    code.push_back(kBase32[randombytes_uniform(32)]);
  }
  return code;
}

std::string normalizedCode(const std::string& typed) {
  std::string code;
  for (const char symbol : typed) {
    if (symbol == '-' || symbol == ' ') continue;
    const char upper = static_cast<char>(std::toupper(static_cast<unsigned char>(symbol)));
    code.push_back(upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper);
  }
  return code;
}

std::string token(std::size_t bytes) {
  std::vector<std::uint8_t> raw(bytes);
  randombytes_buf(raw.data(), raw.size());
  return hexOf(raw);
}

std::string uuid(std::int64_t nowMs) {
  std::array<std::uint8_t, 16> raw{};
  randombytes_buf(raw.data(), raw.size());
  for (std::size_t i = 0; i < 6; ++i)
    raw[i] = static_cast<std::uint8_t>(nowMs >> (8 * (5 - i)));
  raw[6] = static_cast<std::uint8_t>((raw[6] & 0x0F) | 0x70);
  raw[8] = static_cast<std::uint8_t>((raw[8] & 0x3F) | 0x80);
  std::string text = hexOf(raw);
  for (const std::size_t at : {20U, 16U, 12U, 8U})
    text.insert(at, 1, '-');
  return text;
}

}  // namespace kiosk::backoffice::crypto
