// Packets by a kiosk that signs anything: the input is an edit list on a good packet, signed anew, so that the parser
// behind the signature is reached. Whatever opens must be what was sealed; nothing else may open.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <sodium.h>

#include "kiosk/contract/packet.h"
#include "tests/kiosk/contract/samples.h"

namespace {

using namespace kiosk::contract;

struct World {
  OfficeKeyPair office = newOfficeKeys();
  KioskKeyPair kiosk = newKioskKeys();
  std::vector<std::uint8_t> packet = *seal(samples::application(), samples::sealContext(office), kiosk);
};

void signAnew(std::vector<std::uint8_t>& packet, const KioskKeyPair& kiosk) {
  constexpr std::string_view kPrefix{"hall-packet-v1\0", 15};
  if (packet.size() < crypto_sign_BYTES) return;
  const std::size_t body = packet.size() - crypto_sign_BYTES;
  std::vector<std::uint8_t> message(kPrefix.begin(), kPrefix.end());
  message.resize(kPrefix.size() + 64);
  crypto_generichash(message.data() + kPrefix.size(), 64, packet.data(), body, nullptr, 0);
  crypto_sign_detached(packet.data() + body, nullptr, message.data(), message.size(), kiosk.secret.data());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World kWorld;
  (void)peekHeader({data, size});
  if (openApplication({data, size}, kWorld.office, kWorld.kiosk.publicKey)) std::abort();

  // Three bytes an edit: place (two) and new value; the last one cuts.
  std::vector<std::uint8_t> packet = kWorld.packet;
  for (; size >= 3; data += 3, size -= 3) {
    const std::size_t place = static_cast<std::size_t>(data[0] << 8 | data[1]) % packet.size();
    packet[place] = data[2];
  }
  if (size == 2) {
    const std::size_t cut = static_cast<std::size_t>(data[0] << 8 | data[1]) % packet.size();
    packet.resize(std::max<std::size_t>(packet.size() - cut, 64));
  }
  signAnew(packet, kWorld.kiosk);
  const auto opened = openApplication(packet, kWorld.office, kWorld.kiosk.publicKey);
  const auto sealedPart =
      packet.end() - std::min<std::ptrdiff_t>(crypto_sign_BYTES, static_cast<std::ptrdiff_t>(packet.size()));
  const bool unchanged =
      packet.size() == kWorld.packet.size() && std::equal(packet.begin(), sealedPart, kWorld.packet.begin());
  if (opened.has_value() != unchanged) std::abort();
  return 0;
}
