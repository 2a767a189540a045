#pragma once

// The encrypted part of a packet: a plaintext given in pieces becomes chunks, and back. For packet.cpp only.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <sodium.h>

#include "kiosk/contract/keys.h"

namespace kiosk::contract {

inline constexpr std::size_t kChunkBytes = std::size_t{64} * 1024;
inline constexpr std::size_t kSealedKeyBytes = crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_box_SEALBYTES;
inline constexpr std::size_t kStreamHeaderBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
inline constexpr std::size_t kChunkTagBytes = crypto_secretstream_xchacha20poly1305_ABYTES;

using HeaderHash = std::array<std::uint8_t, 32>;

/// Plaintext that is wiped when it goes. Reserve before filling: a buffer left behind by growing is not wiped.
class Plaintext {
 public:
  explicit Plaintext(std::size_t capacity) { bytes_.reserve(capacity); }
  Plaintext(const Plaintext&) = delete;
  Plaintext& operator=(const Plaintext&) = delete;
  ~Plaintext() { wipe(); }
  void wipe() {
    sodium_memzero(bytes_.data(), bytes_.size());
    bytes_.clear();
  }
  [[nodiscard]] std::vector<std::uint8_t>& bytes() { return bytes_; }

 private:
  std::vector<std::uint8_t> bytes_;
};

/// Appends a sealed data key, the stream header and the chunks to `packet`.
class StreamSealer {
 public:
  StreamSealer(std::vector<std::uint8_t>& packet, const PublicKey& office, const HeaderHash& bound);
  StreamSealer(const StreamSealer&) = delete;
  StreamSealer& operator=(const StreamSealer&) = delete;
  ~StreamSealer();
  void write(std::span<const std::uint8_t> piece);
  void finish();

 private:
  void flush(unsigned char tag);

  std::vector<std::uint8_t>& packet_;
  HeaderHash bound_;
  crypto_secretstream_xchacha20poly1305_state state_{};
  Plaintext pending_{kChunkBytes};
};

/// Opens what StreamSealer wrote into `plain` (which must have room for sealed.size()). False when anything does not
/// hold.
bool openStream(std::span<const std::uint8_t> sealed, const OfficeKeyPair& office, const HeaderHash& bound,
                Plaintext& plain);

}  // namespace kiosk::contract
