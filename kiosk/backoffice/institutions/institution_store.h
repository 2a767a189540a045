#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/backoffice/store/writer.h"

namespace kiosk::backoffice::institutions {

/// What an agreement institution (协议机构) of work-injury insurance does.
enum class InstitutionKind : std::uint8_t { Medical, Rehabilitation, AssistiveDevice };
/// "medical", "rehabilitation", "assistive_device".
std::string_view wireName(InstitutionKind kind);
std::optional<InstitutionKind> kindCalled(std::string_view word);

struct Institution {
  std::string id;
  InstitutionKind kind{};
  std::string name;
  std::string district;
};

void insertInstitution(const store::Transaction& transaction, const Institution& institution);
/// All of a region, by district and name.
std::vector<Institution> allInstitutions(soci::session& sql, const std::string& region);
/// Names of those that treat: medical and rehabilitation.
std::vector<std::string> treatingInstitutions(soci::session& sql, const std::string& region);

}  // namespace kiosk::backoffice::institutions
