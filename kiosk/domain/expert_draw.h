#pragma once

#include <span>
#include <string>
#include <vector>

#include "assets/error.h"

namespace kiosk::domain {

/// Somebody of the expert pool (鉴定专家库).
struct Expert {
  std::string id;  ///< number of the letter of appointment (聘书编号)
  std::string name;
  std::string specialty;    ///< id of a Specialty
  std::string institution;  ///< where they practise
  friend bool operator==(const Expert&, const Expert&) = default;
};

struct DrawOrder {
  std::vector<std::string> specialties;         ///< ids; each has at least one seat
  int seats = 0;                                ///< how many to draw, at least one a specialty
  std::vector<std::string> barredInstitutions;  ///< 回避: names as on the papers of who was treated there
  std::vector<std::string> barredExperts;       ///< 回避: ids
  std::string seed;  ///< letters and digits; kept with the result, so that anyone can draw again
};

/// Those an order may draw, sorted by id: of one of its specialties, neither barred nor at a barred institution.
std::vector<Expert> eligibleExperts(std::span<const Expert> pool, const DrawOrder& order);

/// One of each specialty first, the other seats from all that are left; every one equally likely. The same pool in any
/// order, the same order and seed give the same experts: std::mt19937_64 and std::seed_seq are exact by the standard,
/// and its bits become a choice by rejection. CaseFactMissing says of which specialty the pool has too few.
assets::Result<std::vector<Expert>> drawExperts(std::span<const Expert> pool, const DrawOrder& order);

}  // namespace kiosk::domain
