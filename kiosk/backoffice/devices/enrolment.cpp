#include "kiosk/backoffice/devices/enrolment.h"

#include <utility>

#include <soci/soci.h>

#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/contract/keys.h"

namespace kiosk::backoffice::devices {
namespace {

using assets::ErrorId;

constexpr std::size_t kCodeSymbols = 26;  // × 5 bits = 130 bits
constexpr std::int64_t kNeighbourHeardMs = 5LL * 60 * 1000;

struct Issued {
  std::string pem;
  pki::DeviceCertificate certificate;
};

assets::Result<Issued> issue(const Office& office, const std::string& kioskId, const std::string& requestPem) {
  auto pem = pki::issueDevice(office.folder().issuer(), requestPem, {office.region(), kioskId});
  if (!pem) return tl::unexpected(pem.error());
  const auto der = pki::derOf(*pem);
  if (!der) return tl::unexpected(der.error());
  auto certificate = pki::readDeviceCertificate(*der);
  if (!certificate) return tl::unexpected(certificate.error());
  return Issued{std::move(*pem), std::move(*certificate)};
}

}  // namespace

std::optional<Kiosk> findKiosk(soci::session& sql, const std::string& region, const std::string& kioskId) {
  Kiosk kiosk;
  long long until = 0;
  sql << "SELECT kiosk_id, district, hall_name, state, sign_public_key, certificate_sha256, certificate_until_ms "
         "FROM kiosk WHERE region_code = :region AND kiosk_id = :id",
      soci::use(region), soci::use(kioskId), soci::into(kiosk.id), soci::into(kiosk.district),
      soci::into(kiosk.hallName), soci::into(kiosk.state), soci::into(kiosk.signPublicKey),
      soci::into(kiosk.certificateSha256), soci::into(until);
  if (!sql.got_data()) return std::nullopt;
  kiosk.certificateUntilMs = until;
  return kiosk;
}

assets::Result<std::string> invite(Office& office, const std::string& kioskId, const std::string& district,
                                   const std::string& hallName) {
  if (!pki::isKioskId(kioskId)) {
    return assets::failure(ErrorId::OfficeSettingRefused, "--kiosk takes 1 to 32 letters, digits and dashes");
  }
  if (office.policy().regions.find(district) == nullptr) {
    return assets::failure(ErrorId::OfficeSettingRefused, "--district " + district + " is no district of this region");
  }
  const std::string code = crypto::typedCode(kCodeSymbols);
  const std::string sha = crypto::sha256Hex(crypto::normalizedCode(code));
  const long long until = office.clock().nowMs() + kCodeLivesMs;
  auto written = office.writer().write([&](store::Transaction& transaction) {
    soci::session& sql = transaction.sql();
    const std::string& region = transaction.region();
    if (findKiosk(sql, region, kioskId)) {
      sql << "UPDATE kiosk SET district = :district, hall_name = :hall, enrol_code_sha256 = :sha, "
             "enrol_until_ms = :until WHERE region_code = :region AND kiosk_id = :id",
          soci::use(district), soci::use(hallName), soci::use(sha), soci::use(until), soci::use(region),
          soci::use(kioskId);
    } else {
      sql << "INSERT INTO kiosk (region_code, kiosk_id, district, hall_name, state, enrol_code_sha256, enrol_until_ms, "
             "sign_public_key, certificate_sha256, certificate_until_ms, last_seen_ms, clock_skew_ms, outbox_backlog, "
             "devices) VALUES (:region, :id, :district, :hall, 'INVITED', :sha, :until, '', '', 0, 0, 0, 0, '{}')",
          soci::use(region), soci::use(kioskId), soci::use(district), soci::use(hallName), soci::use(sha),
          soci::use(until);
    }
    transaction.record("office", "kiosk.invited", "kiosk:" + kioskId, "{\"district\":\"" + district + "\"}");
  });
  if (!written) return tl::unexpected(written.error());
  return code;
}

assets::Result<std::optional<Enrolment>> enrol(Office& office, const std::string& code, const std::string& requestPem,
                                               const std::string& signPublicKey) {
  if (!contract::publicKeyFromHex(signPublicKey)) {
    return assets::failure(ErrorId::OfficeCertificateUnusable, "sign_public_key is not 64 hex digits");
  }
  const std::string sha = crypto::sha256Hex(crypto::normalizedCode(code));
  const long long now = office.clock().nowMs();
  std::optional<Enrolment> enrolment;
  std::optional<assets::Error> refused;
  auto written = office.writer().write([&](store::Transaction& transaction) {
    soci::session& sql = transaction.sql();
    const std::string& region = transaction.region();
    std::string id;
    std::string district;
    sql << "SELECT kiosk_id, district FROM kiosk WHERE region_code = :region AND enrol_code_sha256 = :sha AND "
           "enrol_until_ms > :now",
        soci::use(region), soci::use(sha), soci::use(now), soci::into(id), soci::into(district);
    if (!sql.got_data()) return;
    const auto issued = issue(office, id, requestPem);
    if (!issued) {
      refused = issued.error();  // the code stays good: the request was the trouble
      return;
    }
    const long long until = issued->certificate.validUntilMs;
    sql << "UPDATE kiosk SET state = 'ACTIVE', enrol_code_sha256 = '', enrol_until_ms = 0, sign_public_key = :key, "
           "certificate_sha256 = :sha, certificate_until_ms = :until WHERE region_code = :region AND kiosk_id = :id",
        soci::use(signPublicKey), soci::use(issued->certificate.sha256), soci::use(until), soci::use(region),
        soci::use(id);
    transaction.record("kiosk:" + id, "kiosk.enrolled", "kiosk:" + id,
                       "{\"certificate_sha256\":\"" + issued->certificate.sha256 + "\"}");
    enrolment = Enrolment{id, district, issued->pem};
  });
  if (!written) return tl::unexpected(written.error());
  if (refused) return tl::unexpected(*refused);
  return enrolment;
}

assets::Result<Enrolment> renew(Office& office, const Kiosk& kiosk, const std::string& requestPem) {
  const auto issued = issue(office, kiosk.id, requestPem);
  if (!issued) return tl::unexpected(issued.error());
  const long long until = issued->certificate.validUntilMs;
  auto written = office.writer().write([&](store::Transaction& transaction) {
    const std::string& region = transaction.region();
    transaction.sql() << "UPDATE kiosk SET certificate_sha256 = :sha, certificate_until_ms = :until "
                         "WHERE region_code = :region AND kiosk_id = :id",
        soci::use(issued->certificate.sha256), soci::use(until), soci::use(region), soci::use(kiosk.id);
    transaction.record("kiosk:" + kiosk.id, "kiosk.renewed", "kiosk:" + kiosk.id,
                       "{\"certificate_sha256\":\"" + issued->certificate.sha256 + "\"}");
  });
  if (!written) return tl::unexpected(written.error());
  return Enrolment{kiosk.id, kiosk.district, issued->pem};
}

assets::Result<void> noteSighting(Office& office, const std::string& kioskId, const Sighting& sighting) {
  const long long now = office.clock().nowMs();
  const long long skew = sighting.clockSkewMs;
  return office.writer().write([&](store::Transaction& transaction) {
    const std::string& region = transaction.region();
    transaction.sql() << "UPDATE kiosk SET last_seen_ms = :now, clock_skew_ms = :skew, outbox_backlog = :backlog, "
                         "devices = :devices WHERE region_code = :region AND kiosk_id = :id",
        soci::use(now), soci::use(skew), soci::use(sighting.outboxBacklog), soci::use(sighting.devicesJson),
        soci::use(region), soci::use(kioskId);
  });
}

std::string neighbourOf(soci::session& sql, const std::string& region, const Kiosk& kiosk, std::int64_t nowMs) {
  const long long heardAfter = nowMs - kNeighbourHeardMs;
  std::string neighbour;
  sql << "SELECT kiosk_id FROM kiosk WHERE region_code = :region AND state = 'ACTIVE' AND district = :district AND "
         "hall_name = :hall AND kiosk_id <> :id AND last_seen_ms > :after ORDER BY kiosk_id LIMIT 1",
      soci::use(region), soci::use(kiosk.district), soci::use(kiosk.hallName), soci::use(kiosk.id),
      soci::use(heardAfter), soci::into(neighbour);
  return neighbour;
}

}  // namespace kiosk::backoffice::devices
