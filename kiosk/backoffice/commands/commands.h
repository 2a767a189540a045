#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/staff/officers.h"

namespace kiosk::backoffice::commands {

/// Who is not told otherwise may take every step of a case; the four-eyes rules still need two people.
inline const std::vector<std::string> kAllCaseRoles = {"intake", "first_review", "second_review", "approval"};

/// What each word of the command line does; results are printed on standard output, one `key value` a line.
struct Init {
  std::filesystem::path data;
  std::string region = "370800";
  std::vector<std::string> names;  ///< of the server, beside localhost and 127.0.0.1
  std::string login = "first";
  std::string displayName;
  bool passwordFromStdin = false;
};
assets::Result<void> init(const Init& command);

struct AddOfficer {
  std::filesystem::path data;
  staff::Officer officer;
  std::vector<std::string> roles = kAllCaseRoles;
  bool passwordFromStdin = false;
};
assets::Result<void> addOfficer(const AddOfficer& command);

struct Enrol {
  std::filesystem::path data;
  std::string kioskId;
  std::string district;
  std::string hallName;
  std::string today;  ///< as for serve, so that the code is dated by the same clock
};
assets::Result<void> enrol(const Enrol& command);

struct Serve {
  std::filesystem::path data;
  std::string address = "127.0.0.1";
  std::uint16_t kioskPort = 0;
  std::uint16_t staffPort = 0;
  std::string today;              ///< "YYYY-MM-DD"; empty: the machine's own day
  std::filesystem::path console;  ///< built front end for the staff port; empty: the API alone
};
assets::Result<void> serve(const Serve& command);

assets::Result<void> verify(const std::filesystem::path& data);

struct ImportPersons {
  std::filesystem::path data;
  std::filesystem::path file;
};
assets::Result<void> importPersons(const ImportPersons& command);

struct ImportInstitutions {
  std::filesystem::path data;
  std::filesystem::path file;
};
assets::Result<void> importInstitutions(const ImportInstitutions& command);

/// The expert pool (鉴定专家库).
struct ImportExperts {
  std::filesystem::path data;
  std::filesystem::path file;
};
assets::Result<void> importExperts(const ImportExperts& command);

/// 待遇资格认证: the roll of those whose pension this office pays, and matches that prove life without a visit.
struct Pensioners {
  std::filesystem::path data;
  std::filesystem::path file;
};
assets::Result<void> importPensioners(const Pensioners& command);
assets::Result<void> matchPensioners(const Pensioners& command);

/// The machine's clock, or one whose today is `today`.
assets::Result<Clock> clockFor(const std::string& today);

}  // namespace kiosk::backoffice::commands
