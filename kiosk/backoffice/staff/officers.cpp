#include "kiosk/backoffice/staff/officers.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <soci/soci.h>

#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/password.h"
#include "kiosk/backoffice/crypto/random.h"

namespace kiosk::backoffice::staff {
namespace {

using assets::ErrorId;

constexpr std::size_t kTokenBytes = 32;
/// Writing "last used" at every request would be a commit each; a minute's grain keeps the idle limit honest.
constexpr std::int64_t kUseGrainMs = 60LL * 1000;

struct OfficerRow {
  Officer officer;
  std::string passwordHash;
  long long failures = 0;
  long long lockedUntilMs = 0;
};

constexpr std::string_view kAuditor = "auditor";

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream stream(text);
  for (std::string word; std::getline(stream, word, ',');)
    words.push_back(word);
  return words;
}

/// What the store holds was checked when it was written; a row that is not of that form is somebody's tampering.
void setRoles(Officer& officer, const std::string& stored) {
  const auto roles = parseRoles(split(stored));
  if (!roles) throw std::runtime_error("an officer's roles in the store are none this program knows");
  officer.roles = roles->roles;
  officer.auditor = roles->auditor;
}

std::optional<OfficerRow> findByLogin(soci::session& sql, const std::string& region, const std::string& login) {
  OfficerRow row;
  std::string role;
  sql << "SELECT officer_id, login, display_name, roles, district, password_hash, failed_logins, locked_until_ms "
         "FROM officer WHERE region_code = :region AND login = :login",
      soci::use(region), soci::use(login), soci::into(row.officer.id), soci::into(row.officer.login),
      soci::into(row.officer.displayName), soci::into(role), soci::into(row.officer.district),
      soci::into(row.passwordHash), soci::into(row.failures), soci::into(row.lockedUntilMs);
  if (!sql.got_data()) return std::nullopt;
  setRoles(row.officer, role);
  return row;
}

bool isLogin(const std::string& text) {
  return text.size() >= 2 && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
         });
}

}  // namespace

std::optional<Roles> parseRoles(const std::vector<std::string>& words) {
  Roles roles;
  for (const std::string& word : words) {
    if (word == kAuditor) {
      roles.auditor = true;
      continue;
    }
    const auto role = domain::caseRoleOf(word);
    // Kiosk and the office itself act too, but never by logging in.
    if (!role || *role == domain::CaseRole::System || *role == domain::CaseRole::Kiosk) return std::nullopt;
    roles.roles.push_back(*role);
  }
  if (roles.auditor != roles.roles.empty()) return std::nullopt;
  return roles;
}

std::vector<std::string> roleWords(const Officer& officer) {
  std::vector<std::string> words;
  for (const domain::CaseRole role : officer.roles)
    words.emplace_back(domain::wireName(role));
  if (officer.auditor) words.emplace_back(kAuditor);
  return words;
}

assets::Result<void> addOfficer(Office& office, const Officer& officer, const std::string& password) {
  if (!isLogin(officer.login)) {
    return assets::failure(ErrorId::OfficeSettingRefused,
                           "--login takes 2 to 32 lower-case letters, digits, dots and dashes");
  }
  if (password.size() < kShortestPassword) {
    return assets::failure(ErrorId::OfficeSettingRefused, "a password has at least 10 characters");
  }
  const std::string district = officer.district.empty() ? office.policy().regions.city().code : officer.district;
  if (office.policy().regions.find(district) == nullptr) {
    return assets::failure(ErrorId::OfficeSettingRefused, "--district " + district + " is no district of this region");
  }
  const std::string id = crypto::uuid(office.clock().nowMs());
  const std::string hash = crypto::hashPassword(password);
  const std::string roles = fmt::format("{}", fmt::join(roleWords(officer), ","));
  bool taken = false;
  auto written = office.writer().write([&](store::Transaction& transaction) {
    soci::session& sql = transaction.sql();
    const std::string& region = transaction.region();
    taken = findByLogin(sql, region, officer.login).has_value();
    if (taken) return;
    sql << "INSERT INTO officer (region_code, officer_id, login, display_name, roles, district, password_hash, "
           "failed_logins, locked_until_ms) VALUES (:region, :id, :login, :name, :roles, :district, :hash, 0, 0)",
        soci::use(region), soci::use(id), soci::use(officer.login), soci::use(officer.displayName), soci::use(roles),
        soci::use(district), soci::use(hash);
    transaction.record("office", "officer.added", "officer:" + officer.login, "{\"roles\":\"" + roles + "\"}");
  });
  if (!written) return written;
  if (taken) return assets::failure(ErrorId::OfficeSettingRefused, "the login " + officer.login + " is already taken");
  return {};
}

