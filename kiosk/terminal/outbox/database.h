#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "assets/error.h"

namespace kiosk::terminal::outbox {

/// A prepared statement; bind by position from 1, read columns from 0. Reset and unbound when it goes out of scope.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  Statement(Statement&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
  Statement& operator=(Statement&&) = delete;
  ~Statement() { sqlite3_finalize(statement_); }

  Statement& text(int place, std::string_view value);
  Statement& number(int place, std::int64_t value);
  Statement& bytes(int place, std::span<const std::uint8_t> value);

  /// True: a row is there. Errors: OutboxUnusable with SQLite's words.
  assets::Result<bool> step();
  /// For statements without rows.
  assets::Result<void> run();

  [[nodiscard]] std::string textAt(int column) const;
  [[nodiscard]] std::int64_t numberAt(int column) const { return sqlite3_column_int64(statement_, column); }
  [[nodiscard]] std::span<const std::uint8_t> bytesAt(int column) const;

 private:
  sqlite3_stmt* statement_;
};

/// One SQLite connection for one thread: WAL, synchronous=FULL (a commit is on the disk when it returns) and
/// secure_delete (freed cells are overwritten).
class Database {
 public:
  static assets::Result<Database> open(const std::filesystem::path& file);
  assets::Result<Statement> prepare(std::string_view sql);
  assets::Result<void> run(const char* sql);
  /// Rows changed by the last statement.
  [[nodiscard]] int changes() const { return sqlite3_changes(handle_.get()); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const noexcept { sqlite3_close(handle); }
  };
  explicit Database(sqlite3* handle) : handle_(handle) {}
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace kiosk::terminal::outbox
