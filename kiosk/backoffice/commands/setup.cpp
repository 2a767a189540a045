#include <iostream>

#include <fmt/core.h>

#include "kiosk/backoffice/commands/commands.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/backoffice/devices/enrolment.h"
#include "kiosk/domain/dates.h"

namespace kiosk::backoffice::commands {
namespace {

using assets::ErrorId;

constexpr std::size_t kPasswordSymbols = 20;  // × 5 bits = 100 bits

struct Password {
  std::string text;
  bool made = false;
};

assets::Result<Password> choosePassword(bool fromStdin) {
  if (!fromStdin) return Password{crypto::typedCode(kPasswordSymbols), true};
  std::string line;
  if (!std::getline(std::cin, line) || line.empty()) {
    return assets::failure(ErrorId::OfficeSettingRefused, "--password-stdin was given, but standard input is empty");
  }
  return Password{line, false};
}

assets::Result<void> addAndTell(Office& office, staff::Officer officer, const std::vector<std::string>& roles,
                                const Password& password) {
  const auto parsed = staff::parseRoles(roles);
  if (!parsed) return assets::failure(ErrorId::OfficeSettingRefused, "an auditor has no other role");
  officer.roles = parsed->roles;
  officer.auditor = parsed->auditor;
  auto added = staff::addOfficer(office, officer, password.text);
  if (!added) return added;
  fmt::print("officer {}\n", officer.login);
  // Told once: only its Argon2id hash is kept.
  if (password.made) fmt::print("password {}\n", password.text);
  return {};
}

}  // namespace

assets::Result<Clock> clockFor(const std::string& today) {
  if (today.empty()) return Clock();
  const auto day = domain::parseDate(today);
  if (!day) return assets::failure(ErrorId::OfficeSettingRefused, "--today takes a day as YYYY-MM-DD, not " + today);
  return Clock::startingOn(*day);
}

assets::Result<void> init(const Init& command) {
  auto password = choosePassword(command.passwordFromStdin);
  if (!password) return tl::unexpected(password.error());
  std::vector<std::string> names = {"localhost", "127.0.0.1"};
  names.insert(names.end(), command.names.begin(), command.names.end());
  auto folder = DataFolder::create(command.data, command.region, names);
  if (!folder) return tl::unexpected(folder.error());
  auto office = Office::open(command.data, Clock(), 1, Behind::CatchUp);
  if (!office) return tl::unexpected(office.error());
  fmt::print("region {}\ntrust-anchor {}\n", command.region, folder->trustAnchor().string());
  staff::Officer officer;
  officer.login = command.login;
  officer.displayName = command.displayName.empty() ? command.login : command.displayName;
  return addAndTell(**office, officer, kAllCaseRoles, *password);
}

assets::Result<void> addOfficer(const AddOfficer& command) {
  auto password = choosePassword(command.passwordFromStdin);
  if (!password) return tl::unexpected(password.error());
  auto office = Office::open(command.data, Clock(), 1, Behind::CatchUp);
  if (!office) return tl::unexpected(office.error());
  return addAndTell(**office, command.officer, command.roles, *password);
}

assets::Result<void> enrol(const Enrol& command) {
  const auto clock = clockFor(command.today);
  if (!clock) return tl::unexpected(clock.error());
  auto office = Office::open(command.data, *clock, 1, Behind::CatchUp);
  if (!office) return tl::unexpected(office.error());
  const auto code = devices::invite(**office, command.kioskId, command.district, command.hallName);
  if (!code) return tl::unexpected(code.error());
  fmt::print("kiosk {}\ncode {}\n", command.kioskId, *code);
  return {};
}

}  // namespace kiosk::backoffice::commands
