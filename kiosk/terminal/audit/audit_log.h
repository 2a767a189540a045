#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>

#include "assets/error.h"
#include "assets/event_id.h"

namespace kiosk::terminal::audit {

/// One detail of an event. The name must be among the event's `values` in assets/events; text is a word of our own
/// (letters, digits and . _ - : only), so that nothing a visitor typed can slip in.
struct Value {
  std::string_view name;
  std::variant<std::int64_t, bool, std::string_view> value;
};

/// What happened on this terminal, one JSON line an event, appended for ever: `audit-YYYY-MM.jsonl` (months in UTC).
/// Each line carries its number and the SHA-256 of its predecessor (`prev`) and of itself (`hash`), so that a removed,
/// changed or reordered line shows; verify() looks. A line survives the program's death the moment write() returns;
/// sync() makes it survive a power cut. Thread-safe.
class AuditLog {
 public:
  using Clock = std::function<std::int64_t()>;  ///< epoch milliseconds, UTC

  /// Continues the chain of the newest file in the folder. A torn last line (power cut) is closed and skipped over.
  /// Errors: AuditLogUnwritable.
  static assets::Result<std::unique_ptr<AuditLog>> open(const std::filesystem::path& folder, Clock clock);
  ~AuditLog();
  AuditLog(const AuditLog&) = delete;
  AuditLog& operator=(const AuditLog&) = delete;

  /// Aborts when the catalogue does not allow a value: that is a mistake in the program, found by the first test.
  void write(assets::EventId event, std::initializer_list<Value> values = {});
  /// Starts or ends (empty) the random mark that ties the lines of one visit together.
  void visit(std::string mark);
  void sync();

  /// Whether the log ends inside a visit that was never ended: the program died then.
  [[nodiscard]] bool interruptedVisit() const { return interrupted_; }

 private:
  AuditLog(std::filesystem::path folder, Clock clock) : folder_(std::move(folder)), clock_(std::move(clock)) {}
  assets::Result<void> recover();
  assets::Result<void> use(const std::string& fileName);

  std::filesystem::path folder_;
  Clock clock_;
  std::mutex mutex_;
  int descriptor_ = -1;
  std::string fileName_;
  std::uint64_t next_ = 1;
  std::string previous_;  ///< hash of the last line, hexadecimal; empty before the first
  std::string mark_;
  bool interrupted_ = false;
};

/// The first line that breaks the chain of a folder, as "file:line: reason"; empty when all is whole.
/// Errors: AuditLogUnwritable (the folder cannot be read).
assets::Result<std::string> verify(const std::filesystem::path& folder);

}  // namespace kiosk::terminal::audit
