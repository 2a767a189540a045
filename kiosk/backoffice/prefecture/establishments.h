#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/backoffice/institutions/institution_store.h"
#include "kiosk/domain/application.h"
#include "kiosk/domain/regions.h"

namespace kiosk::backoffice::prefecture {

inline constexpr int kMedicalInstitutions = 74;
inline constexpr int kRehabilitationInstitutions = 18;
inline constexpr int kDeviceInstitutions = 7;

/// The agreement institutions, spread over the districts in turn.
std::vector<institutions::Institution> agreementInstitutions(std::uint64_t seed, const domain::Regions& regions);

/// Employer `which` of the prefecture, with a valid credit code (GB 32100); always the same for a seed.
domain::Employer employer(std::uint64_t seed, std::uint64_t which, const domain::Regions& regions);
/// How many employers so many people work for.
std::uint64_t employerCount(std::uint64_t people);

/// The 18th character for 17 characters of a credit code.
char creditCheck(const std::string& characters);

}  // namespace kiosk::backoffice::prefecture
