#include "kiosk/terminal/identity/identity.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include "kiosk/terminal/identity/device_key.h"
#include "kiosk/terminal/identity/private_file.h"

namespace kiosk::terminal::identity {
namespace {

using assets::ErrorId;
using nlohmann::json;

struct Files {
  explicit Files(const std::filesystem::path& data) : folder(data / "identity") {}
  std::filesystem::path folder;
  [[nodiscard]] std::filesystem::path key() const { return folder / "key.pem"; }
  [[nodiscard]] std::filesystem::path certificate() const { return folder / "certificate.pem"; }
  [[nodiscard]] std::filesystem::path ca() const { return folder / "ca.pem"; }
  [[nodiscard]] std::filesystem::path sign() const { return folder / "sign.key"; }
  [[nodiscard]] std::filesystem::path office() const { return folder / "office.json"; }
};

/// The members of the back office's answer that must be there.
assets::Result<json> understand(const client::Reply& reply, const std::string& kioskId) {
  const json body = json::parse(reply.body, nullptr, false);
  if (reply.status != 200 && reply.status != 201) {
    const std::string code = body.is_object() ? body.value("code", std::string("?")) : "?";
    return assets::failure(ErrorId::EnrolmentRefused, fmt::format("status {}, {}", reply.status, code));
  }
  for (const char* name : {"kiosk_id", "region", "district", "certificate_chain_pem", "ca_pem", "seal_public_key"}) {
    if (!body.is_object() || !body.contains(name) || !body[name].is_string()) {
      return assets::failure(ErrorId::BackOfficeNotUnderstood, fmt::format("the answer lacks {}", name));
    }
  }
  if (body["kiosk_id"] != kioskId) {
    return assets::failure(
        ErrorId::EnrolmentRefused,
        "the code belongs to kiosk " + body["kiosk_id"].get<std::string>() + ", this configuration says " + kioskId);
  }
  return body;
}

/// A new secret in the place of an older one: contract::store() never overwrites.
assets::Result<void> storeSignKey(const Files& files, const contract::KioskKeyPair& sign) {
  const std::filesystem::path fresh = files.sign().string() + ".new";
  std::error_code problem;
  std::filesystem::remove(fresh, problem);
  if (auto stored = contract::store(sign, fresh); !stored) return stored;
  std::filesystem::rename(fresh, files.sign(), problem);
  if (problem) return assets::failure(ErrorId::NotEnrolled, files.sign().string() + ": " + problem.message());
  return {};
}

assets::Result<void> store(const Files& files, const KeyAndRequest& key, const contract::KioskKeyPair& sign,
                           const json& answer) {
  const json office = {{"kiosk_id", answer["kiosk_id"]},
                       {"region", answer["region"]},
                       {"district", answer["district"]},
                       {"seal_public_key", answer["seal_public_key"]}};
  if (auto stored = storeSignKey(files, sign); !stored) return stored;
  if (auto written = writePrivateFile(files.key(), key.keyPem); !written) return written;
  // office.json last: without it, or with a certificate that does not fit the key, load() says "not enrolled".
  for (const auto& [path, content] :
       {std::pair{files.certificate(), answer["certificate_chain_pem"].get<std::string>()},
        std::pair{files.ca(), answer["ca_pem"].get<std::string>()}, std::pair{files.office(), office.dump(2) + "\n"}}) {
    if (auto written = writePrivateFile(path, content); !written) return written;
  }
  return {};
}

assets::Result<client::Reply> ask(const config::BackOffice& office, const json& body) {
  client::HttpsConnection connection(client::Endpoint{.url = office.enrolUrl,
                                                      .caFile = office.caFile,
                                                      .certificate = {},
                                                      .key = {},
                                                      .connect = office.connect,
                                                      .answer = office.answer});
  const std::string text = body.dump();
  return connection.exchange(client::Request{.method = client::Method::Post,
                                             .path = "/v1/enrol",
                                             .contentType = "application/json",
                                             .body = {text.begin(), text.end()}});
}

tl::unexpected<assets::Error> notEnrolled(const std::string& reason) {
  return assets::failure(ErrorId::NotEnrolled, reason);
}

}  // namespace

assets::Result<Identity> load(const std::filesystem::path& dataFolder) {
  if (sodium_init() < 0) std::abort();
  const Files files(dataFolder);
  const auto text = readPrivateFile(files.office());
  if (!text) return tl::unexpected(text.error());
  const json office = json::parse(*text, nullptr, false);
  Identity identity;
  identity.key = files.key();
  identity.certificate = files.certificate();
  identity.ca = files.ca();
  if (!office.is_object()) return notEnrolled(files.office().string() + " is damaged");
  identity.kioskId = office.value("kiosk_id", std::string());
  identity.region = office.value("region", std::string());
  identity.district = office.value("district", std::string());
  const auto seal = contract::publicKeyFromHex(office.value("seal_public_key", std::string()));
  if (!seal || identity.kioskId.empty()) return notEnrolled(files.office().string() + " is incomplete");
  identity.officeKey = *seal;
  auto sign = contract::loadKioskKeys(files.sign());
  if (!sign) return notEnrolled(files.sign().string() + ": " + sign.error().detail);
  identity.sign = std::move(*sign);
  auto keyPem = readPrivateFile(files.key());
  const auto chainPem = readPrivateFile(files.certificate());
  if (!keyPem) return tl::unexpected(keyPem.error());
  if (!chainPem) return tl::unexpected(chainPem.error());
  const bool fits = belongTogether(*keyPem, *chainPem);
  sodium_memzero(keyPem->data(), keyPem->size());  // NOLINT(clang-analyzer-cplusplus.InnerPointer): nothing freed it
  if (!fits) return notEnrolled("key and certificate in " + files.folder.string() + " do not belong together");
  return identity;
}

assets::Result<Identity> enrol(const config::Configuration& configuration, const std::string& code) {
  if (sodium_init() < 0) std::abort();
  if (configuration.backOffice.enrolUrl.empty()) {
    return assets::failure(ErrorId::ConfigurationUnreadable,
                           "back_office.enrol_url is missing: the back office's staff port, https://HOST:PORT");
  }
  const Files files(configuration.paths.data);
  for (const auto& folder : {configuration.paths.data, files.folder}) {
    if (auto made = makePrivateFolder(folder); !made) return tl::unexpected(made.error());
  }
  auto key = makeKeyAndRequest(configuration.kiosk.id);
  if (!key) return tl::unexpected(key.error());
  const contract::KioskKeyPair sign = contract::newKioskKeys();
  const auto reply =
      ask(configuration.backOffice,
          {{"code", code}, {"csr_pem", key->requestPem}, {"sign_public_key", contract::toHex(sign.publicKey)}});
  if (!reply) return tl::unexpected(reply.error());
  const auto answer = understand(*reply, configuration.kiosk.id);
  if (!answer) return tl::unexpected(answer.error());
  const auto stored = store(files, *key, sign, *answer);
  sodium_memzero(key->keyPem.data(), key->keyPem.size());
  if (!stored) return tl::unexpected(stored.error());
  return load(configuration.paths.data);
}

client::Endpoint endpointOf(const Identity& identity, const config::BackOffice& office) {
  return client::Endpoint{.url = office.url,
                          .caFile = identity.ca,
                          .certificate = identity.certificate,
                          .key = identity.key,
                          .connect = office.connect,
                          .answer = office.answer};
}

}  // namespace kiosk::terminal::identity
