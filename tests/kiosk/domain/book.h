#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/domain/policy_book.h"

namespace kiosk::domain {

inline std::filesystem::path policyFolder() {
  return std::filesystem::path(HALL_SOURCE_DIR) / "assets" / "policy";
}

/// The product's own policy data.
inline const PolicyBook& book() {
  static const PolicyBook kBook = [] {
    auto loaded = PolicyBook::load(policyFolder());
    EXPECT_TRUE(loaded) << loaded.error().detail;
    return std::move(*loaded);
  }();
  return kBook;
}

inline std::string policyText(const char* name) {
  std::ifstream file(policyFolder() / name);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline Date on(int year, unsigned month, unsigned day) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

/// The text with its first `from` replaced.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto place = text.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  return text.replace(place, from.size(), to);
}

}  // namespace kiosk::domain
