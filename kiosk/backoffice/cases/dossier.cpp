#include "kiosk/backoffice/cases/dossier.h"

#include <soci/soci.h>

#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/files.h"

namespace kiosk::backoffice::cases {
namespace {

std::string pagePlace(const std::string& id) {
  return "supplement_page.jpeg/" + id;
}

tl::unexpected<assets::Error> altered(const std::string& what) {
  return assets::failure(assets::ErrorId::OfficeRecordAltered, what + " is not as it came in");
}

}  // namespace

assets::Result<contract::Opened<domain::Application>> openPacket(const Office& office, const CaseRecord& record) {
  // The terminal may have enrolled again since: the key it had then stands beside the submission.
  std::string keyHex;
  try {
    const auto lease = office.readers().lease();
    *lease << "SELECT sign_public_key FROM submission WHERE region_code = :region AND kiosk_id = :kiosk AND "
              "submission_uuid = :uuid",
        soci::use(office.region()), soci::use(record.kioskId), soci::use(record.submissionUuid), soci::into(keyHex);
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
  const auto key = contract::publicKeyFromHex(keyHex);
  if (!key) return altered("submission " + record.submissionUuid);
  const auto packet = readFile(office.folder().packet(record.packetSha256));
  if (!packet) return tl::unexpected(packet.error());
  auto opened = contract::openApplication(crypto::bytesOf(*packet), office.folder().officeKeys(), *key);
  if (!opened || crypto::sha256Hex(*packet) != record.packetSha256) return altered("packet " + record.packetSha256);
  return opened;
}

assets::Result<domain::Application> openDossier(const Office& office, const CaseRecord& record) {
  auto opened = openPacket(office, record);
  if (!opened) return tl::unexpected(opened.error());
  return std::move(opened->content);
}

assets::Result<void> noteReading(Office& office, const std::string& actor, const CaseRecord& record) {
  return office.writer().write(
      [&](store::Transaction& transaction) { transaction.record(actor, "dossier.read", record.id, "{}"); });
}

std::vector<SupplementPage> supplementPages(soci::session& sql, const std::string& region, const std::string& caseId) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT page_id, material, received_ms, sha256 FROM supplement_page WHERE region_code = :region "
                      "AND case_id = :id ORDER BY page_id",
       soci::use(region), soci::use(caseId));
  std::vector<SupplementPage> pages;
  for (const soci::row& row : rows) {
    pages.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<long long>(2), row.get<std::string>(3)});
  }
  return pages;
}

void insertSupplementPage(const store::Transaction& transaction, const std::string& caseId,
                          const SupplementPage& page) {
  const long long receivedMs = page.receivedMs;
  transaction.sql() << "INSERT INTO supplement_page (region_code, page_id, case_id, material, received_ms, sha256) "
                       "VALUES (:region, :id, :case, :material, :received, :sha)",
      soci::use(transaction.region()), soci::use(page.id), soci::use(caseId), soci::use(page.material),
      soci::use(receivedMs), soci::use(page.sha256);
}

assets::Result<void> keepSupplementPage(const Office& office, const std::string& pageId,
                                        const std::vector<std::uint8_t>& jpeg) {
  return writeDurably(office.folder().supplementPage(pageId), office.cipher().sealBytes(jpeg, pagePlace(pageId)));
}

assets::Result<std::vector<std::uint8_t>> readSupplementPage(const Office& office, const SupplementPage& page) {
  const auto sealed = readFile(office.folder().supplementPage(page.id));
  if (!sealed) return tl::unexpected(sealed.error());
  auto jpeg = office.cipher().openBytes(crypto::bytesOf(*sealed), pagePlace(page.id));
  if (!jpeg) return tl::unexpected(jpeg.error());
  if (crypto::sha256Hex(*jpeg) != page.sha256) return altered("page " + page.id);
  return jpeg;
}

}  // namespace kiosk::backoffice::cases
