#include "kiosk/domain/materials.h"

#include <algorithm>
#include <cstdlib>

#include "assets/error_id.h"
#include "kiosk/domain/policy_reader.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::domain {
namespace {

constexpr std::size_t kKinds = 4;

std::optional<Need> needOf(std::string_view name) {
  if (name == "required") return Need::Required;
  if (name == "if_applies") return Need::IfApplies;
  return std::nullopt;
}

}  // namespace

assets::Result<MaterialTable> MaterialTable::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  MaterialTable table;
  table.byKind_.resize(kKinds);
  std::vector<MaterialKind> seen;
  for (PolicyTable& entry : root.tables("material")) {
    const std::string id = entry.text("id");
    const auto material = materialKindOf(id);
    if (!material) {
      entry.report("id \"" + id + "\" is unknown");
    } else if (std::find(seen.begin(), seen.end(), *material) != seen.end()) {
      entry.report("id \"" + id + "\" stands twice");
    } else {
      seen.push_back(*material);
    }
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      const std::string_view name = wireName(static_cast<ApplicationKind>(kind));
      const auto value = entry.optionalText(name);
      if (!value) continue;
      const auto need = needOf(*value);
      if (!need) entry.report(std::string(name) + " is neither required nor if_applies");
      if (need && material) table.byKind_[kind].push_back({*material, *need});
    }
    entry.finish();
  }
  root.finish();
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    const bool some = std::any_of(table.byKind_[kind].begin(), table.byKind_[kind].end(),
                                  [](const MaterialRule& rule) { return rule.need == Need::Required; });
    if (!some) report.add(std::string(wireName(static_cast<ApplicationKind>(kind))), "asks for no paper at all");
  }
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return table;
}

std::vector<MaterialRule> MaterialTable::needed(ApplicationKind kind, bool withCausality) const {
  std::vector<MaterialRule> rules = byKind_[static_cast<std::size_t>(kind)];
  if (!withCausality) return rules;
  for (const MaterialRule& rule : byKind_[static_cast<std::size_t>(ApplicationKind::Causality)]) {
    const auto same = std::find_if(rules.begin(), rules.end(),
                                   [&](const MaterialRule& other) { return other.material == rule.material; });
    if (same != rules.end()) {
      if (rule.need == Need::Required) same->need = Need::Required;
      continue;
    }
    // Required papers come before those that only may apply.
    const auto place = rule.need == Need::Required
                           ? std::find_if(rules.begin(), rules.end(),
                                          [](const MaterialRule& other) { return other.need == Need::IfApplies; })
                           : rules.end();
    rules.insert(place, rule);
  }
  return rules;
}

std::vector<MaterialKind> MaterialTable::missing(const Application& application) const {
  std::vector<MaterialKind> absent;
  for (const MaterialRule& rule : needed(application.kind, application.withCausality)) {
    const bool there = std::any_of(application.pages.begin(), application.pages.end(),
                                   [&](const Page& page) { return page.material == rule.material; });
    if (rule.need == Need::Required && !there) absent.push_back(rule.material);
  }
  return absent;
}

assets::StringId nameOf(MaterialKind material) {
  using assets::StringId;
  switch (material) {
    case MaterialKind::DiagnosisCertificate:
      return StringId::DomainMaterialDiagnosisCertificate;
    case MaterialKind::MedicalRecord:
      return StringId::DomainMaterialMedicalRecord;
    case MaterialKind::OccupationalDiseaseCertificate:
      return StringId::DomainMaterialOccupationalDiseaseCertificate;
    case MaterialKind::PsychiatricRecord:
      return StringId::DomainMaterialPsychiatricRecord;
    case MaterialKind::FirstOnsetRecord:
      return StringId::DomainMaterialFirstOnsetRecord;
    case MaterialKind::LeaveConfirmation:
      return StringId::DomainMaterialLeaveConfirmation;
    case MaterialKind::LeaveCertificate:
      return StringId::DomainMaterialLeaveCertificate;
    case MaterialKind::WorkerRequest:
      return StringId::DomainMaterialWorkerRequest;
  }
  std::abort();
}

assets::StringId purposeOf(MaterialKind material) {
  using assets::StringId;
  switch (material) {
    case MaterialKind::DiagnosisCertificate:
      return StringId::DomainPurposeDiagnosisCertificate;
    case MaterialKind::MedicalRecord:
      return StringId::DomainPurposeMedicalRecord;
    case MaterialKind::OccupationalDiseaseCertificate:
      return StringId::DomainPurposeOccupationalDiseaseCertificate;
    case MaterialKind::PsychiatricRecord:
      return StringId::DomainPurposePsychiatricRecord;
    case MaterialKind::FirstOnsetRecord:
      return StringId::DomainPurposeFirstOnsetRecord;
    case MaterialKind::LeaveConfirmation:
      return StringId::DomainPurposeLeaveConfirmation;
    case MaterialKind::LeaveCertificate:
      return StringId::DomainPurposeLeaveCertificate;
    case MaterialKind::WorkerRequest:
      return StringId::DomainPurposeWorkerRequest;
  }
  std::abort();
}

assets::StringId nameOf(ApplicationKind kind) {
  using assets::StringId;
  switch (kind) {
    case ApplicationKind::DisabilityGrade:
      return StringId::DomainKindDisabilityGrade;
    case ApplicationKind::Causality:
      return StringId::DomainKindCausality;
    case ApplicationKind::LeaveExtension:
      return StringId::DomainKindLeaveExtension;
    case ApplicationKind::Relapse:
      return StringId::DomainKindRelapse;
  }
  std::abort();
}

}  // namespace kiosk::domain
