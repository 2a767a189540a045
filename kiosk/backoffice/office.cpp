#include "kiosk/backoffice/office.h"

#include <utility>

#include <soci/soci.h>

#include "assets/directory.h"
#include "kiosk/backoffice/store/migration.h"
#include "kiosk/domain/dates.h"

namespace kiosk::backoffice {
namespace {

/// The machine's own clock may be set back a little by NTP without that being a second past.
constexpr std::int64_t kToleratedStepMs = 5 * 60 * 1000;

assets::Result<std::int64_t> newestEventMs(soci::session& sql, const std::string& region) {
  try {
    long long newest = 0;
    sql << "SELECT at_ms FROM event WHERE region_code = :region ORDER BY seq DESC LIMIT 1", soci::use(region),
        soci::into(newest);
    return newest;
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
}

}  // namespace

Office::Office(DataFolder folder, Clock clock, domain::PolicyBook policy, papers::FormBook forms)
    : folder_(std::move(folder)),
      clock_(std::move(clock)),
      cipher_(folder_.columnsKey()),
      policy_(std::move(policy)),
      forms_(std::move(forms)) {}

assets::Result<std::unique_ptr<Office>> Office::open(const std::filesystem::path& data, Clock clock,
                                                     std::size_t readers, Behind behind) {
  auto folder = DataFolder::open(data);
  if (!folder) return tl::unexpected(folder.error());
  auto policy = domain::PolicyBook::load(assets::directory() / "policy");
  if (!policy) return tl::unexpected(policy.error());
  if (policy->regions.city().code != folder->region()) {
    return assets::failure(assets::ErrorId::OfficeSettingRefused, "the office is of region " + folder->region() +
                                                                      ", but assets/policy/regions.toml describes " +
                                                                      policy->regions.city().code);
  }
  auto forms = papers::FormBook::load(assets::directory() / "forms");
  if (!forms) return tl::unexpected(forms.error());
  std::unique_ptr<Office> office(
      new Office(std::move(*folder), std::move(clock), std::move(*policy), std::move(*forms)));
  {
    auto session = store::connect(office->folder_.database());
    if (!session) return tl::unexpected(session.error());
    if (auto migrated = store::migrate(**session); !migrated) return tl::unexpected(migrated.error());
    const auto newest = newestEventMs(**session, office->region());
    if (!newest) return tl::unexpected(newest.error());
    const std::int64_t lag = *newest - office->clock_.nowMs();
    if (lag > kToleratedStepMs && behind == Behind::Refuse) {
      return assets::failure(assets::ErrorId::OfficeSettingRefused,
                             "the records already reach " + domain::dateText(domain::chinaDate(*newest)) +
                                 ", but the office's clock says " + domain::dateText(office->clock_.today()) +
                                 ": give --today that day or a later one");
    }
    if (lag > kToleratedStepMs) office->clock_ = Clock(office->clock_.shiftMs() + lag);
  }
  auto pool = store::ReaderPool::open(office->folder_.database(), readers);
  if (!pool) return tl::unexpected(pool.error());
  office->readers_ = std::move(*pool);
  auto writer = store::Writer::open(office->folder_.database(), office->region(), office->clock_);
  if (!writer) return tl::unexpected(writer.error());
  office->writer_ = std::move(*writer);
  return office;
}

}  // namespace kiosk::backoffice
