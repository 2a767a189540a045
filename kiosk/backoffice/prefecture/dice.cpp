#include "kiosk/backoffice/prefecture/dice.h"

#include <array>

#include "kiosk/backoffice/crypto/digest.h"

namespace kiosk::backoffice::prefecture {
namespace {

/// The finaliser of splitmix64.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15ULL;

}  // namespace

Dice::Dice(std::uint64_t seed, Purpose purpose, std::uint64_t which)
    : state_(mixed(mixed(mixed(seed + kStep) + static_cast<std::uint64_t>(purpose) * kStep) + which * kStep)) {}

std::uint64_t Dice::next() {
  state_ += kStep;
  return mixed(state_);
}

std::uint32_t Dice::below(std::uint32_t count) {
  return static_cast<std::uint32_t>(((next() >> 32U) * count) >> 32U);
}

int Dice::between(int first, int last) {
  return first + static_cast<int>(below(static_cast<std::uint32_t>(last - first + 1)));
}

std::string Dice::uuid(std::int64_t atMs) {
  std::array<std::uint8_t, 16> raw{};
  for (std::size_t i = 0; i < 6; ++i)
    raw[i] = static_cast<std::uint8_t>(atMs >> (8 * (5 - i)));
  for (std::size_t i = 6; i < raw.size(); ++i)
    raw[i] = static_cast<std::uint8_t>(next() >> 56U);
  raw[6] = static_cast<std::uint8_t>((raw[6] & 0x0FU) | 0x70U);
  raw[8] = static_cast<std::uint8_t>((raw[8] & 0x3FU) | 0x80U);
  std::string text = crypto::hexOf(raw);
  for (const std::size_t at : {20U, 16U, 12U, 8U})
    text.insert(at, 1, '-');
  return text;
}

}  // namespace kiosk::backoffice::prefecture
