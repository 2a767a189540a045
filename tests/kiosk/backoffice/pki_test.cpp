#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "kiosk/backoffice/pki/authority.h"
#include "kiosk/backoffice/pki/openssl_handles.h"

namespace kiosk::backoffice::pki {
namespace {

X509Handle certificateOf(const std::string& pem) {
  const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return X509Handle(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
}

/// Whether `leaf` leads to `root` over `issuer` for this purpose, as a TLS peer would check.
bool verifies(const std::string& leaf, const std::string& issuer, const std::string& root, int purpose) {
  const X509Handle leafX = certificateOf(leaf);
  const X509Handle issuerX = certificateOf(issuer);
  const X509Handle rootX = certificateOf(root);
  X509_STORE* store = X509_STORE_new();
  X509_STORE_add_cert(store, rootX.get());
  STACK_OF(X509)* between = sk_X509_new_null();
  sk_X509_push(between, issuerX.get());
  X509_STORE_CTX* context = X509_STORE_CTX_new();
  X509_STORE_CTX_init(context, store, leafX.get(), between);
  X509_STORE_CTX_set_purpose(context, purpose);
  const bool good = X509_verify_cert(context) == 1;
  X509_STORE_CTX_free(context);
  sk_X509_free(between);
  X509_STORE_free(store);
  return good;
}

struct Authorities {
  KeyAndCertificate root = makeRoot("root").value();
  KeyAndCertificate issuer = issueIssuer(root, "issuer").value();
};

TEST(Authority, DeviceCertificateServesClientsOnlyAndNamesTheDevice) {
  const Authorities authorities;
  const auto request = makeRequest("whatever the terminal calls itself").value();
  const std::string pem = issueDevice(authorities.issuer, request.requestPem, {"370800", "03"}).value();
  EXPECT_TRUE(
      verifies(pem, authorities.issuer.certificatePem, authorities.root.certificatePem, X509_PURPOSE_SSL_CLIENT));
  EXPECT_FALSE(
      verifies(pem, authorities.issuer.certificatePem, authorities.root.certificatePem, X509_PURPOSE_SSL_SERVER));
  const auto read = readDeviceCertificate(derOf(pem).value()).value();
  EXPECT_EQ(read.device, (DeviceIdentity{"370800", "03"}));
  EXPECT_EQ(read.sha256.size(), 64U);
  EXPECT_GT(read.validUntilMs, 0);
}

TEST(Authority, ServerCertificateIsNoClientAndNoDevice) {
  const Authorities authorities;
  const auto server = issueServer(authorities.root, {"localhost", "127.0.0.1"}).value();
  EXPECT_TRUE(verifies(server.certificatePem, authorities.issuer.certificatePem, authorities.root.certificatePem,
                       X509_PURPOSE_SSL_SERVER));
  EXPECT_FALSE(verifies(server.certificatePem, authorities.issuer.certificatePem, authorities.root.certificatePem,
                        X509_PURPOSE_SSL_CLIENT));
  EXPECT_FALSE(readDeviceCertificate(derOf(server.certificatePem).value()));
  EXPECT_FALSE(issueServer(authorities.root, {}));
  EXPECT_FALSE(issueServer(authorities.root, {"a,DNS:evil"}));
}

TEST(Authority, ForeignIssuerDoesNotVerify) {
  const Authorities ours;
  const Authorities theirs;
  const auto request = makeRequest("03").value();
  const std::string pem = issueDevice(theirs.issuer, request.requestPem, {"370800", "03"}).value();
  EXPECT_FALSE(verifies(pem, theirs.issuer.certificatePem, ours.root.certificatePem, X509_PURPOSE_SSL_CLIENT));
}

TEST(Authority, RefusesRequestsThatAreNotP256OrNotSigned) {
  const Authorities authorities;
  EXPECT_FALSE(issueDevice(authorities.issuer, "not a request", {"370800", "03"}));
  const Key rsa(EVP_RSA_gen(2048));
  const RequestHandle request(X509_REQ_new());
  X509_REQ_set_pubkey(request.get(), rsa.get());
  X509_REQ_sign(request.get(), rsa.get(), EVP_sha256());
  const Memory memory(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509_REQ(memory.get(), request.get());
  char* text = nullptr;
  const long length = BIO_get_mem_data(memory.get(), &text);
  EXPECT_FALSE(issueDevice(authorities.issuer, std::string(text, static_cast<std::size_t>(length)), {"370800", "03"}));
}

TEST(DeviceIdentity, UriIsStrict) {
  EXPECT_EQ(parseDeviceUri("device:370800/03"), (DeviceIdentity{"370800", "03"}));
  for (const char* wrong : {"", "device:", "device:370800", "device:370800/", "device:37080/03", "device:370800/0 3",
                            "Device:370800/03", "device:370800/03/4", "device:37080x/03"}) {
    EXPECT_FALSE(parseDeviceUri(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace kiosk::backoffice::pki
