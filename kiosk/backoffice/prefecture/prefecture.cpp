#include "kiosk/backoffice/prefecture/prefecture.h"

#include <chrono>

#include <fmt/format.h>
#include <soci/soci.h>

#include "assets/directory.h"
#include "kiosk/backoffice/files.h"
#include "kiosk/backoffice/institutions/institution_store.h"
#include "kiosk/backoffice/prefecture/establishments.h"
#include "kiosk/domain/policy_book.h"

namespace kiosk::backoffice::prefecture {
namespace {

constexpr const char* kRegion = "370800";
constexpr std::int64_t kHourMs = 3'600'000;
/// 00:00 in China is eight hours before 08:00.
constexpr std::int64_t kEightHoursMs = 8 * kHourMs;

using Watch = std::chrono::steady_clock;

/// A larger cache than serving needs: whole indices grow here. In KiB, as SQLite wants it below zero.
constexpr const char* kCache = "PRAGMA cache_size = -262144";

assets::Result<void> fillInstitutions(Office& office, std::uint64_t seed) {
  return office.writer().write([&](store::Transaction& transaction) {
    transaction.sql() << kCache;
    const auto list = agreementInstitutions(seed, office.policy().regions);
    for (const auto& institution : list)
      institutions::insertInstitution(transaction, institution);
    transaction.record("office", "institutions.imported", "institutions", fmt::format("{{\"count\":{}}}", list.size()));
  });
}

std::uint64_t rowsOf(Office& office) {
  const auto lease = office.readers().lease();
  std::uint64_t rows = 0;
  for (const char* table : {"person", "pensioner", "certification", "assessment_case", "submission", "event",
                            "assessment_session", "supplement_page", "notice", "delivery_receipt", "institution"}) {
    long long count = 0;
    *lease << std::string("SELECT COUNT(*) FROM ") + table, soci::into(count);
    rows += static_cast<std::uint64_t>(count);
  }
  return rows;
}

assets::Result<Figures> fill(Office& office, Timeline& timeline, const Population& population, const Caseload& caseload,
                             const Order& order) {
  const auto districts = staffDistricts(office, order.password);
  if (!districts) return tl::unexpected(districts.error());
  const auto begin = Watch::now();
  Figures figures;
  crypto::Sha256 digest;
  if (auto done = fillInstitutions(office, order.seed); !done) return tl::unexpected(done.error());
  if (auto done = fillPeople(office, population, caseload, digest); !done) return tl::unexpected(done.error());
  auto cases = fillCases(office, timeline, population, caseload, *districts, order.walked, digest);
  if (!cases) return tl::unexpected(cases.error());
  timeline.moveTo(caseload.untilMs() - kHourMs);
  auto roll = fillRoll(office, timeline, population, *districts, order.today, digest);
  if (!roll) return tl::unexpected(roll.error());
  // A cut before this point leaves a folder that verify refuses: make it again.
  if (auto synced = syncAll(order.data); !synced) return tl::unexpected(synced.error());
  figures.people = population.size();
  figures.cases = *cases;
  figures.roll = *roll;
  figures.seconds = std::chrono::duration<double>(Watch::now() - begin).count();
  figures.rows = rowsOf(office);
  figures.digest = digest.hex();
  return figures;
}

}  // namespace

assets::Result<Figures> make(const Order& order) {
  if (order.people < 1 || order.people > kMostPeople) {
    return assets::failure(assets::ErrorId::OfficeSettingRefused, fmt::format("people: 1 to {}", kMostPeople));
  }
  const auto policy = domain::PolicyBook::load(assets::directory() / "policy");
  if (!policy) return tl::unexpected(policy.error());
  const Population population(order.seed, order.people, policy->regions, order.today);
  const Caseload caseload(population, *policy, eightOClock(order.today) - kEightHoursMs);
  if (auto folder = DataFolder::create(order.data, kRegion, {"localhost", "127.0.0.1"}); !folder) {
    return tl::unexpected(folder.error());
  }
  Timeline timeline(caseload.fromMs());
  auto office = Office::open(order.data, timeline.clock(), 2);
  if (!office) return tl::unexpected(office.error());
  try {
    return fill(**office, timeline, population, caseload, order);
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
}

}  // namespace kiosk::backoffice::prefecture
