#include "kiosk/terminal/outbox/database.h"

#include <utility>

#include <fmt/format.h>

namespace kiosk::terminal::outbox {
namespace {

tl::unexpected<assets::Error> unusable(sqlite3* handle) {
  return assets::failure(assets::ErrorId::OutboxUnusable,
                         fmt::format("sqlite {}: {}", sqlite3_extended_errcode(handle), sqlite3_errmsg(handle)));
}

}  // namespace

Statement& Statement::text(int place, std::string_view value) {
  sqlite3_bind_text(statement_, place, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::number(int place, std::int64_t value) {
  sqlite3_bind_int64(statement_, place, value);
  return *this;
}

Statement& Statement::bytes(int place, std::span<const std::uint8_t> value) {
  sqlite3_bind_blob64(statement_, place, value.data(), value.size(), SQLITE_STATIC);
  return *this;
}

assets::Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return unusable(sqlite3_db_handle(statement_));
}

assets::Result<void> Statement::run() {
  const auto row = step();
  if (!row) return tl::unexpected(row.error());
  return {};
}

std::string Statement::textAt(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return text == nullptr ? std::string()
                         : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::span<const std::uint8_t> Statement::bytesAt(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

assets::Result<Database> Database::open(const std::filesystem::path& file) {
  sqlite3* raw = nullptr;
  const int code =
      sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(raw);
  if (code != SQLITE_OK) return unusable(raw);
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, 5000);
  for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON"}) {
    if (auto done = database.run(pragma); !done) return tl::unexpected(done.error());
  }
  return database;
}

assets::Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK) {
    return unusable(handle_.get());
  }
  return Statement(statement);
}

assets::Result<void> Database::run(const char* sql) {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return unusable(handle_.get());
  return {};
}

}  // namespace kiosk::terminal::outbox
