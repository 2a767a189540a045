#include "kiosk/domain/policy_book.h"

#include <fstream>
#include <iterator>

#include "assets/error_id.h"

namespace kiosk::domain {
namespace {

assets::Result<std::string> contentOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) return assets::failure(assets::ErrorId::PolicyUnreadable, file.string());
  return content;
}

template <class Part>
assets::Result<Part> read(const std::filesystem::path& folder, const char* name) {
  return contentOf(folder / name).and_then([&](const std::string& content) { return Part::parse(content, name); });
}

}  // namespace

assets::Result<PolicyBook> PolicyBook::load(const std::filesystem::path& folder) {
  auto calendar = read<WorkingCalendar>(folder, "working_days.toml");
  if (!calendar) return tl::unexpected(calendar.error());
  auto terms = read<Terms>(folder, "terms.toml");
  if (!terms) return tl::unexpected(terms.error());
  auto materials = read<MaterialTable>(folder, "materials.toml");
  if (!materials) return tl::unexpected(materials.error());
  auto paperChecks = read<PaperChecks>(folder, "paper_checks.toml");
  if (!paperChecks) return tl::unexpected(paperChecks.error());
  auto regions = read<Regions>(folder, "regions.toml");
  if (!regions) return tl::unexpected(regions.error());
  auto certification = read<CertificationRules>(folder, "certification.toml");
  if (!certification) return tl::unexpected(certification.error());
  auto payingPlaces = read<PayingPlaces>(folder, "paying_places.toml");
  if (!payingPlaces) return tl::unexpected(payingPlaces.error());
  auto injuryBenefits = read<InjuryBenefits>(folder, "injury_benefits.toml");
  if (!injuryBenefits) return tl::unexpected(injuryBenefits.error());
  auto retirement = read<RetirementRules>(folder, "retirement.toml");
  if (!retirement) return tl::unexpected(retirement.error());
  auto specialties = read<Specialties>(folder, "specialties.toml");
  if (!specialties) return tl::unexpected(specialties.error());
  auto answers = read<PolicyAnswers>(folder, "answers.toml");
  if (!answers) return tl::unexpected(answers.error());
  return PolicyBook{.calendar = std::move(*calendar),
                    .terms = std::move(*terms),
                    .materials = std::move(*materials),
                    .paperChecks = std::move(*paperChecks),
                    .regions = std::move(*regions),
                    .certification = std::move(*certification),
                    .payingPlaces = std::move(*payingPlaces),
                    .injuryBenefits = std::move(*injuryBenefits),
                    .retirement = std::move(*retirement),
                    .specialties = std::move(*specialties),
                    .answers = std::move(*answers)};
}

}  // namespace kiosk::domain
