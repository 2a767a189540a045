#include "kiosk/backoffice/store/audit.h"

#include <soci/soci.h>

#include "kiosk/backoffice/crypto/column_cipher.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/files.h"
#include "kiosk/backoffice/store/connection.h"

namespace kiosk::backoffice::store {
namespace {

long long count(soci::session& sql, const std::string& region, const std::string& query) {
  long long rows = 0;
  sql << query, soci::use(region), soci::into(rows);
  return rows;
}

void expectNone(soci::session& sql, const std::string& region, const std::string& query, const std::string& words,
                std::vector<std::string>& findings) {
  const long long rows = count(sql, region, query);
  if (rows > 0) findings.push_back(std::to_string(rows) + " " + words);
}

void checkRows(soci::session& sql, const std::string& region, std::vector<std::string>& findings) {
  expectNone(sql, region,
             "SELECT COUNT(*) FROM submission s WHERE s.region_code = :region AND (SELECT COUNT(*) FROM event e WHERE "
             "e.region_code = s.region_code AND e.subject = s.case_id AND e.kind = 'case.accept') <> 1",
             "submissions without exactly one event", findings);
  expectNone(sql, region,
             "SELECT COUNT(*) FROM submission s WHERE s.region_code = :region AND NOT EXISTS (SELECT 1 FROM "
             "assessment_case c WHERE c.region_code = s.region_code AND c.case_id = s.case_id AND "
             "c.submission_uuid = s.submission_uuid)",
             "submissions without their case", findings);
  expectNone(sql, region,
             "SELECT COUNT(*) FROM event e WHERE e.region_code = :region AND e.kind = 'case.accept' AND NOT EXISTS "
             "(SELECT 1 FROM submission s WHERE s.region_code = e.region_code AND s.case_id = e.subject)",
             "acceptances whose submission is gone", findings);
  expectNone(sql, region,
             "SELECT COUNT(*) FROM assessment_case c WHERE c.region_code = :region AND c.version <> (SELECT COUNT(*) "
             "FROM event e WHERE e.region_code = c.region_code AND e.subject = c.case_id AND e.kind LIKE 'case.%')",
             "cases whose version is not the number of their events", findings);
  expectNone(sql, region,
             "SELECT COUNT(*) FROM panel_seat p WHERE p.region_code = :region AND NOT EXISTS (SELECT 1 FROM event e "
             "WHERE e.region_code = p.region_code AND e.subject = p.case_id AND e.kind IN ('case.draw_panel', "
             "'case.replace_expert') AND e.body LIKE '%\"' || p.expert_id || '\"%')",
             "panel seats that nobody drew", findings);
  expectNone(sql, region,
             "SELECT COUNT(*) FROM event e WHERE e.region_code = :region AND e.kind IN ('case.draw_panel', "
             "'case.replace_expert') AND NOT EXISTS (SELECT 1 FROM panel_seat p WHERE p.region_code = e.region_code "
             "AND p.case_id = e.subject)",
             "drawn panels that are gone", findings);
  expectNone(
      sql, region,
      "SELECT COUNT(*) FROM delivery_receipt r WHERE r.region_code = :region AND NOT EXISTS (SELECT 1 FROM event "
      "e, notice n WHERE n.region_code = r.region_code AND n.notice_id = r.notice_id AND e.region_code = "
      "n.region_code AND e.subject = n.case_id AND e.kind = 'case.deliver')",
      "delivery receipts without an event", findings);
}

void checkCertifications(soci::session& sql, const std::string& region, std::vector<std::string>& findings) {
  // What a terminal's packet became. Rows the office took over from the roll have one event for all.
  const std::string recorded =
      "('certification.certified', 'certification.at_counter', 'certification.visit_booked', "
      "'certification.to_forward')";
  expectNone(
      sql, region,
      "SELECT COUNT(*) FROM certification c WHERE c.region_code = :region AND c.kiosk_id <> '' AND (SELECT "
      "COUNT(*) FROM event e WHERE e.region_code = c.region_code AND e.subject = c.certification_id AND e.kind "
      "IN " +
          recorded +
          " AND e.actor = 'kiosk:' || c.kiosk_id AND e.body LIKE '%\"packet_sha256\":\"' || c.sha256 || '\"%') <> 1",
      "certifications without exactly one event", findings);
  expectNone(
      sql, region,
      "SELECT COUNT(*) FROM event e WHERE e.region_code = :region AND e.kind IN " + recorded +
          " AND NOT EXISTS "
          "(SELECT 1 FROM certification c WHERE c.region_code = e.region_code AND c.certification_id = e.subject)",
      "certifications that are gone", findings);
  expectNone(sql, region,
             "SELECT COUNT(*) FROM certification c, event e WHERE c.region_code = :region AND c.state = 'certified' "
             "AND e.region_code = c.region_code AND e.subject = c.certification_id AND e.kind = "
             "'certification.certified' AND e.body NOT LIKE '%\"due_by\":\"' || c.due_by || '\"%'",
             "certifications that last longer or shorter than their event says", findings);
  expectNone(sql, region,
             "SELECT COUNT(*) FROM certification c WHERE c.region_code = :region AND c.state IN ('at_counter', "
             "'visit_booked', 'to_forward') AND EXISTS (SELECT 1 FROM event e WHERE e.region_code = c.region_code AND "
             "e.subject = c.certification_id AND e.kind IN ('certification.confirmed', 'certification.forwarded'))",
             "requests that are open although an officer closed them", findings);
  expectNone(sql, region,
             "SELECT COUNT(*) FROM certification c WHERE c.region_code = :region AND c.state = 'forwarded' AND NOT "
             "EXISTS (SELECT 1 FROM event e WHERE e.region_code = c.region_code AND e.subject = c.certification_id "
             "AND e.kind = 'certification.forwarded')",
             "requests that count as forwarded although nobody did it", findings);
}

void checkPackets(soci::session& sql, const DataFolder& folder, std::vector<std::string>& findings) {
  const soci::rowset<std::string> rows =
      (sql.prepare << "SELECT sha256 FROM submission WHERE region_code = :region", soci::use(folder.region()));
  for (const std::string& sha : rows) {
    const auto packet = readFile(folder.packet(sha));
    if (!packet) {
      findings.push_back("packet " + sha + " is missing");
    } else if (crypto::sha256Hex(*packet) != sha) {
      findings.push_back("packet " + sha + " was altered");
    }
  }
}

void checkNotices(soci::session& sql, const DataFolder& folder, std::vector<std::string>& findings) {
  std::array<std::uint8_t, 32> key = folder.columnsKey();
  const crypto::ColumnCipher cipher{key};
  const soci::rowset<soci::row> rows = (sql.prepare << "SELECT notice_id, pdf_sha256 FROM notice "
                                                       "WHERE region_code = :region",
                                        soci::use(folder.region()));
  for (const soci::row& row : rows) {
    const auto id = row.get<std::string>(0);
    const auto sealed = readFile(folder.notice(id));
    if (!sealed) {
      findings.push_back("notice " + id + " is missing");
      continue;
    }
    const auto pdf = cipher.openBytes(crypto::bytesOf(*sealed), "notice.pdf/" + id);
    if (!pdf || crypto::sha256Hex(*pdf) != row.get<std::string>(1)) findings.push_back("notice " + id + " was altered");
  }
}

}  // namespace

assets::Result<AuditReport> audit(soci::session& sql, const DataFolder& folder) {
  try {
    AuditReport report;
    std::string integrity;
    sql << "PRAGMA integrity_check", soci::into(integrity);
    if (integrity != "ok") report.findings.push_back("the database file is damaged: " + integrity);
    const std::string& region = folder.region();
    report.chain = checkChain(sql, region);
    if (!report.chain.firstBreak.empty()) report.findings.push_back("event log: " + report.chain.firstBreak);
    report.submissions = count(sql, region, "SELECT COUNT(*) FROM submission WHERE region_code = :region");
    report.cases = count(sql, region, "SELECT COUNT(*) FROM assessment_case WHERE region_code = :region");
    report.notices = count(sql, region, "SELECT COUNT(*) FROM notice WHERE region_code = :region");
    report.certifications = count(sql, region, "SELECT COUNT(*) FROM certification WHERE region_code = :region");
    checkRows(sql, region, report.findings);
    checkCertifications(sql, region, report.findings);
    checkPackets(sql, folder, report.findings);
    checkNotices(sql, folder, report.findings);
    return report;
  } catch (const soci::soci_error& error) {
    return tl::unexpected(storeError(error));
  }
}

}  // namespace kiosk::backoffice::store
