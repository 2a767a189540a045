#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/domain/application.h"
#include "kiosk/domain/regions.h"

namespace kiosk::backoffice::prefecture {

inline constexpr std::uint64_t kMostPeople = 10'000'000;

struct Resident {
  domain::Person person;
  std::string district;
  domain::Contact contact;
};

/// Everybody the social insurance of the prefecture knows. Nobody is kept: resident(i) makes the same person whenever
/// it is asked, and no two have one citizen number.
class Population {
 public:
  /// `size`: 1 … kMostPeople. Ages (5 to 84) are those on `today`.
  Population(std::uint64_t seed, std::uint64_t size, const domain::Regions& regions, const domain::Date& today);

  Population(const Population&) = delete;  // its shares point into its regions
  Population& operator=(const Population&) = delete;

  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  /// `at` < size().
  [[nodiscard]] Resident resident(std::uint64_t at) const;
  [[nodiscard]] std::string numberOf(std::uint64_t at) const;
  [[nodiscard]] domain::Date birthOf(std::uint64_t at) const { return slotOf(at).birth; }

 private:
  /// A share of the people lives in one district and has its own part of the numbers given out there a day.
  struct Share {
    const domain::Region* district;
    std::uint32_t firstSequence;
  };
  struct Slot {
    const Share& share;
    domain::Date birth;
    std::uint32_t sequence;  ///< 顺序码, 1 … 999; odd: male
  };
  [[nodiscard]] Slot slotOf(std::uint64_t at) const;

  std::uint64_t seed_;
  std::uint64_t size_;
  domain::Regions regions_;
  domain::Date oldest_{};
  std::vector<Share> shares_;
  std::uint32_t sequences_ = 0;  ///< of one share and day
  std::uint64_t slots_ = 0;
  std::uint64_t stride_ = 0;  ///< coprime to slots_: at → at·stride + start walks them without meeting one twice
  std::uint64_t start_ = 0;
};

/// The 18th character for 17 digits (GB 11643).
char citizenCheck(const std::string& digits);

}  // namespace kiosk::backoffice::prefecture
