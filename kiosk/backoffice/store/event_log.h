#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "assets/error.h"

namespace soci {
class session;
}

namespace kiosk::backoffice::store {

/// One row of the append-only log. It says who did what to which case, and never holds personal data.
struct Event {
  std::int64_t seq = 0;  ///< 1, 2, 3 … in each region
  std::int64_t atMs = 0;
  std::int64_t clockShiftMs = 0;  ///< how far the office's clock was moved when the row was written
  std::string actor;              ///< "kiosk:03", "officer:li", "office"
  std::string kind;               ///< "case.accepted", "notice.delivered" …
  std::string subject;            ///< id of the case, kiosk or officer
  std::string body;               ///< JSON
  std::string previousHash;
  std::string hash;
};

/// SHA-256 over every cell with its length, the previous row's hash first: editing, deleting, inserting or reordering
/// any row breaks the chain from there on.
std::string eventHash(const std::string& region, const Event& event);

/// The end of a region's chain while one transaction is open.
class ChainTail {
 public:
  ChainTail(soci::session& sql, std::string region);
  /// Fills seq and hashes and inserts the row.
  void append(Event event);
  /// Forgets what a rolled-back savepoint had appended.
  struct Mark {
    std::int64_t seq;
    std::string hash;
  };
  [[nodiscard]] Mark mark() const { return {seq_, hash_}; }
  void rewind(const Mark& mark);

 private:
  soci::session& sql_;
  std::string region_;
  std::int64_t seq_ = 0;
  std::string hash_;
};

/// Rows after `afterSeq`, at most `limit`.
std::vector<Event> readEvents(soci::session& sql, const std::string& region, std::int64_t afterSeq, int limit);
std::vector<Event> eventsOf(soci::session& sql, const std::string& region, const std::string& subject);

struct ChainReport {
  std::int64_t rows = 0;
  std::string head;        ///< hash of the last row
  std::string firstBreak;  ///< empty when the chain holds; else what is wrong where
};
ChainReport checkChain(soci::session& sql, const std::string& region);

}  // namespace kiosk::backoffice::store
