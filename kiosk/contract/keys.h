#pragma once

// Keys of the sealed packet. Public keys are plain values; secrets are wiped when they go and can only be moved.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "assets/error.h"

namespace kiosk::contract {

using PublicKey = std::array<std::uint8_t, 32>;

/// Bytes that are overwritten when the object goes or is moved from.
template <std::size_t N>
class SecretBytes {
 public:
  SecretBytes() = default;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  SecretBytes(SecretBytes&& other) noexcept : bytes_(other.bytes_) { other.wipe(); }
  SecretBytes& operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
      bytes_ = other.bytes_;
      other.wipe();
    }
    return *this;
  }
  ~SecretBytes() { wipe(); }

  [[nodiscard]] std::uint8_t* data() { return bytes_.data(); }
  [[nodiscard]] const std::uint8_t* data() const { return bytes_.data(); }
  static constexpr std::size_t size() { return N; }
  void wipe() noexcept;

 private:
  std::array<std::uint8_t, N> bytes_{};
};

extern template class SecretBytes<32>;
extern template class SecretBytes<64>;

/// The office's X25519 pair of one region: packets are sealed to its public key.
struct OfficeKeyPair {
  PublicKey publicKey{};
  SecretBytes<32> secret;
};

/// A kiosk's Ed25519 pair: packets are signed with it.
struct KioskKeyPair {
  PublicKey publicKey{};
  SecretBytes<64> secret;
};

OfficeKeyPair newOfficeKeys();
KioskKeyPair newKioskKeys();

/// 16 hex digits of the key's BLAKE2b hash: how headers and databases name it.
std::string keyId(const PublicKey& key);
/// 64 hex digits, and back (nothing else is accepted).
std::string toHex(const PublicKey& key);
assets::Result<PublicKey> publicKeyFromHex(std::string_view hex);

/// Secrets live in files of mode 0600. Storing never overwrites (KeyFileExists) and is durable on return;
/// loading refuses a file others may read (KeyFileExposed) or that is not what it should be (KeyFileUnusable).
assets::Result<void> store(const OfficeKeyPair& keys, const std::filesystem::path& file);
assets::Result<void> store(const KioskKeyPair& keys, const std::filesystem::path& file);
assets::Result<OfficeKeyPair> loadOfficeKeys(const std::filesystem::path& file);
assets::Result<KioskKeyPair> loadKioskKeys(const std::filesystem::path& file);

}  // namespace kiosk::contract
