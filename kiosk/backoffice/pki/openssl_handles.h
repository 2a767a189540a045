#pragma once

#include <memory>
#include <string>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace kiosk::backoffice::pki {

template <class T, auto Free>
struct Releaser {
  void operator()(T* object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY, EVP_PKEY_free>>;
using X509Handle = std::unique_ptr<X509, Releaser<X509, X509_free>>;
using RequestHandle = std::unique_ptr<X509_REQ, Releaser<X509_REQ, X509_REQ_free>>;
using Memory = std::unique_ptr<BIO, Releaser<BIO, BIO_free_all>>;
using NumberHandle = std::unique_ptr<BIGNUM, Releaser<BIGNUM, BN_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION, X509_EXTENSION_free>>;
using AlternativeNames = std::unique_ptr<GENERAL_NAMES, Releaser<GENERAL_NAMES, GENERAL_NAMES_free>>;

/// OpenSSL's own words for what went wrong last in this thread.
std::string lastOpensslWords();

}  // namespace kiosk::backoffice::pki
