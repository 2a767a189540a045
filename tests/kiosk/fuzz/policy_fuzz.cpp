// Any bytes as any policy or form file: read or refused with a reason.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk/domain/calendar.h"
#include "kiosk/domain/certification.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/injury_benefits.h"
#include "kiosk/domain/materials.h"
#include "kiosk/domain/paying_places.h"
#include "kiosk/domain/policy_answers.h"
#include "kiosk/domain/regions.h"
#include "kiosk/domain/retirement.h"
#include "kiosk/domain/specialties.h"
#include "kiosk/domain/terms.h"
#include "kiosk/papers/form.h"

namespace {

template <class Part>
void tryAs(std::string_view toml) {
  const auto part = Part::parse(toml, "fuzz");
  if (!part && part.error().detail.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kiosk::domain;
  using namespace kiosk::papers;
  const std::string_view toml(reinterpret_cast<const char*>(data), size);
  if (const auto calendar = WorkingCalendar::parse(toml, "fuzz")) {
    const Date from = calendar->publishedFrom();
    if (calendar->workingDaysBetween(from, calendar->addWorkingDays(from, 9).day) != 9) std::abort();
  }
  tryAs<Terms>(toml);
  tryAs<MaterialTable>(toml);
  tryAs<Regions>(toml);
  tryAs<CertificationRules>(toml);
  tryAs<PayingPlaces>(toml);
  tryAs<InjuryBenefits>(toml);
  tryAs<PolicyAnswers>(toml);
  tryAs<RetirementRules>(toml);
  tryAs<Specialties>(toml);
  for (std::size_t kind = 0; kind < kFormKindCount; ++kind) {
    const auto form = FormBook::parse(static_cast<FormKind>(kind), toml, "fuzz");
    if (!form && form.error().detail.empty()) std::abort();
  }
  return 0;
}
