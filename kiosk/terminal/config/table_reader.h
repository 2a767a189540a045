#pragma once

// Only for .cpp files: pulls in the whole TOML parser.
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace kiosk::terminal::config {

/// Reads one table key by key and remembers the first thing that is wrong with it, as a sentence with its place.
class TableReader {
 public:
  /// `name` is how the file calls it: "kiosk". The table may be absent.
  TableReader(const toml::table& root, std::string_view name) : name_(name) {
    const toml::node* node = root.get(name);
    if (node == nullptr) return;
    table_ = node->as_table();
    if (table_ == nullptr) complain(*node, fmt::format("{} is a table: write [{}]", name, name));
  }

  [[nodiscard]] bool present() const { return table_ != nullptr; }

  std::string text(std::string_view key, std::string otherwise = {}) {
    const toml::node* node = take(key);
    if (node == nullptr) return otherwise;
    if (const auto value = node->value_exact<std::string>()) return *value;
    complain(*node, fmt::format("{} is a text in quotes", full(key)));
    return otherwise;
  }

  std::string requiredText(std::string_view key, std::string_view meaning) {
    std::string value = text(key);
    if (value.empty()) lack(key, meaning);
    return value;
  }

  /// A whole number from `least` to `most`.
  std::int64_t number(std::string_view key, std::int64_t otherwise, std::int64_t least, std::int64_t most,
                      std::string_view unit) {
    const toml::node* node = take(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= least && *value <= most) return *value;
    complain(*node, fmt::format("{} is a whole number from {} to {} {}", full(key), least, most, unit));
    return otherwise;
  }

  bool flag(std::string_view key, bool otherwise) {
    const toml::node* node = take(key);
    if (node == nullptr) return otherwise;
    if (const auto value = node->value_exact<bool>()) return *value;
    complain(*node, fmt::format("{} is true or false", full(key)));
    return otherwise;
  }

  void lack(std::string_view key, std::string_view meaning) {
    if (problem_.empty()) problem_ = fmt::format("{} is missing: {}", full(key), meaning);
  }
  void refuse(std::string_view key, std::string_view sentence) {
    if (!problem_.empty()) return;
    const toml::node* node = table_ == nullptr ? nullptr : table_->get(key);
    if (node != nullptr) {
      complain(*node, fmt::format("{} {}", full(key), sentence));
    } else {
      problem_ = fmt::format("{} {}", full(key), sentence);
    }
  }

  /// The first complaint, or an empty text. A key nobody asked for is misspelt.
  std::string finish() {
    if (problem_.empty() && table_ != nullptr) {
      for (const auto& [key, node] : *table_) {
        if (!taken_.contains(std::string(key.str()))) {
          complain(node, fmt::format("there is no setting {}", full(key.str())));
        }
      }
    }
    return problem_;
  }

 private:
  const toml::node* take(std::string_view key) {
    taken_.emplace(key);
    return table_ == nullptr ? nullptr : table_->get(key);
  }
  [[nodiscard]] std::string full(std::string_view key) const { return fmt::format("{}.{}", name_, key); }
  void complain(const toml::node& node, std::string sentence) {
    if (!problem_.empty()) return;
    const auto place = node.source().begin;
    problem_ = fmt::format("line {}, column {}: {}", place.line, place.column, sentence);
  }

  std::string name_;
  const toml::table* table_ = nullptr;
  std::set<std::string> taken_;
  std::string problem_;
};

}  // namespace kiosk::terminal::config
