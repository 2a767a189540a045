// What sealing and opening cost: an application with 2 MiB of pages, beside the bare cipher over the same bytes.
#include <benchmark/benchmark.h>
#include <sodium.h>

#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::contract {
namespace {

constexpr std::size_t kPageBytes = std::size_t{1024} * 1024;  // two pages

void sealApplication(benchmark::State& state) {
  const auto office = newOfficeKeys();
  const auto kiosk = newKioskKeys();
  const auto application = samples::application(kPageBytes);
  const auto context = samples::sealContext(office);
  for (auto _ : state)
    benchmark::DoNotOptimize(seal(application, context, kiosk));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(2 * kPageBytes));
}
BENCHMARK(sealApplication)->Unit(benchmark::kMillisecond);

void openPacket(benchmark::State& state) {
  const auto office = newOfficeKeys();
  const auto kiosk = newKioskKeys();
  const auto packet = *seal(samples::application(kPageBytes), samples::sealContext(office), kiosk);
  for (auto _ : state)
    benchmark::DoNotOptimize(openApplication(packet, office, kiosk.publicKey));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(2 * kPageBytes));
}
BENCHMARK(openPacket)->Unit(benchmark::kMillisecond);

void bareCipher(benchmark::State& state) {
  const std::vector<std::uint8_t> plain(2 * kPageBytes, 7);
  std::vector<std::uint8_t> sealed(plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
  std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> key{};
  std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> nonce{};
  for (auto _ : state) {
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(), nullptr, 0, nullptr,
                                               nonce.data(), key.data());
    benchmark::DoNotOptimize(sealed.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(plain.size()));
}
BENCHMARK(bareCipher)->Unit(benchmark::kMillisecond);

void readManifestJson(benchmark::State& state) {
  const std::string json = toJson(samples::application());
  for (auto _ : state)
    benchmark::DoNotOptimize(fromJson<domain::Application>(json));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(json.size()));
}
BENCHMARK(readManifestJson)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kiosk::contract

BENCHMARK_MAIN();
