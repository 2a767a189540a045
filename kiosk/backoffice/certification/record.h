#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/backoffice/office.h"
#include "kiosk/domain/certification.h"

namespace kiosk::backoffice::certification {

enum class State : std::uint8_t {
  Certified,    ///< holds from certifiedOn to dueBy
  AtCounter,    ///< open: an officer must look
  VisitBooked,  ///< open: an officer must go there
  ToForward,    ///< open: another agency must be told
  Forwarded,    ///< it was told
  Done,         ///< an open request that ended in a certification of its own
};
std::string_view wireName(State state);
std::optional<State> stateOf(std::string_view name);
State stateOf(domain::CertificationOutcome outcome);
/// An officer has still something to do.
bool isOpen(State state);

/// One certification, or one request that waits for an officer; the sealed content is not part of it.
struct Record {
  std::string id;
  std::string numberIndex;  ///< keyed hash of the citizen number
  domain::CertificationKind kind{};
  std::optional<domain::CertificationWay> way;  ///< only with Certified
  State state{};
  std::string district;
  std::optional<domain::Date> certifiedOn;  ///< only with Certified
  std::optional<domain::Date> dueBy;        ///< only with Certified
  std::string ledgerNumber;                 ///< empty with Certified
  std::int64_t recordedMs = 0;
  std::string kioskId;        ///< empty: made in the office
  std::string requestUuid;    ///< the terminal's; the record's own id where made in the office
  std::string sha256;         ///< of the packet; empty where made in the office
  std::string answer;         ///< CertificationReceipt as JSON; empty where made in the office
  std::int64_t closedMs = 0;  ///< 0 while open
};

/// `content`: the CertificationRequest as JSON, sealed here; empty where made in the office.
void insert(const store::Transaction& transaction, const Office& office, const Record& record,
            const std::string& content);
/// Everything of the person that waits for a look or a visit: a certification made it needless.
void closeAllOpen(const store::Transaction& transaction, const std::string& numberIndex, std::int64_t nowMs);
/// False when it is no longer open: somebody else was first.
bool close(const store::Transaction& transaction, const std::string& id, State from, State to, std::int64_t nowMs);

std::optional<Record> find(soci::session& sql, const std::string& region, const std::string& id);
std::optional<Record> findRequest(soci::session& sql, const std::string& region, const std::string& kioskId,
                                  const std::string& uuid);
/// The certification that reaches furthest.
std::optional<Record> newestCertified(soci::session& sql, const std::string& region, const std::string& numberIndex);
bool hasOpenVisit(soci::session& sql, const std::string& region, const std::string& numberIndex);
/// A page of what is open.
struct OpenFilter {
  std::string district;  ///< only of this one; empty: of the whole region
  std::int64_t afterMs = 0;
  std::string afterId;  ///< with afterMs: the last record seen; empty: from the oldest on
  int limit = 50;
};
/// Oldest first.
std::vector<Record> openRecords(soci::session& sql, const std::string& region, const OpenFilter& filter);
/// The request behind a record, as JSON; empty where made in the office.
assets::Result<std::string> contentOf(soci::session& sql, const Office& office, const std::string& id);

}  // namespace kiosk::backoffice::certification
