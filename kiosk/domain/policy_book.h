#pragma once

#include <filesystem>

#include "assets/error.h"
#include "kiosk/domain/calendar.h"
#include "kiosk/domain/certification.h"
#include "kiosk/domain/injury_benefits.h"
#include "kiosk/domain/materials.h"
#include "kiosk/domain/paper_checks.h"
#include "kiosk/domain/paying_places.h"
#include "kiosk/domain/policy_answers.h"
#include "kiosk/domain/regions.h"
#include "kiosk/domain/retirement.h"
#include "kiosk/domain/specialties.h"
#include "kiosk/domain/terms.h"

namespace kiosk::domain {

/// All policy data of the domain, read once at start. The one place of the domain that touches files.
struct PolicyBook {
  WorkingCalendar calendar;
  Terms terms;
  MaterialTable materials;
  PaperChecks paperChecks;
  Regions regions;
  CertificationRules certification;
  PayingPlaces payingPlaces;
  InjuryBenefits injuryBenefits;
  RetirementRules retirement;
  Specialties specialties;
  PolicyAnswers answers;

  /// Reads `folder` (usually assets::directory() / "policy"). PolicyUnreadable or PolicyInvalid name the file and the
  /// entry.
  static assets::Result<PolicyBook> load(const std::filesystem::path& folder);
};

}  // namespace kiosk::domain
