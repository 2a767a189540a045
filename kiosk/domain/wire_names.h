#pragma once

// Names of the domain's enumerations as files, the wire and the database write them: snake_case, never translated.

#include <optional>
#include <string_view>

#include "kiosk/domain/application.h"
#include "kiosk/domain/conclusion.h"

namespace kiosk::domain {

std::string_view wireName(ApplicationKind kind);
std::string_view wireName(MaterialKind material);
std::string_view wireName(ApplicantRole role);
std::string_view wireName(FaceCheck::Outcome outcome);
std::string_view wireName(Dependency dependency);

std::optional<ApplicationKind> applicationKindOf(std::string_view name);
std::optional<MaterialKind> materialKindOf(std::string_view name);
std::optional<ApplicantRole> applicantRoleOf(std::string_view name);
std::optional<FaceCheck::Outcome> faceOutcomeOf(std::string_view name);
std::optional<Dependency> dependencyOf(std::string_view name);

}  // namespace kiosk::domain
