#include "kiosk/backoffice/crypto/column_cipher.h"

#include <sodium.h>

#include "kiosk/backoffice/crypto/digest.h"

namespace kiosk::backoffice::crypto {
namespace {

constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "hall-col";
constexpr std::string_view kKeyId = "k1:";  // a later key gets the next id; the old ones still open

}  // namespace

ColumnCipher::ColumnCipher(std::span<const std::uint8_t, kMasterKeyBytes> masterKey) {
  crypto_kdf_derive_from_key(sealKey_.data(), sealKey_.size(), 1, kContext, masterKey.data());
  crypto_kdf_derive_from_key(indexKey_.data(), indexKey_.size(), 2, kContext, masterKey.data());
}

ColumnCipher::~ColumnCipher() {
  sodium_memzero(sealKey_.data(), sealKey_.size());
  sodium_memzero(indexKey_.data(), indexKey_.size());
}

std::vector<std::uint8_t> ColumnCipher::sealBytes(std::span<const std::uint8_t> plain, std::string_view place) const {
  constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  std::vector<std::uint8_t> sealed(kNonce + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
  randombytes_buf(sealed.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonce, nullptr, plain.data(), plain.size(),
                                             bytesOf(place).data(), place.size(), nullptr, sealed.data(),
                                             sealKey_.data());
  return sealed;
}

assets::Result<std::vector<std::uint8_t>> ColumnCipher::openBytes(std::span<const std::uint8_t> sealed,
                                                                  std::string_view place) const {
  constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
  if (sealed.size() < kNonce + kTag) return assets::failure(assets::ErrorId::OfficeRecordUnreadable, "too short");
  std::vector<std::uint8_t> plain(sealed.size() - kNonce - kTag);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data() + kNonce,
                                                 sealed.size() - kNonce, bytesOf(place).data(), place.size(),
                                                 sealed.data(), sealKey_.data()) != 0) {
    return assets::failure(assets::ErrorId::OfficeRecordUnreadable, "does not open with this key at this place");
  }
  return plain;
}

std::string ColumnCipher::seal(std::string_view plain, std::string_view place) const {
  const std::vector<std::uint8_t> sealed = sealBytes(bytesOf(plain), place);
  std::string text(sodium_base64_encoded_len(sealed.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), sealed.data(), sealed.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminating zero
  return std::string(kKeyId) + text;
}

assets::Result<std::string> ColumnCipher::open(std::string_view sealed, std::string_view place) const {
  if (!sealed.starts_with(kKeyId)) return assets::failure(assets::ErrorId::OfficeRecordUnreadable, "unknown key id");
  sealed.remove_prefix(kKeyId.size());
  std::vector<std::uint8_t> raw(sealed.size());
  std::size_t length = 0;
  if (sodium_base642bin(raw.data(), raw.size(), sealed.data(), sealed.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0) {
    return assets::failure(assets::ErrorId::OfficeRecordUnreadable, "not base64");
  }
  raw.resize(length);
  auto plain = openBytes(raw, place);
  if (!plain) return tl::unexpected(plain.error());
  std::string text(plain->begin(), plain->end());
  sodium_memzero(plain->data(), plain->size());
  return text;
}

std::string ColumnCipher::index(std::string_view value, std::string_view kind) const {
  crypto_generichash_state state;
  std::array<std::uint8_t, 32> mac{};
  crypto_generichash_init(&state, indexKey_.data(), indexKey_.size(), mac.size());
  crypto_generichash_update(&state, bytesOf(kind).data(), kind.size());
  const std::uint8_t separator = 0;
  crypto_generichash_update(&state, &separator, 1);
  crypto_generichash_update(&state, bytesOf(value).data(), value.size());
  crypto_generichash_final(&state, mac.data(), mac.size());
  return hexOf(mac);
}

}  // namespace kiosk::backoffice::crypto
