#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "kiosk/backoffice/office.h"
#include "kiosk/domain/case_flow.h"
#include "kiosk/domain/conclusion.h"
#include "kiosk/papers/paper.h"

namespace kiosk::backoffice::cases {

/// A row that cannot be opened or read: tampering, or another data folder's key.
class RecordUnreadable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A case as it stands; sealed columns are open here and sealed in the store.
struct CaseRecord {
  std::string id;
  std::int64_t version = 0;  ///< grows by one with every action
  domain::CaseStage stage = domain::CaseStage::Accepted;
  std::string district;
  std::string acceptanceNumber;
  domain::ApplicationKind kind{};
  bool withCausality = false;
  std::string kioskId;
  std::string submissionUuid;
  std::string packetSha256;
  std::string number;
  std::string name;
  std::int64_t acceptedMs = 0;
  std::optional<domain::Deadline> dueOn;     ///< of the next step; none while the citizen is asked for papers
  std::vector<papers::MissingItem> missing;  ///< materials by their wire names
  std::optional<domain::Date> completedOn;   ///< 收讫
  bool extended = false;
  std::optional<domain::Conclusion> conclusion;
};

struct AssessmentSession {
  std::string id;
  std::string caseId;
  domain::Date publishedOn{};
  domain::Date day{};
  std::string time;  ///< "09:00"
  std::string place;
};

/// How a person's cases are found without the number being readable.
std::string numberIndex(const Office& office, const std::string& number);

std::optional<CaseRecord> findCase(soci::session& sql, const Office& office, const std::string& caseId);
/// Newest first.
std::vector<CaseRecord> casesOfPerson(soci::session& sql, const Office& office, const std::string& number);

struct QueueFilter {
  std::vector<std::string> districts;  ///< whose cases may be seen; not empty
  std::string acceptanceNumber;        ///< only this case; empty: every one
  std::optional<domain::CaseStage> stage;
  std::optional<domain::ApplicationKind> kind;
  std::string after;  ///< queuePosition() of the last row seen; empty: from the start
  int limit = 50;
};
/// What is due first comes first.
std::vector<CaseRecord> queue(soci::session& sql, const Office& office, const QueueFilter& filter);
/// Where the queue goes on after this case.
std::string queuePosition(const CaseRecord& record);

void insertCase(const store::Transaction& transaction, const Office& office, const CaseRecord& record);
/// False when the case is no longer at `record.version - 1`: somebody else was first.
bool updateCase(const store::Transaction& transaction, const Office& office, const CaseRecord& record);

void insertSession(const store::Transaction& transaction, const AssessmentSession& session);
/// The one published last.
std::optional<AssessmentSession> currentSession(soci::session& sql, const std::string& region,
                                                const std::string& caseId);

/// The actions of a case so far, oldest first, from the event log.
std::vector<domain::PastAction> pastActions(soci::session& sql, const std::string& region, const std::string& caseId);
/// "case.<action>": the kind of event an action leaves.
std::string eventKind(domain::CaseAction action);

}  // namespace kiosk::backoffice::cases
