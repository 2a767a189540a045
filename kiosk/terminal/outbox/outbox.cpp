#include "kiosk/terminal/outbox/outbox.h"

#include <algorithm>
#include <cmath>

namespace kiosk::terminal::outbox {
namespace {

constexpr const char* kSchema = R"(
CREATE TABLE IF NOT EXISTS item(
  uuid TEXT PRIMARY KEY,
  kind INTEGER NOT NULL,
  subject TEXT NOT NULL,
  state INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  next_try_ms INTEGER NOT NULL,
  last_error TEXT NOT NULL,
  packet BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS due ON item(state, next_try_ms);
UPDATE item SET state = 0, next_try_ms = 0 WHERE state = 1;
)";

constexpr const char* kColumns = "uuid, kind, subject, state, attempts, created_ms, next_try_ms, last_error";

Item itemAt(const Statement& row) {
  return Item{.uuid = row.textAt(0),
              .kind = static_cast<ItemKind>(row.numberAt(1)),
              .subject = row.textAt(2),
              .state = static_cast<ItemState>(row.numberAt(3)),
              .attempts = static_cast<int>(row.numberAt(4)),
              .createdMs = row.numberAt(5),
              .nextTryMs = row.numberAt(6),
              .lastError = row.textAt(7)};
}

std::int64_t number(ItemState state) {
  return static_cast<std::int64_t>(state);
}

}  // namespace

assets::Result<Outbox> Outbox::open(const std::filesystem::path& file) {
  auto database = Database::open(file);
  if (!database) return tl::unexpected(database.error());
  if (auto made = database->run(kSchema); !made) return tl::unexpected(made.error());
  return Outbox(std::move(*database));
}

assets::Result<void> Outbox::put(const Item& item, std::span<const std::uint8_t> packet) {
  auto insert = database_.prepare("INSERT OR IGNORE INTO item VALUES(?, ?, ?, 0, 0, ?, ?, '', ?)");
  if (!insert) return tl::unexpected(insert.error());
  return insert->text(1, item.uuid)
      .number(2, static_cast<std::int64_t>(item.kind))
      .text(3, item.subject)
      .number(4, item.createdMs)
      .number(5, item.nextTryMs)
      .bytes(6, packet)
      .run();
}

assets::Result<std::optional<Parcel>> Outbox::claim(std::int64_t nowMs) {
  auto found =
      database_.prepare(std::string("SELECT ") + kColumns +
                        ", packet FROM item WHERE state = 0 AND next_try_ms <= ? ORDER BY next_try_ms LIMIT 1");
  if (!found) return tl::unexpected(found.error());
  found->number(1, nowMs);
  return claimBy(std::move(*found));
}

assets::Result<std::optional<Parcel>> Outbox::claim(const std::string& uuid) {
  auto found = database_.prepare(std::string("SELECT ") + kColumns + ", packet FROM item WHERE state = 0 AND uuid = ?");
  if (!found) return tl::unexpected(found.error());
  found->text(1, uuid);
  return claimBy(std::move(*found));
}

assets::Result<std::optional<Parcel>> Outbox::claimBy(Statement found) {
  const auto row = found.step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::optional<Parcel>();
  const auto bytes = found.bytesAt(8);
  Parcel parcel{itemAt(found), {bytes.begin(), bytes.end()}};
  auto mark = database_.prepare("UPDATE item SET state = 1, attempts = attempts + 1 WHERE uuid = ?");
  if (!mark) return tl::unexpected(mark.error());
  if (auto marked = mark->text(1, parcel.item.uuid).run(); !marked) return tl::unexpected(marked.error());
  parcel.item.state = ItemState::Sending;
  ++parcel.item.attempts;
  return std::optional<Parcel>(std::move(parcel));
}

assets::Result<void> Outbox::settle(const std::string& uuid, ItemState state, const std::string& error,
                                    std::int64_t nextTryMs) {
  auto update = database_.prepare(
      "UPDATE item SET state = ?1, last_error = ?2, next_try_ms = ?3, "
      "packet = CASE WHEN ?1 = 2 THEN x'' ELSE packet END WHERE uuid = ?4 AND state = 1");
  if (!update) return tl::unexpected(update.error());
  return update->number(1, number(state)).text(2, error).number(3, nextTryMs).text(4, uuid).run();
}

assets::Result<void> Outbox::markSent(const std::string& uuid) {
  return settle(uuid, ItemState::Sent, "", 0);
}

assets::Result<void> Outbox::markRefused(const std::string& uuid, const std::string& error) {
  return settle(uuid, ItemState::Refused, error, 0);
}

assets::Result<void> Outbox::queueAgain(const std::string& uuid, const std::string& error, std::int64_t nextTryMs) {
  return settle(uuid, ItemState::Queued, error, nextTryMs);
}

assets::Result<std::optional<std::int64_t>> Outbox::nextDueMs() {
  auto query = database_.prepare("SELECT next_try_ms FROM item WHERE state = 0 ORDER BY next_try_ms LIMIT 1");
  if (!query) return tl::unexpected(query.error());
  const auto row = query->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? std::optional<std::int64_t>(query->numberAt(0)) : std::nullopt;
}

assets::Result<Backlog> Outbox::backlog() {
  auto query = database_.prepare(
      "SELECT COALESCE(SUM(state < 2), 0), COALESCE(SUM(state = 3), 0), "
      "COALESCE(MIN(CASE WHEN state < 2 THEN created_ms END), -1) FROM item");
  if (!query) return tl::unexpected(query.error());
  if (const auto row = query->step(); !row) return tl::unexpected(row.error());
  Backlog backlog{static_cast<int>(query->numberAt(0)), static_cast<int>(query->numberAt(1)), std::nullopt};
  if (query->numberAt(2) >= 0) backlog.oldestMs = query->numberAt(2);
  return backlog;
}

assets::Result<std::vector<Item>> Outbox::unsent() {
  auto query =
      database_.prepare(std::string("SELECT ") + kColumns + " FROM item WHERE state <> 2 ORDER BY created_ms, uuid");
  if (!query) return tl::unexpected(query.error());
  std::vector<Item> items;
  for (;;) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return items;
    items.push_back(itemAt(*query));
  }
}

assets::Result<std::optional<Item>> Outbox::find(const std::string& uuid) {
  auto query = database_.prepare(std::string("SELECT ") + kColumns + " FROM item WHERE uuid = ?");
  if (!query) return tl::unexpected(query.error());
  const auto row = query->text(1, uuid).step();
  if (!row) return tl::unexpected(row.error());
  return *row ? std::optional<Item>(itemAt(*query)) : std::nullopt;
}

std::int64_t retryDelayMs(int attempts, double chance) {
  constexpr double kFirst = 2'000.0;
  constexpr double kLongest = 300'000.0;
  const double whole = std::min(kLongest, kFirst * std::exp2(std::clamp(attempts - 1, 0, 20)));
  return static_cast<std::int64_t>(whole * (0.5 + 0.5 * std::clamp(chance, 0.0, 1.0)));
}

}  // namespace kiosk::terminal::outbox
