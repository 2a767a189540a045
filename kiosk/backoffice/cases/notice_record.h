#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/papers/form.h"
#include "kiosk/papers/paper.h"

namespace kiosk::backoffice::cases {

/// An issued notice: what is on paper, and whether the citizen has it.
struct NoticeRecord {
  std::string id;
  std::string caseId;
  papers::FormKind kind{};
  std::string title;
  std::string documentNumber;
  domain::Date issuedOn{};
  int pages = 1;
  std::string pdfSha256;
  std::int64_t collectedMs = 0;              ///< 0: not yet
  std::vector<papers::MissingItem> items;    ///< what stands in its list: missing papers, or received ones
  std::map<std::string, std::string> facts;  ///< figures and days on the paper, as they were when it was issued
};

std::optional<NoticeRecord> findNotice(soci::session& sql, const Office& office, const std::string& noticeId);
/// Oldest first.
std::vector<NoticeRecord> noticesOfCase(soci::session& sql, const Office& office, const std::string& caseId);
void insertNotice(const store::Transaction& transaction, const Office& office, const NoticeRecord& notice);
/// False when it was collected already.
bool markCollected(const store::Transaction& transaction, const std::string& noticeId, std::int64_t atMs);

std::string wordOf(papers::FormKind kind);

/// The sealed file of the PDF, durable on return; written before the row that names it.
assets::Result<void> keepPdf(const Office& office, const std::string& noticeId, const std::vector<std::uint8_t>& pdf);
/// The PDF exactly as issued: its SHA-256 is checked.
assets::Result<std::vector<std::uint8_t>> readPdf(const Office& office, const NoticeRecord& notice);

}  // namespace kiosk::backoffice::cases
