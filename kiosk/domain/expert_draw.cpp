#include "kiosk/domain/expert_draw.h"

#include <algorithm>
#include <limits>
#include <random>

#include "assets/error_id.h"
#include "kiosk/domain/paper_checks.h"

namespace kiosk::domain {
namespace {

using Engine = std::mt19937_64;

bool contains(std::span<const std::string> list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// The papers' spelling and the register's need not be the same: a misread character bars as well.
bool isBarred(const Expert& expert, const DrawOrder& order) {
  if (contains(order.barredExperts, expert.id)) return true;
  const std::span<const std::string> own(&expert.institution, 1);
  return std::any_of(order.barredInstitutions.begin(), order.barredInstitutions.end(),
                     [&](const std::string& name) { return matchInstitution(name, own).has_value(); });
}

std::size_t below(Engine& engine, std::size_t count) {
  const Engine::result_type most = std::numeric_limits<Engine::result_type>::max();
  const Engine::result_type fair = most - most % count;
  Engine::result_type bits = engine();
  while (bits >= fair)
    bits = engine();
  return bits % count;
}

/// Takes one of those for whom `fits` holds; the rest keep their order.
template <class Fits>
bool takeOne(std::vector<Expert>& left, Engine& engine, std::vector<Expert>& drawn, Fits fits) {
  const auto count = static_cast<std::size_t>(std::count_if(left.begin(), left.end(), fits));
  if (count == 0) return false;
  std::size_t which = below(engine, count);
  const auto chosen =
      std::find_if(left.begin(), left.end(), [&](const Expert& expert) { return fits(expert) && which-- == 0; });
  drawn.push_back(*chosen);
  left.erase(chosen);
  return true;
}

}  // namespace

std::vector<Expert> eligibleExperts(std::span<const Expert> pool, const DrawOrder& order) {
  std::vector<Expert> eligible;
  std::copy_if(pool.begin(), pool.end(), std::back_inserter(eligible), [&](const Expert& expert) {
    return contains(order.specialties, expert.specialty) && !isBarred(expert, order);
  });
  std::sort(eligible.begin(), eligible.end(), [](const Expert& a, const Expert& b) { return a.id < b.id; });
  return eligible;
}

assets::Result<std::vector<Expert>> drawExperts(std::span<const Expert> pool, const DrawOrder& order) {
  const auto seats = static_cast<std::size_t>(std::max(order.seats, 0));
  if (order.specialties.empty() || seats < order.specialties.size()) {
    return assets::failure(assets::ErrorId::CaseFactMissing, "panel: at least one specialty, and a seat for each");
  }
  std::vector<Expert> left = eligibleExperts(pool, order);
  const std::size_t there = left.size();
  const std::string text = order.seed;
  std::seed_seq seed(text.begin(), text.end());
  Engine engine(seed);
  std::vector<Expert> drawn;
  for (const std::string& specialty : order.specialties) {
    if (!takeOne(left, engine, drawn, [&](const Expert& expert) { return expert.specialty == specialty; })) {
      return assets::failure(assets::ErrorId::CaseFactMissing, "panel: nobody of " + specialty + " may be drawn");
    }
  }
  while (drawn.size() < seats) {
    if (!takeOne(left, engine, drawn, [](const Expert&) { return true; })) {
      return assets::failure(
          assets::ErrorId::CaseFactMissing,
          "panel: " + std::to_string(there) + " may be drawn for " + std::to_string(seats) + " seats");
    }
  }
  return drawn;
}

}  // namespace kiosk::domain