assets::Result<Login> logIn(Office& office, const std::string& login, const std::string& password) {
  std::optional<OfficerRow> row;
  try {
    auto lease = office.readers().lease();
    row = findByLogin(*lease, office.region(), login);
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
  const bool matches = crypto::passwordMatches(row ? row->passwordHash : std::string(), password);
  Login result;
  if (!row) return result;
  const long long now = office.clock().nowMs();
  const std::string token = crypto::token(kTokenBytes);
  const std::string csrf = crypto::token(kTokenBytes);
  const std::string tokenSha = crypto::sha256Hex(token);
  auto written = office.writer().write([&](store::Transaction& transaction) {
    soci::session& sql = transaction.sql();
    const std::string& region = transaction.region();
    const auto fresh = findByLogin(sql, region, login);  // other attempts may have run meanwhile
    if (!fresh) return;
    const std::string subject = "officer:" + login;
    if (fresh->lockedUntilMs > now) {
      result.outcome = Login::Outcome::Locked;
      return;
    }
    if (!matches) {
      const bool lock = fresh->failures + 1 >= kFailuresUntilLock;
      const long long failures = lock ? 0 : fresh->failures + 1;
      const long long lockedUntil = lock ? now + kLockMs : 0;
      sql << "UPDATE officer SET failed_logins = :failures, locked_until_ms = :until WHERE region_code = :region AND "
             "officer_id = :id",
          soci::use(failures), soci::use(lockedUntil), soci::use(region), soci::use(fresh->officer.id);
      transaction.record("office", lock ? "officer.locked" : "officer.login_refused", subject, "{}");
      result.outcome = lock ? Login::Outcome::Locked : Login::Outcome::Refused;
      return;
    }
    sql << "UPDATE officer SET failed_logins = 0, locked_until_ms = 0 WHERE region_code = :region AND officer_id = :id",
        soci::use(region), soci::use(fresh->officer.id);
    const long long oldest = now - kAbsoluteMs;
    sql << "DELETE FROM staff_session WHERE region_code = :region AND created_ms < :oldest", soci::use(region),
        soci::use(oldest);
    sql << "INSERT INTO staff_session (region_code, token_sha256, officer_id, csrf, created_ms, last_used_ms) "
           "VALUES (:region, :token, :officer, :csrf, :created, :used)",
        soci::use(region), soci::use(tokenSha), soci::use(fresh->officer.id), soci::use(csrf), soci::use(now),
        soci::use(now);
    transaction.record(subject, "officer.logged_in", subject, "{}");
    result = {Login::Outcome::In, fresh->officer, token, csrf};
  });
  if (!written) return tl::unexpected(written.error());
  return result;
}

assets::Result<void> logOut(Office& office, const std::string& token) {
  const std::string tokenSha = crypto::sha256Hex(token);
  return office.writer().write([&](store::Transaction& transaction) {
    const std::string& region = transaction.region();
    transaction.sql() << "DELETE FROM staff_session WHERE region_code = :region AND token_sha256 = :token",
        soci::use(region), soci::use(tokenSha);
  });
}

assets::Result<std::optional<SignedIn>> resume(Office& office, const std::string& token) {
  if (token.size() != 2 * kTokenBytes) return std::nullopt;
  const std::string tokenSha = crypto::sha256Hex(token);
  const std::string& region = office.region();
  SignedIn found;
  std::string role;
  long long created = 0;
  long long used = 0;
  try {
    auto lease = office.readers().lease();
    soci::session& sql = *lease;
    sql << "SELECT o.officer_id, o.login, o.display_name, o.roles, o.district, s.csrf, s.created_ms, s.last_used_ms "
           "FROM staff_session s JOIN officer o ON o.region_code = s.region_code AND o.officer_id = s.officer_id "
           "WHERE s.region_code = :region AND s.token_sha256 = :token",
        soci::use(region), soci::use(tokenSha), soci::into(found.officer.id), soci::into(found.officer.login),
        soci::into(found.officer.displayName), soci::into(role), soci::into(found.officer.district),
        soci::into(found.csrf), soci::into(created), soci::into(used);
    if (!sql.got_data()) return std::nullopt;
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
  setRoles(found.officer, role);
  const long long now = office.clock().nowMs();
  if (now - created > kAbsoluteMs || now - used > kIdleMs) return std::nullopt;
  if (now - used > kUseGrainMs) {
    auto written = office.writer().write([&](store::Transaction& transaction) {
      transaction.sql() << "UPDATE staff_session SET last_used_ms = :now WHERE region_code = :region AND "
                           "token_sha256 = :token",
          soci::use(now), soci::use(region), soci::use(tokenSha);
    });
    if (!written) return tl::unexpected(written.error());
  }
  return found;
}

}  // namespace kiosk::backoffice::staff
