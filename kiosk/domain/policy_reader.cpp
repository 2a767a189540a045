#include "kiosk/domain/policy_reader.h"

#include <algorithm>

#include "assets/error_id.h"

namespace kiosk::domain {

void PolicyReport::add(const std::string& where, const std::string& what) {
  findings_.push_back(where.empty() ? what : where + ": " + what);
}

std::string PolicyReport::text() const {
  std::string joined = origin_;
  for (std::size_t i = 0; i < findings_.size(); ++i)
    joined += (i == 0 ? ": " : "; ") + findings_[i];
  return joined;
}

const toml::node* PolicyTable::find(std::string_view key, bool required) {
  known_.emplace_back(key);
  const toml::node* node = table_.get(key);
  if (node == nullptr && required) report_.add(where_, std::string(key) + " is missing");
  return node;
}

std::optional<std::string> PolicyTable::optionalText(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return std::nullopt;
  const auto* value = node->as_string();
  if (value == nullptr || value->get().empty()) {
    report_.add(where_, std::string(key) + " is not a text");
    return std::nullopt;
  }
  return value->get();
}

std::string PolicyTable::text(std::string_view key) {
  if (find(key, true) == nullptr) return {};
  return optionalText(key).value_or(std::string{});
}

int PolicyTable::number(std::string_view key, int least, int most) {
  const toml::node* node = find(key, true);
  if (node == nullptr) return least;
  const auto* value = node->as_integer();
  if (value == nullptr || value->get() < least || value->get() > most) {
    report_.add(where_, std::string(key) + " is not a whole number of " + std::to_string(least) + " to " +
                            std::to_string(most));
    return least;
  }
  return static_cast<int>(value->get());
}

std::optional<int> PolicyTable::optionalNumber(std::string_view key, int least, int most) {
  if (find(key, false) == nullptr) return std::nullopt;
  return number(key, least, most);
}

bool PolicyTable::flag(std::string_view key) {
  if (find(key, true) == nullptr) return false;
  return optionalFlag(key).value_or(false);
}

std::optional<bool> PolicyTable::optionalFlag(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return std::nullopt;
  const auto* value = node->as_boolean();
  if (value == nullptr) {
    report_.add(where_, std::string(key) + " is neither true nor false");
    return std::nullopt;
  }
  return value->get();
}

std::optional<Date> PolicyTable::dateOf(const toml::node& node, std::string_view key) {
  const auto* value = node.as_date();
  if (value == nullptr) {
    report_.add(where_, std::string(key) + " is not a date");
    return std::nullopt;
  }
  const Date date{std::chrono::year{value->get().year}, std::chrono::month{value->get().month},
                  std::chrono::day{value->get().day}};
  if (!date.ok() || date.year() < std::chrono::year{1900} || date.year() > std::chrono::year{2999}) {
    report_.add(where_, std::string(key) + " is no day of the years 1900 to 2999");
    return std::nullopt;
  }
  return date;
}

std::optional<Date> PolicyTable::optionalDate(std::string_view key) {
  const toml::node* node = find(key, false);
  return node == nullptr ? std::nullopt : dateOf(*node, key);
}

Date PolicyTable::date(std::string_view key) {
  if (find(key, true) == nullptr) return {};
  return optionalDate(key).value_or(Date{});
}

std::vector<Date> PolicyTable::dates(std::string_view key) {
  std::vector<Date> dates;
  const toml::node* node = find(key, true);
  if (node == nullptr) return dates;
  const toml::array* values = node->as_array();
  if (values == nullptr) {
    report_.add(where_, std::string(key) + " is not a list");
    return dates;
  }
  for (const toml::node& value : *values) {
    if (const auto date = dateOf(value, key)) dates.push_back(*date);
  }
  return dates;
}

std::vector<std::pair<Date, Date>> PolicyTable::dateRanges(std::string_view key) {
  std::vector<std::pair<Date, Date>> ranges;
  const toml::node* node = find(key, true);
  if (node == nullptr) return ranges;
  const toml::array* values = node->as_array();
  if (values == nullptr) {
    report_.add(where_, std::string(key) + " is not a list");
    return ranges;
  }
  for (const toml::node& value : *values) {
    const toml::array* pair = value.as_array();
    if (pair == nullptr || pair->size() != 2) {
      report_.add(where_, std::string(key) + " holds something other than [first, last]");
      continue;
    }
    const auto first = dateOf(*pair->get(0), key);
    const auto last = dateOf(*pair->get(1), key);
    if (!first || !last) continue;
    if (*last < *first) {
      report_.add(where_, std::string(key) + " holds a range that ends before it begins");
      continue;
    }
    ranges.emplace_back(*first, *last);
  }
  return ranges;
}

const toml::table* PolicyTable::table(std::string_view key) {
  const toml::node* node = find(key, true);
  if (node == nullptr) return nullptr;
  if (node->as_table() == nullptr) report_.add(where_, std::string(key) + " is not a table");
  return node->as_table();
}

std::vector<PolicyTable> PolicyTable::optionalTables(std::string_view key) {
  std::vector<PolicyTable> tables;
  const toml::node* node = find(key, false);
  if (node == nullptr) return tables;
  const toml::array* values = node->as_array();
  const std::string prefix = where_.empty() ? std::string(key) : where_ + "." + std::string(key);
  if (values == nullptr) {
    report_.add(where_, std::string(key) + " is not a list of tables");
    return tables;
  }
  int index = 0;
  for (const toml::node& value : *values) {
    ++index;
    const std::string where = prefix + " " + std::to_string(index);
    if (value.as_table() == nullptr) {
      report_.add(where, "is not a table");
    } else {
      tables.emplace_back(*value.as_table(), where, report_);
    }
  }
  return tables;
}

std::vector<PolicyTable> PolicyTable::tables(std::string_view key) {
  if (find(key, true) == nullptr) return {};
  auto found = optionalTables(key);
  const toml::array* values = table_.get(key)->as_array();
  if (values != nullptr && values->empty()) report_.add(where_, std::string(key) + " is empty");
  return found;
}

void PolicyTable::finish() {
  for (const auto& [key, value] : table_) {
    if (std::find(known_.begin(), known_.end(), key.str()) == known_.end()) {
      report_.add(where_, "unknown entry " + std::string(key.str()));
    }
  }
}

assets::Result<toml::table> parseToml(std::string_view content, std::string_view origin, assets::ErrorId error) {
  try {
    return toml::parse(content, origin);
  } catch (const toml::parse_error& problem) {
    const auto& begin = problem.source().begin;
    return assets::failure(error, std::string(origin) + ": line " + std::to_string(begin.line) + ", column " +
                                      std::to_string(begin.column) + ": " + std::string(problem.description()));
  }
}

}  // namespace kiosk::domain
