#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/domain/case_flow.h"

namespace kiosk::backoffice::staff {

/// Officers carry one or more roles of the case flow; auditors read the log and nothing else (三员分立).
struct Officer {
  std::string id;
  std::string login;
  std::string displayName;
  std::vector<domain::CaseRole> roles;
  bool auditor = false;
  std::string district;  ///< whose cases they see; the city's code: all
};

/// "intake", "first_review", "second_review", "approval" or "auditor" each; nothing when a word is none of them, none
/// is given, or an auditor has another role too.
struct Roles {
  std::vector<domain::CaseRole> roles;
  bool auditor = false;
};
std::optional<Roles> parseRoles(const std::vector<std::string>& words);
std::vector<std::string> roleWords(const Officer& officer);

inline constexpr std::size_t kShortestPassword = 10;

assets::Result<void> addOfficer(Office& office, const Officer& officer, const std::string& password);

inline constexpr int kFailuresUntilLock = 5;
inline constexpr std::int64_t kLockMs = 30LL * 60 * 1000;
inline constexpr std::int64_t kIdleMs = 15LL * 60 * 1000;
inline constexpr std::int64_t kAbsoluteMs = 8LL * 3600 * 1000;

struct Login {
  enum class Outcome : std::uint8_t { In, Refused, Locked };
  Outcome outcome = Outcome::Refused;
  Officer officer;
  std::string token;  ///< for the cookie; only its hash is kept
  std::string csrf;
};
/// Takes the same time whether the login exists or not.
assets::Result<Login> logIn(Office& office, const std::string& login, const std::string& password);
assets::Result<void> logOut(Office& office, const std::string& token);

struct SignedIn {
  Officer officer;
  std::string csrf;
};
/// Nothing when the token is unknown, idle for 15 minutes or older than 8 hours. Counts as use.
assets::Result<std::optional<SignedIn>> resume(Office& office, const std::string& token);

}  // namespace kiosk::backoffice::staff
