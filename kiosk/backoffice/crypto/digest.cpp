#include "kiosk/backoffice/crypto/digest.h"

#include <array>
#include <cstdlib>

#include <openssl/evp.h>

namespace kiosk::backoffice::crypto {

void Sha256::Release::operator()(evp_md_ctx_st* context) const {
  EVP_MD_CTX_free(context);
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) std::abort();
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(Bytes part) {
  if (EVP_DigestUpdate(context_.get(), part.data(), part.size()) != 1) std::abort();
}

std::string Sha256::hex() {
  std::array<std::uint8_t, 32> digest{};
  if (EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) != 1) std::abort();
  return hexOf(digest);
}

std::string sha256Hex(Bytes data) {
  Sha256 digest;
  digest.add(data);
  return digest.hex();
}

std::string sha256Hex(std::string_view data) {
  return sha256Hex(bytesOf(data));
}

std::string hexOf(Bytes data) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(data.size() * 2);
  for (const std::uint8_t byte : data) {
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 15]);
  }
  return text;
}

}  // namespace kiosk::backoffice::crypto
