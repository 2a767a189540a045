#include "kiosk/backoffice/pki/authority.h"

#include <array>
#include <utility>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "kiosk/backoffice/pki/openssl_handles.h"

namespace kiosk::backoffice::pki {

std::string lastOpensslWords() {
  std::array<char, 256> words{};
  ERR_error_string_n(ERR_get_error(), words.data(), words.size());
  ERR_clear_error();
  return words.data();
}

namespace {

template <class T>
using Result = assets::Result<T>;

tl::unexpected<assets::Error> unusable(const std::string& what) {
  return assets::failure(assets::ErrorId::OfficeCertificateUnusable, what + ": " + lastOpensslWords());
}

Memory memoryOf(const std::string& text) {
  return Memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string textOf(BIO* memory) {
  char* data = nullptr;
  const long length = BIO_get_mem_data(memory, &data);
  return {data, static_cast<std::size_t>(length)};
}

Result<std::string> pemOf(EVP_PKEY* key) {
  const Memory memory(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return unusable("cannot write the key");
  }
  std::string pem = textOf(memory.get());
  return pem;
}

Result<std::string> pemOf(X509* certificate) {
  const Memory memory(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_X509(memory.get(), certificate) != 1) return unusable("cannot write the certificate");
  return textOf(memory.get());
}

/// Everything a certificate of ours says, beside its key.
struct Wording {
  std::string commonName;
  int days = 0;
  std::vector<std::pair<int, std::string>> extensions;  ///< NID and OpenSSL's configuration syntax
};

bool addExtension(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509* certificate) {
  const NumberHandle number(BN_new());
  return number && BN_rand(number.get(), 127, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
         BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setName(X509_NAME* name, const std::string& commonName) {
  return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(commonName.data()),
                                    static_cast<int>(commonName.size()), -1, 0) == 1;
}

/// Signs `subjectKey` with the issuer's key; `issuer` is null for a self-signed certificate.
Result<X509Handle> sign(EVP_PKEY* subjectKey, const Wording& wording, X509* issuer, EVP_PKEY* issuerKey) {
  X509Handle certificate(X509_new());
  X509* raw = certificate.get();
  constexpr long kSecondsPerDay = 86400;
  constexpr long kBackdate = -300;  // a terminal whose clock is a little slow must accept it too
  X509* parent = issuer != nullptr ? issuer : raw;
  bool ok = raw != nullptr && X509_set_version(raw, X509_VERSION_3) == 1 && setSerial(raw) &&
            X509_gmtime_adj(X509_getm_notBefore(raw), kBackdate) != nullptr &&
            X509_gmtime_adj(X509_getm_notAfter(raw), wording.days * kSecondsPerDay) != nullptr &&
            setName(X509_get_subject_name(raw), wording.commonName) &&
            X509_set_issuer_name(raw, X509_get_subject_name(parent)) == 1 && X509_set_pubkey(raw, subjectKey) == 1;
  for (const auto& [nid, value] : wording.extensions)
    ok = ok && addExtension(raw, parent, nid, value);
  ok = ok && X509_sign(raw, issuerKey, EVP_sha256()) > 0;
  if (!ok) return unusable("cannot sign a certificate for " + wording.commonName);
  return certificate;
}

Key newKey() {
  return Key(EVP_EC_gen("P-256"));
}

struct Signer {
  Key key;
  X509Handle certificate;
};

Result<Signer> load(const KeyAndCertificate& pem) {
  Signer signer;
  signer.key.reset(PEM_read_bio_PrivateKey(memoryOf(pem.keyPem).get(), nullptr, nullptr, nullptr));
  signer.certificate.reset(PEM_read_bio_X509(memoryOf(pem.certificatePem).get(), nullptr, nullptr, nullptr));
  if (!signer.key || !signer.certificate) return unusable("cannot read the signing key or its certificate");
  return signer;
}

Result<KeyAndCertificate> issueWithNewKey(const Wording& wording, const KeyAndCertificate* issuer) {
  const Key key = newKey();
  if (!key) return unusable("cannot make a key");
  Signer signer;
  if (issuer != nullptr) {
    auto loaded = load(*issuer);
    if (!loaded) return tl::unexpected(loaded.error());
    signer = std::move(*loaded);
  }
  const auto certificate =
      sign(key.get(), wording, signer.certificate.get(), issuer != nullptr ? signer.key.get() : key.get());
  if (!certificate) return tl::unexpected(certificate.error());
  auto keyPem = pemOf(key.get());
  auto certificatePem = pemOf(certificate->get());
  if (!keyPem) return tl::unexpected(keyPem.error());
  if (!certificatePem) return tl::unexpected(certificatePem.error());
  return KeyAndCertificate{std::move(*keyPem), std::move(*certificatePem)};
}

bool isAddress(const std::string& name) {
  ASN1_OCTET_STRING* address = a2i_IPADDRESS(name.c_str());
  ASN1_OCTET_STRING_free(address);
  return address != nullptr;
}

bool isP256(EVP_PKEY* key) {
  std::array<char, 64> group{};
  std::size_t length = 0;
  return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
         EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
         std::string_view(group.data(), length) == "prime256v1";
}

}  // namespace

Result<KeyAndCertificate> makeRoot(const std::string& commonName) {
  return issueWithNewKey({commonName,
                          kRootDays,
                          {{NID_basic_constraints, "critical,CA:TRUE,pathlen:1"},
                           {NID_key_usage, "critical,keyCertSign,cRLSign"},
                           {NID_subject_key_identifier, "hash"}}},
                         nullptr);
}

Result<KeyAndCertificate> issueIssuer(const KeyAndCertificate& root, const std::string& commonName) {
  return issueWithNewKey({commonName,
                          kIssuingDays,
                          {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                           {NID_key_usage, "critical,keyCertSign,cRLSign"},
                           {NID_ext_key_usage, "clientAuth"},
                           {NID_subject_key_identifier, "hash"},
                           {NID_authority_key_identifier, "keyid"}}},
                         &root);
}

Result<KeyAndCertificate> issueServer(const KeyAndCertificate& root, const std::vector<std::string>& names) {
  if (names.empty()) return assets::failure(assets::ErrorId::OfficeSettingRefused, "a server needs at least one name");
  std::string alternatives;
  for (const std::string& name : names) {
    if (name.find_first_of(",:\n ") != std::string::npos && !isAddress(name)) {
      return assets::failure(assets::ErrorId::OfficeSettingRefused, name + " is no host name or IP address");
    }
    if (!alternatives.empty()) alternatives += ',';
    alternatives += isAddress(name) ? "IP:" : "DNS:";
    alternatives += name;
  }
  return issueWithNewKey({names.front(),
                          kServerDays,
                          {{NID_basic_constraints, "critical,CA:FALSE"},
                           {NID_key_usage, "critical,digitalSignature"},
                           {NID_ext_key_usage, "serverAuth"},
                           {NID_subject_alt_name, alternatives},
                           {NID_subject_key_identifier, "hash"},
                           {NID_authority_key_identifier, "keyid"}}},
                         &root);
}

Result<std::string> issueDevice(const KeyAndCertificate& issuer, const std::string& requestPem,
                                const DeviceIdentity& device) {
  const RequestHandle request(PEM_read_bio_X509_REQ(memoryOf(requestPem).get(), nullptr, nullptr, nullptr));
  if (!request) return unusable("the certificate request cannot be read");
  EVP_PKEY* key = X509_REQ_get0_pubkey(request.get());
  if (key == nullptr || !isP256(key)) return unusable("the request's key is not P-256");
  if (X509_REQ_verify(request.get(), key) != 1) return unusable("the request is not signed by its own key");
  const auto signer = load(issuer);
  if (!signer) return tl::unexpected(signer.error());
  const auto certificate = sign(key,
                                {device.kioskId,
                                 kDeviceDays,
                                 {{NID_basic_constraints, "critical,CA:FALSE"},
                                  {NID_key_usage, "critical,digitalSignature"},
                                  {NID_ext_key_usage, "clientAuth"},
                                  {NID_subject_alt_name, "URI:" + deviceUri(device)},
                                  {NID_subject_key_identifier, "hash"},
                                  {NID_authority_key_identifier, "keyid"}}},
                                signer->certificate.get(), signer->key.get());
  if (!certificate) return tl::unexpected(certificate.error());
  return pemOf(certificate->get());
}

Result<KeyAndRequest> makeRequest(const std::string& commonName) {
  const Key key = newKey();
  const RequestHandle request(X509_REQ_new());
  const Memory memory(BIO_new(BIO_s_mem()));
  if (!key || !request || X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) != 1 ||
      !setName(X509_REQ_get_subject_name(request.get()), commonName) ||
      X509_REQ_set_pubkey(request.get(), key.get()) != 1 ||
      X509_REQ_sign(request.get(), key.get(), EVP_sha256()) <= 0 ||
      PEM_write_bio_X509_REQ(memory.get(), request.get()) != 1) {
    return unusable("cannot make a certificate request");
  }
  auto keyPem = pemOf(key.get());
  if (!keyPem) return tl::unexpected(keyPem.error());
  return KeyAndRequest{std::move(*keyPem), textOf(memory.get())};
}

Result<std::vector<std::uint8_t>> derOf(const std::string& certificatePem) {
  const X509Handle certificate(PEM_read_bio_X509(memoryOf(certificatePem).get(), nullptr, nullptr, nullptr));
  if (!certificate) return unusable("the certificate cannot be read");
  unsigned char* raw = nullptr;
  const int length = i2d_X509(certificate.get(), &raw);
  if (length <= 0) return unusable("the certificate cannot be written");
  std::vector<std::uint8_t> der(raw, raw + length);
  OPENSSL_free(raw);
  return der;
}

}  // namespace kiosk::backoffice::pki
