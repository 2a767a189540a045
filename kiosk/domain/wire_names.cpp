#include "kiosk/domain/wire_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kiosk::domain {
namespace {

constexpr std::array<std::string_view, 4> kApplicationKinds = {"disability_grade", "causality", "leave_extension",
                                                               "relapse"};
constexpr std::array<std::string_view, 8> kMaterialKinds = {
    "diagnosis_certificate", "medical_record",     "occupational_disease_certificate",
    "psychiatric_record",    "first_onset_record", "leave_confirmation",
    "leave_certificate",     "worker_request"};
constexpr std::array<std::string_view, 4> kApplicantRoles = {"worker", "relative", "employer", "agency"};
constexpr std::array<std::string_view, 3> kFaceOutcomes = {"passed", "refused", "handed_to_staff"};
constexpr std::array<std::string_view, 4> kDependencies = {"none", "partial", "mostly", "complete"};

template <class Enum, std::size_t N>
std::optional<Enum> among(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view wireName(ApplicationKind kind) {
  return kApplicationKinds[static_cast<std::size_t>(kind)];
}
std::string_view wireName(MaterialKind material) {
  return kMaterialKinds[static_cast<std::size_t>(material)];
}
std::string_view wireName(ApplicantRole role) {
  return kApplicantRoles[static_cast<std::size_t>(role)];
}
std::string_view wireName(FaceCheck::Outcome outcome) {
  return kFaceOutcomes[static_cast<std::size_t>(outcome)];
}
std::string_view wireName(Dependency dependency) {
  return kDependencies[static_cast<std::size_t>(dependency)];
}

std::optional<ApplicationKind> applicationKindOf(std::string_view name) {
  return among<ApplicationKind>(kApplicationKinds, name);
}
std::optional<MaterialKind> materialKindOf(std::string_view name) {
  return among<MaterialKind>(kMaterialKinds, name);
}
std::optional<ApplicantRole> applicantRoleOf(std::string_view name) {
  return among<ApplicantRole>(kApplicantRoles, name);
}
std::optional<FaceCheck::Outcome> faceOutcomeOf(std::string_view name) {
  return among<FaceCheck::Outcome>(kFaceOutcomes, name);
}
std::optional<Dependency> dependencyOf(std::string_view name) {
  return among<Dependency>(kDependencies, name);
}

}  // namespace kiosk::domain
