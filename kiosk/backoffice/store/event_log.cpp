#include "kiosk/backoffice/store/event_log.h"

#include <utility>

#include <fmt/format.h>
#include <soci/soci.h>

#include "kiosk/backoffice/crypto/digest.h"

namespace kiosk::backoffice::store {
namespace {

constexpr int kCheckedAtOnce = 1000;

constexpr const char* kColumns =
    "SELECT seq, at_ms, clock_shift_ms, actor, kind, subject, body, prev_hash, hash FROM event ";

/// Binds the columns of kColumns to an event.
struct EventRow {
  long long seq = 0;
  long long atMs = 0;
  long long shiftMs = 0;
  Event event;

  Event taken() {
    event.seq = seq;
    event.atMs = atMs;
    event.clockShiftMs = shiftMs;
    return event;
  }
};

template <class... Uses>
std::vector<Event> fetch(soci::session& sql, const std::string& tail, Uses&... uses) {
  EventRow row;
  soci::statement statement(sql);
  (statement.exchange(soci::use(uses)), ...);
  statement.exchange(soci::into(row.seq));
  statement.exchange(soci::into(row.atMs));
  statement.exchange(soci::into(row.shiftMs));
  for (std::string* cell : {&row.event.actor, &row.event.kind, &row.event.subject, &row.event.body,
                            &row.event.previousHash, &row.event.hash}) {
    statement.exchange(soci::into(*cell));
  }
  statement.alloc();
  statement.prepare(kColumns + tail);
  statement.define_and_bind();
  statement.execute(false);
  std::vector<Event> events;
  while (statement.fetch())
    events.push_back(row.taken());
  return events;
}

}  // namespace

std::string eventHash(const std::string& region, const Event& event) {
  crypto::Sha256 digest;
  digest.add("hall-event-v1");
  for (const std::string& cell :
       {event.previousHash, region, std::to_string(event.seq), std::to_string(event.atMs),
        std::to_string(event.clockShiftMs), event.actor, event.kind, event.subject, event.body}) {
    digest.add(fmt::format("{}:", cell.size()));
    digest.add(cell);
  }
  return digest.hex();
}

ChainTail::ChainTail(soci::session& sql, std::string region) : sql_(sql), region_(std::move(region)) {
  long long seq = 0;
  sql_ << "SELECT seq, hash FROM event WHERE region_code = :region ORDER BY seq DESC LIMIT 1", soci::use(region_),
      soci::into(seq), soci::into(hash_);
  seq_ = seq;
}

void ChainTail::append(Event event) {
  event.seq = seq_ + 1;
  event.previousHash = hash_;
  event.hash = eventHash(region_, event);
  const long long seq = event.seq;
  const long long atMs = event.atMs;
  const long long shiftMs = event.clockShiftMs;
  sql_ << "INSERT INTO event (region_code, seq, at_ms, clock_shift_ms, actor, kind, subject, body, prev_hash, hash) "
          "VALUES (:region, :seq, :at, :shift, :actor, :kind, :subject, :body, :prev, :hash)",
      soci::use(region_), soci::use(seq), soci::use(atMs), soci::use(shiftMs), soci::use(event.actor),
      soci::use(event.kind), soci::use(event.subject), soci::use(event.body), soci::use(event.previousHash),
      soci::use(event.hash);
  seq_ = event.seq;
  hash_ = event.hash;
}

void ChainTail::rewind(const Mark& mark) {
  seq_ = mark.seq;
  hash_ = mark.hash;
}

std::vector<Event> readEvents(soci::session& sql, const std::string& region, std::int64_t afterSeq, int limit) {
  const long long after = afterSeq;
  return fetch(sql, "WHERE region_code = :region AND seq > :after ORDER BY seq LIMIT :limit", region, after, limit);
}

std::vector<Event> eventsOf(soci::session& sql, const std::string& region, const std::string& subject) {
  return fetch(sql, "WHERE region_code = :region AND subject = :subject ORDER BY seq", region, subject);
}

ChainReport checkChain(soci::session& sql, const std::string& region) {
  ChainReport report;
  std::int64_t at = 0;
  while (true) {
    const std::vector<Event> events = readEvents(sql, region, at, kCheckedAtOnce);
    if (events.empty()) return report;
    for (const Event& event : events) {
      if (event.seq != report.rows + 1) {
        report.firstBreak = fmt::format("row {} is missing", report.rows + 1);
      } else if (event.previousHash != report.head) {
        report.firstBreak = fmt::format("row {} does not follow row {}", event.seq, event.seq - 1);
      } else if (event.hash != eventHash(region, event)) {
        report.firstBreak = fmt::format("row {} was altered", event.seq);
      }
      if (!report.firstBreak.empty()) return report;
      ++report.rows;
      report.head = event.hash;
      at = event.seq;
    }
  }
}

}  // namespace kiosk::backoffice::store
