#pragma once

// Reads policy and form files strictly: unknown entries, missing entries and values out of range are all named at once.
// Only the .cpp files of loaders include this; it draws in toml++.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "assets/error.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// Collects what is wrong with one file.
class PolicyReport {
 public:
  explicit PolicyReport(std::string_view origin) : origin_(origin) {}
  void add(const std::string& where, const std::string& what);
  [[nodiscard]] bool clean() const { return findings_.empty(); }
  /// "file: where: what; where: what".
  [[nodiscard]] std::string text() const;

 private:
  std::string origin_;
  std::vector<std::string> findings_;
};

/// One table of the file. Every read marks its key as known; finish() reports the others.
class PolicyTable {
 public:
  PolicyTable(const toml::table& table, std::string where, PolicyReport& report)
      : table_(table), where_(std::move(where)), report_(report) {}

  std::string text(std::string_view key);
  std::optional<std::string> optionalText(std::string_view key);
  int number(std::string_view key, int least, int most);
  std::optional<int> optionalNumber(std::string_view key, int least, int most);
  bool flag(std::string_view key);
  std::optional<bool> optionalFlag(std::string_view key);
  Date date(std::string_view key);
  std::optional<Date> optionalDate(std::string_view key);
  /// Array of dates.
  std::vector<Date> dates(std::string_view key);
  /// Array of [first, last] pairs of dates, each in order.
  std::vector<std::pair<Date, Date>> dateRanges(std::string_view key);
  /// A sub-table; reported when it is not there.
  const toml::table* table(std::string_view key);
  /// An array of tables; reported when it is not there or empty.
  std::vector<PolicyTable> tables(std::string_view key);
  std::vector<PolicyTable> optionalTables(std::string_view key);
  /// Reports every key that was not read.
  void finish();

  [[nodiscard]] const std::string& where() const { return where_; }
  void report(const std::string& what) { report_.add(where_, what); }

 private:
  const toml::node* find(std::string_view key, bool required);
  std::optional<Date> dateOf(const toml::node& node, std::string_view key);

  const toml::table& table_;
  std::string where_;
  PolicyReport& report_;
  std::vector<std::string> known_;
};

/// Parses a whole file; syntax errors come with line and column under `error`.
assets::Result<toml::table> parseToml(std::string_view content, std::string_view origin, assets::ErrorId error);

}  // namespace kiosk::domain
