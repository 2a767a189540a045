#include "kiosk/backoffice/cases/notice_maker.h"

#include <system_error>

#include <fmt/format.h>
#include <soci/soci.h>

#include "kiosk/backoffice/cases/dossier.h"
#include "kiosk/backoffice/cases/running_number.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/deadlines.h"
#include "kiosk/domain/materials.h"
#include "kiosk/domain/wipe.h"
#include "kiosk/domain/wire_names.h"
#include "kiosk/papers/render.h"

namespace kiosk::backoffice::cases {
namespace {

using papers::FormKind;
using Facts = std::map<std::string, std::string>;

constexpr const char* kCommittee = "劳动能力鉴定委员会";

/// The first character of the city's name stands for it in document numbers: 济劳鉴〔2026〕00017号.
std::string cityMark(const domain::Region& city) {
  std::size_t end = 1;
  while (end < city.shortName.size() && (static_cast<unsigned char>(city.shortName[end]) & 0xC0U) == 0x80U)
    ++end;
  return city.shortName.substr(0, end);
}

/// Conclusions, receipts and requests for papers are three series of numbers, as they are three kinds of paper.
std::string documentNumber(const domain::Region& city, FormKind kind, int year, int running) {
  const char* series = kind == FormKind::Conclusion ? "劳鉴" : kind == FormKind::Supplement ? "劳鉴补" : "劳鉴收";
  return fmt::format("{}{}〔{}〕{:05}号", cityMark(city), series, year, running);
}

/// The running number of this paper. It belongs to case, kind and version from the first attempt on, so that an attempt
/// that breaks off leaves no gap.
assets::Result<int> reserveNumber(Office& office, FormKind kind, const CaseRecord& record, int year) {
  const std::string series = fmt::format("notice/{}/{}", wordOf(kind), year);
  const std::string holder = fmt::format("{}/{}/{}", series, record.id, record.version);
  int number = 0;
  auto written = office.writer().write([&](store::Transaction& transaction) {
    soci::session& sql = transaction.sql();
    const std::string& region = transaction.region();
    long long held = 0;
    sql << "SELECT last_number FROM running_number WHERE region_code = :region AND series = :holder", soci::use(region),
        soci::use(holder), soci::into(held);
    if (sql.got_data()) {
      number = static_cast<int>(held);
      return;
    }
    number = nextRunning(transaction, series);
    held = number;
    sql << "INSERT INTO running_number (region_code, series, last_number) VALUES (:region, :holder, :number)",
        soci::use(region), soci::use(holder), soci::use(held);
  });
  if (!written) return tl::unexpected(written.error());
  return number;
}

papers::NoticeHead headOf(const Office& office, const NoticeRecord& notice, const CaseRecord& record) {
  papers::NoticeHead head;
  head.issuer = office.policy().regions.city().name + kCommittee;
  head.documentNumber = notice.documentNumber;
  head.issuedOn = notice.issuedOn;
  head.checkText = notice.facts.at("check");
  head.acceptanceNumber = record.acceptanceNumber;
  return head;
}

std::string materialName(const std::string& wireName) {
  const auto material = domain::materialKindOf(wireName);
  return material ? std::string(assets::text(domain::nameOf(*material), assets::Language::Chinese)) : wireName;
}

papers::Paper materialsComplete(papers::NoticeHead head, const domain::Application& application,
                                const CaseRecord& record, const NoticeRecord& notice) {
  papers::MaterialsCompleteNotice paper;
  paper.head = std::move(head);
  paper.person = application.person;
  paper.kind = record.kind;
  paper.withCausality = record.withCausality;
  paper.receivedOn = domain::chinaDate(record.acceptedMs);
  for (const auto& item : notice.items)
    paper.materials.push_back(materialName(item.material));
  paper.conclusionDueBy = {*domain::parseDate(notice.facts.at("due")), notice.facts.at("provisional") == "1"};
  paper.conclusionDays = std::stoi(notice.facts.at("conclusion_days"));
  paper.extensionDays = std::stoi(notice.facts.at("extension_days"));
  return paper;
}

papers::Paper supplement(papers::NoticeHead head, const domain::Application& application, const CaseRecord& record,
                         const NoticeRecord& notice) {
  papers::SupplementNotice paper;
  paper.head = std::move(head);
  paper.person = application.person;
  paper.kind = record.kind;
  paper.withCausality = record.withCausality;
  paper.receivedOn = domain::chinaDate(record.acceptedMs);
  for (const auto& item : notice.items)
    paper.missing.push_back({materialName(item.material), item.reason});
  return paper;
}

papers::Paper conclusion(papers::NoticeHead head, const domain::Application& application, const CaseRecord& record,
                         const NoticeRecord& notice) {
  papers::ConclusionNotice paper;
  paper.head = std::move(head);
  paper.person = application.person;
  paper.employer = application.employer;
  paper.injury = application.injury;
  paper.receivedOn = domain::chinaDate(record.acceptedMs);
  paper.conclusion = *record.conclusion;
  paper.withCausality = record.withCausality;
  paper.reassessmentDays = std::stoi(notice.facts.at("reassessment_days"));
  paper.reassessmentBody = notice.facts.at("reassessment_body");
  paper.reviewFrom = *domain::parseDate(notice.facts.at("review_from"));
  return paper;
}

assets::Result<papers::Paper> paperOf(const Office& office, const NoticeRecord& notice, const CaseRecord& record) {
  auto application = openDossier(office, record);
  if (!application) return tl::unexpected(application.error());
  papers::NoticeHead head = headOf(office, notice, record);
  papers::Paper paper;
  if (notice.kind == FormKind::Conclusion) {
    paper = conclusion(std::move(head), *application, record, notice);
  } else if (notice.kind == FormKind::Supplement) {
    paper = supplement(std::move(head), *application, record, notice);
  } else {
    paper = materialsComplete(std::move(head), *application, record, notice);
  }
  domain::wipe(*application);
  return paper;
}

assets::Result<Facts> factsOf(const Office& office, FormKind kind, const CaseRecord& record,
                              const domain::Date& today) {
  Facts facts;
  const domain::PolicyBook& policy = office.policy();
  if (kind == FormKind::MaterialsComplete) {
    const auto due = domain::conclusionDueBy(policy, today, false);
    const auto days = policy.terms.inForce(domain::TermKind::Conclusion, today);
    const auto extension = policy.terms.inForce(domain::TermKind::ConclusionExtension, today);
    if (!due) return tl::unexpected(due.error());
    if (!days) return tl::unexpected(days.error());
    if (!extension) return tl::unexpected(extension.error());
    facts = {{"due", domain::dateText(due->day)},
             {"provisional", due->provisional ? "1" : "0"},
             {"conclusion_days", std::to_string(days->amount)},
             {"extension_days", std::to_string(extension->amount)}};
  }
  if (kind == FormKind::Conclusion) {
    const auto days = policy.terms.inForce(domain::TermKind::Reassessment, today);
    const auto review = domain::reviewFrom(policy, record.conclusion->concludedOn);
    if (!days) return tl::unexpected(days.error());
    if (!review) return tl::unexpected(review.error());
    facts = {{"reassessment_days", std::to_string(days->amount)},
             {"reassessment_body", std::string("山东省") + kCommittee},
             {"review_from", domain::dateText(*review)}};
  }
  return facts;
}

}  // namespace

assets::Result<NoticeRecord> makeNotice(Office& office, FormKind kind, const CaseRecord& record,
                                        std::vector<papers::MissingItem> items) {
  const std::int64_t nowMs = office.clock().nowMs();
  NoticeRecord notice;
  notice.id = crypto::uuid(nowMs);
  notice.caseId = record.id;
  notice.kind = kind;
  notice.issuedOn = domain::chinaDate(nowMs);
  notice.items = std::move(items);
  auto facts = factsOf(office, kind, record, notice.issuedOn);
  if (!facts) return tl::unexpected(facts.error());
  notice.facts = std::move(*facts);
  const int year = static_cast<int>(notice.issuedOn.year());
  const auto running = reserveNumber(office, kind, record, year);
  if (!running) return tl::unexpected(running.error());
  notice.documentNumber = documentNumber(office.policy().regions.city(), kind, year, *running);
  // What the QR code says can be checked at a counter: only this office can make the string that fits the number.
  const std::string check = office.cipher().index(notice.id + notice.documentNumber, "notice-check").substr(0, 16);
  notice.facts["check"] = notice.documentNumber + " " + check;
  const auto paper = paperOf(office, notice, record);
  if (!paper) return tl::unexpected(paper.error());
  const auto pdf = papers::renderPdf(*paper, office.forms());
  if (!pdf) return tl::unexpected(pdf.error());
  const auto pages = papers::pageCount(*paper, office.forms());
  if (!pages) return tl::unexpected(pages.error());
  notice.title = papers::titleOf(*paper, office.forms());
  notice.pages = *pages;
  notice.pdfSha256 = crypto::sha256Hex(*pdf);
  if (auto kept = keepPdf(office, notice.id, *pdf); !kept) return tl::unexpected(kept.error());
  return notice;
}

void discardNotice(const Office& office, const NoticeRecord& notice) {
  std::error_code gone;
  std::filesystem::remove(office.folder().notice(notice.id), gone);
}

assets::Result<std::vector<std::uint8_t>> drawPage(const Office& office, const NoticeRecord& notice, int page,
                                                   int widthPx) {
  std::optional<CaseRecord> record;
  try {
    const auto lease = office.readers().lease();
    record = findCase(*lease, office, notice.caseId);
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
  if (!record) return assets::failure(assets::ErrorId::OfficeRecordAltered, "notice " + notice.id + " has no case");
  const auto paper = paperOf(office, notice, *record);
  if (!paper) return tl::unexpected(paper.error());
  const auto pdf = papers::renderPdf(*paper, office.forms());
  if (!pdf) return tl::unexpected(pdf.error());
  if (crypto::sha256Hex(*pdf) != notice.pdfSha256) {
    return assets::failure(assets::ErrorId::OfficeRecordAltered, "notice " + notice.id + " would be drawn differently");
  }
  return papers::renderPng(*paper, office.forms(), page, widthPx);
}

}  // namespace kiosk::backoffice::cases
