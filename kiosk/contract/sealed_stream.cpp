#include "kiosk/contract/sealed_stream.h"

#include <algorithm>
#include <cstdlib>

namespace kiosk::contract {
namespace {

using DataKey = SecretBytes<crypto_secretstream_xchacha20poly1305_KEYBYTES>;

void append(std::vector<std::uint8_t>& packet, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    packet.push_back(static_cast<std::uint8_t>(value >> shift));
}

/// `count` more bytes at the end of the packet.
std::uint8_t* grown(std::vector<std::uint8_t>& packet, std::size_t count) {
  packet.resize(packet.size() + count);
  return packet.data() + packet.size() - count;
}

}  // namespace

StreamSealer::StreamSealer(std::vector<std::uint8_t>& packet, const PublicKey& office, const HeaderHash& bound)
    : packet_(packet), bound_(bound) {
  DataKey key;
  crypto_secretstream_xchacha20poly1305_keygen(key.data());
  // Fails only for a point of small order, which seal() refuses before.
  if (crypto_box_seal(grown(packet_, kSealedKeyBytes), key.data(), DataKey::size(), office.data()) != 0) std::abort();
  crypto_secretstream_xchacha20poly1305_init_push(&state_, grown(packet_, kStreamHeaderBytes), key.data());
}

StreamSealer::~StreamSealer() {
  sodium_memzero(&state_, sizeof state_);
}

void StreamSealer::write(std::span<const std::uint8_t> piece) {
  while (!piece.empty()) {
    auto& pending = pending_.bytes();
    if (pending.size() == kChunkBytes) flush(0);
    const std::size_t take = std::min(piece.size(), kChunkBytes - pending.size());
    pending.insert(pending.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(take));
    piece = piece.subspan(take);
  }
}

void StreamSealer::finish() {
  flush(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
}

void StreamSealer::flush(unsigned char tag) {
  const auto& pending = pending_.bytes();
  const std::size_t length = pending.size() + kChunkTagBytes;
  append(packet_, static_cast<std::uint32_t>(length));
  crypto_secretstream_xchacha20poly1305_push(&state_, grown(packet_, length), nullptr, pending.data(), pending.size(),
                                             bound_.data(), bound_.size(), tag);
  pending_.wipe();
}

bool openStream(std::span<const std::uint8_t> sealed, const OfficeKeyPair& office, const HeaderHash& bound,
                Plaintext& plain) {
  if (sealed.size() < kSealedKeyBytes + kStreamHeaderBytes) return false;
  DataKey key;
  if (crypto_box_seal_open(key.data(), sealed.data(), kSealedKeyBytes, office.publicKey.data(), office.secret.data()) !=
      0) {
    return false;
  }
  sealed = sealed.subspan(kSealedKeyBytes);
  crypto_secretstream_xchacha20poly1305_state state;
  struct StateWiper {
    crypto_secretstream_xchacha20poly1305_state* state;
    ~StateWiper() { sodium_memzero(state, sizeof *state); }
  } const wiper{&state};
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state, sealed.data(), key.data()) != 0) return false;
  sealed = sealed.subspan(kStreamHeaderBytes);

  auto& bytes = plain.bytes();
  unsigned char tag = 0;
  while (!sealed.empty()) {
    if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL || sealed.size() < 4) return false;
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i)
      length = length << 8U | sealed[i];
    sealed = sealed.subspan(4);
    if (length < kChunkTagBytes || length > kChunkBytes + kChunkTagBytes || length > sealed.size()) return false;
    const std::size_t before = bytes.size();
    if (bytes.capacity() - before < length) return false;
    bytes.resize(before + length - kChunkTagBytes);
    if (crypto_secretstream_xchacha20poly1305_pull(&state, bytes.data() + before, nullptr, &tag, sealed.data(), length,
                                                   bound.data(), bound.size()) != 0) {
      return false;
    }
    sealed = sealed.subspan(length);
  }
  return tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

}  // namespace kiosk::contract
