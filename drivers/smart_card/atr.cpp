#include "drivers/smart_card/atr.h"

namespace drivers::smart_card {

CardInterface interfaceOf(std::span<const std::uint8_t> atr) {
  if (atr.size() < 5 || atr[0] != 0x3B || atr[1] >> 4U != 0x8 || atr[2] != 0x80 || atr[3] != 0x01) {
    return CardInterface::Contact;
  }
  if (atr.size() != 5U + (atr[1] & 0x0FU)) return CardInterface::Contact;
  std::uint8_t sum = 0;
  for (const std::uint8_t byte : atr.subspan(1))
    sum = static_cast<std::uint8_t>(sum ^ byte);
  return sum == 0 ? CardInterface::Contactless : CardInterface::Contact;
}

}  // namespace drivers::smart_card
