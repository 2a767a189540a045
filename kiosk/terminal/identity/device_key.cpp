#include "kiosk/terminal/identity/device_key.h"

#include <array>
#include <memory>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace kiosk::terminal::identity {
namespace {

template <auto Release>
struct Releaser {
  template <class T>
  void operator()(T* object) const noexcept {
    Release(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using RequestHandle = std::unique_ptr<X509_REQ, Releaser<X509_REQ_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using Memory = std::unique_ptr<BIO, Releaser<BIO_free_all>>;

tl::unexpected<assets::Error> unusable(const std::string& what) {
  std::array<char, 256> words{};
  ERR_error_string_n(ERR_get_error(), words.data(), words.size());
  ERR_clear_error();
  return assets::failure(assets::ErrorId::NotEnrolled, what + ": " + words.data());
}

Memory memoryOf(const std::string& text) {
  return Memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string textOf(const Memory& memory) {
  char* data = nullptr;
  const long length = BIO_get_mem_data(memory.get(), &data);
  return {data, static_cast<std::size_t>(length)};
}

}  // namespace

assets::Result<KeyAndRequest> makeKeyAndRequest(const std::string& commonName) {
  const Key key(EVP_EC_gen("P-256"));
  const RequestHandle request(X509_REQ_new());
  const Memory keyText(BIO_new(BIO_s_secmem()));
  const Memory requestText(BIO_new(BIO_s_mem()));
  const bool made =
      key && request && keyText && requestText && X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1 &&
      X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request.get()), "CN", MBSTRING_UTF8,
                                 reinterpret_cast<const unsigned char*>(commonName.data()),
                                 static_cast<int>(commonName.size()), -1, 0) == 1 &&
      X509_REQ_set_pubkey(request.get(), key.get()) == 1 && X509_REQ_sign(request.get(), key.get(), EVP_sha256()) > 0 &&
      PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
      PEM_write_bio_X509_REQ(requestText.get(), request.get()) == 1;
  if (!made) return unusable("cannot make a key and a certificate request");
  return KeyAndRequest{textOf(keyText), textOf(requestText)};
}

bool belongTogether(const std::string& keyPem, const std::string& chainPem) {
  const Key key(PEM_read_bio_PrivateKey(memoryOf(keyPem).get(), nullptr, nullptr, nullptr));
  const Certificate certificate(PEM_read_bio_X509(memoryOf(chainPem).get(), nullptr, nullptr, nullptr));
  const bool together = key && certificate && X509_check_private_key(certificate.get(), key.get()) == 1;
  ERR_clear_error();
  return together;
}

}  // namespace kiosk::terminal::identity
