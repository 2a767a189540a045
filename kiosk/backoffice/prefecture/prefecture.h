#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "assets/error.h"
#include "kiosk/backoffice/prefecture/case_filling.h"
#include "kiosk/backoffice/prefecture/people_filling.h"

namespace kiosk::backoffice::prefecture {

/// What is to be made.
struct Order {
  std::filesystem::path data;  ///< a folder that holds no office yet
  std::uint64_t people = 0;    ///< 1 … kMostPeople
  std::uint64_t seed = 1;
  domain::Date today{};        ///< the day the data reaches to; nothing is dated later
  std::uint64_t walked = 200;  ///< cases with everything a real one leaves, notices and receipts too
  std::string password;        ///< of all officers
};

/// What was made.
struct Figures {
  std::uint64_t people = 0;
  CaseFigures cases;
  RollFigures roll;
  std::uint64_t rows = 0;  ///< of all tables
  double seconds = 0;      ///< without making keys and officers
  /// SHA-256 of what people could read of it. The same for the same people, seed and day, on any machine; keys, ids of
  /// walked cases and sealed bytes are new each time.
  std::string digest;
};

/// Makes an office and fills it with a made-up prefecture. OfficeSettingRefused, OfficeFolderUnusable.
assets::Result<Figures> make(const Order& order);

}  // namespace kiosk::backoffice::prefecture
