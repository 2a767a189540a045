#include "kiosk/backoffice/cases/citizen_view.h"

#include <algorithm>

#include <soci/soci.h>

#include "assets/string_id.h"
#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/cases/notice_record.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/deadlines.h"
#include "kiosk/domain/materials.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::backoffice::cases {
namespace {

std::vector<CaseRecord> casesOf(soci::session& sql, const Office& office, const contract::PersonLookup& person) {
  std::vector<CaseRecord> records = casesOfPerson(sql, office, person.number);
  std::erase_if(records, [&](const CaseRecord& record) { return record.name != person.name; });
  return records;
}

/// "诊断证明：没有医院盖章"
std::string missingWords(const papers::MissingItem& item) {
  const auto material = domain::materialKindOf(item.material);
  const std::string name(material ? assets::text(domain::nameOf(*material), assets::Language::Chinese) : item.material);
  return name + "：" + item.reason;
}

contract::CaseProgress progressOf(soci::session& sql, const Office& office, const CaseRecord& record) {
  contract::CaseProgress progress;
  progress.caseId = record.id;
  progress.acceptanceNumber = record.acceptanceNumber;
  progress.kind = record.kind;
  progress.stage = record.stage;
  progress.acceptedAtMs = record.acceptedMs;
  if (record.dueOn) progress.nextBy = record.dueOn->day;
  if (record.stage == domain::CaseStage::Scheduled) {
    if (const auto session = currentSession(sql, office.region(), record.id)) {
      progress.sessionTime = domain::dateText(session->day) + " " + session->time;
      progress.sessionPlace = session->place;
    }
  }
  if (record.stage == domain::CaseStage::SupplementAsked) {
    for (const auto& item : record.missing)
      progress.missing.push_back(missingWords(item));
  }
  return progress;
}

assets::Result<contract::NoticeSummary> summaryOf(const Office& office, const CaseRecord& record,
                                                  const NoticeRecord& notice) {
  contract::NoticeSummary summary;
  summary.noticeId = notice.id;
  summary.title = notice.title;
  summary.documentNumber = notice.documentNumber;
  summary.issuedOn = notice.issuedOn;
  summary.collected = notice.collectedMs != 0;
  summary.pages = notice.pages;
  summary.pdfSha256 = notice.pdfSha256;
  if (notice.kind != papers::FormKind::Conclusion || !record.conclusion) return summary;
  summary.grade = record.conclusion->grade;
  summary.dependency = record.conclusion->dependency;
  const domain::Date received = summary.collected ? domain::chinaDate(notice.collectedMs) : office.clock().today();
  const auto appealBy = domain::reassessmentBy(office.policy(), received);
  if (!appealBy) return tl::unexpected(appealBy.error());
  summary.appealBy = appealBy->day;
  return summary;
}

}  // namespace

assets::Result<contract::CaseList> casesFor(const Office& office, const contract::PersonLookup& person) {
  try {
    const auto lease = office.readers().lease();
    contract::CaseList list;
    for (const CaseRecord& record : casesOf(*lease, office, person))
      list.push_back(progressOf(*lease, office, record));
    return list;
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
}

assets::Result<contract::NoticeList> noticesFor(const Office& office, const contract::PersonLookup& person) {
  try {
    const auto lease = office.readers().lease();
    struct Dated {
      std::string id;
      contract::NoticeSummary summary;
    };
    std::vector<Dated> dated;
    for (const CaseRecord& record : casesOf(*lease, office, person)) {
      for (const NoticeRecord& notice : noticesOfCase(*lease, office, record.id)) {
        auto summary = summaryOf(office, record, notice);
        if (!summary) return tl::unexpected(summary.error());
        dated.push_back({notice.id, std::move(*summary)});
      }
    }
    // Ids are UUIDv7: they sort by the moment of issue.
    std::sort(dated.begin(), dated.end(), [](const Dated& a, const Dated& b) { return a.id > b.id; });
    contract::NoticeList list;
    for (Dated& entry : dated)
      list.push_back(std::move(entry.summary));
    return list;
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
}

}  // namespace kiosk::backoffice::cases
