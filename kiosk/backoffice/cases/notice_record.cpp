#include "kiosk/backoffice/cases/notice_record.h"

#include <array>

#include <nlohmann/json.hpp>
#include <soci/soci.h>

#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/files.h"
#include "kiosk/domain/dates.h"

namespace kiosk::backoffice::cases {
namespace {

constexpr std::array<const char*, papers::kNoticeKindCount> kKindWords = {"materials_complete", "supplement",
                                                                          "conclusion", "delivery_proof"};

constexpr const char* kSelect =
    "SELECT notice_id, case_id, kind, title, document_number, issued_on, content_sealed, pages, pdf_sha256, "
    "collected_ms FROM notice ";

std::string contentPlace(const std::string& id) {
  return "notice.content/" + id;
}
std::string pdfPlace(const std::string& id) {
  return "notice.pdf/" + id;
}

papers::FormKind kindOf(const std::string& word, const std::string& id) {
  for (std::size_t i = 0; i < kKindWords.size(); ++i) {
    if (word == kKindWords[i]) return static_cast<papers::FormKind>(i);
  }
  throw RecordUnreadable("notice " + id + ": kind");
}

NoticeRecord noticeOf(const Office& office, const soci::row& row) {
  NoticeRecord notice;
  notice.id = row.get<std::string>(0);
  notice.caseId = row.get<std::string>(1);
  notice.kind = kindOf(row.get<std::string>(2), notice.id);
  notice.title = row.get<std::string>(3);
  notice.documentNumber = row.get<std::string>(4);
  const auto issued = domain::parseDate(row.get<std::string>(5));
  const auto content = office.cipher().open(row.get<std::string>(6), contentPlace(notice.id));
  if (!issued || !content) throw RecordUnreadable("notice " + notice.id);
  notice.issuedOn = *issued;
  const nlohmann::json parsed = nlohmann::json::parse(*content);
  for (const auto& item : parsed.at("items")) {
    notice.items.push_back({item.at(0).get<std::string>(), item.at(1).get<std::string>()});
  }
  notice.facts = parsed.at("facts").get<std::map<std::string, std::string>>();
  notice.pages = static_cast<int>(row.get<long long>(7));
  notice.pdfSha256 = row.get<std::string>(8);
  notice.collectedMs = row.get<long long>(9);
  return notice;
}

}  // namespace

std::string wordOf(papers::FormKind kind) {
  return kKindWords[static_cast<std::size_t>(kind)];
}

std::optional<NoticeRecord> findNotice(soci::session& sql, const Office& office, const std::string& noticeId) {
  const std::string query = std::string(kSelect) + "WHERE region_code = :region AND notice_id = :id";
  const soci::rowset<soci::row> rows = (sql.prepare << query, soci::use(office.region()), soci::use(noticeId));
  for (const soci::row& row : rows)
    return noticeOf(office, row);
  return std::nullopt;
}

std::vector<NoticeRecord> noticesOfCase(soci::session& sql, const Office& office, const std::string& caseId) {
  const std::string query = std::string(kSelect) + "WHERE region_code = :region AND case_id = :id ORDER BY notice_id";
  const soci::rowset<soci::row> rows = (sql.prepare << query, soci::use(office.region()), soci::use(caseId));
  std::vector<NoticeRecord> found;
  for (const soci::row& row : rows)
    found.push_back(noticeOf(office, row));
  return found;
}

void insertNotice(const store::Transaction& transaction, const Office& office, const NoticeRecord& notice) {
  nlohmann::json items = nlohmann::json::array();
  for (const auto& item : notice.items)
    items.push_back({item.material, item.reason});
  const nlohmann::json json = {{"items", items}, {"facts", notice.facts}};
  const std::string content = office.cipher().seal(json.dump(), contentPlace(notice.id));
  const std::string kind = wordOf(notice.kind);
  const std::string issuedOn = domain::dateText(notice.issuedOn);
  transaction.sql() << "INSERT INTO notice (region_code, notice_id, case_id, kind, title, document_number, issued_on, "
                       "content_sealed, pages, pdf_sha256, collected_ms) VALUES (:region, :id, :case, :kind, :title, "
                       ":number, :issued, :content, :pages, :sha, 0)",
      soci::use(transaction.region()), soci::use(notice.id), soci::use(notice.caseId), soci::use(kind),
      soci::use(notice.title), soci::use(notice.documentNumber), soci::use(issuedOn), soci::use(content),
      soci::use(notice.pages), soci::use(notice.pdfSha256);
}

bool markCollected(const store::Transaction& transaction, const std::string& noticeId, std::int64_t atMs) {
  const long long at = atMs;
  soci::statement statement =
      (transaction.sql().prepare << "UPDATE notice SET collected_ms = :at WHERE region_code = :region AND "
                                    "notice_id = :id AND collected_ms = 0",
       soci::use(at), soci::use(transaction.region()), soci::use(noticeId));
  statement.execute(true);
  return statement.get_affected_rows() == 1;
}

assets::Result<void> keepPdf(const Office& office, const std::string& noticeId, const std::vector<std::uint8_t>& pdf) {
  return writeDurably(office.folder().notice(noticeId), office.cipher().sealBytes(pdf, pdfPlace(noticeId)));
}

assets::Result<std::vector<std::uint8_t>> readPdf(const Office& office, const NoticeRecord& notice) {
  const auto sealed = readFile(office.folder().notice(notice.id));
  if (!sealed) return tl::unexpected(sealed.error());
  auto pdf = office.cipher().openBytes(crypto::bytesOf(*sealed), pdfPlace(notice.id));
  if (!pdf) return tl::unexpected(pdf.error());
  if (crypto::sha256Hex(*pdf) != notice.pdfSha256) {
    return assets::failure(assets::ErrorId::OfficeRecordAltered, "notice " + notice.id + " is not as it was issued");
  }
  return pdf;
}

}  // namespace kiosk::backoffice::cases
