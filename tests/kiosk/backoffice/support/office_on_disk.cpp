#include "tests/kiosk/backoffice/support/office_on_disk.h"

#include <chrono>
#include <cstdlib>
#include <stdexcept>

#include <sodium.h>

#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::backoffice::testing {
namespace {

template <class T>
T must(assets::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().detail);
  return std::move(*result);
}

std::int64_t tenOClock(const domain::Date& day) {
  constexpr std::int64_t kTwoHoursUtc = 2LL * 3600 * 1000;
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::sys_days(day).time_since_epoch()).count() +
         kTwoHoursUtc;
}

}  // namespace

TemporaryFolder::TemporaryFolder()
    : path_(std::filesystem::temp_directory_path() / ("hall-office-" + crypto::token(8))) {
  std::filesystem::create_directory(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

OfficeOnDisk::OfficeOnDisk() : nowMs_(tenOClock(day(2026, 11, 24))) {
  if (sodium_init() < 0) throw std::runtime_error("no random numbers");
  must(DataFolder::create(data(), "370800", {"localhost", "127.0.0.1"}));
  reopen();
}

void OfficeOnDisk::advanceTo(const domain::Date& to) {
  nowMs_ = tenOClock(to);
}

void OfficeOnDisk::reopen() {
  office_.reset();
  office_ = must(Office::open(data(), Clock([this] { return nowMs_.load(); }, 0), 8));
}

staff::Officer OfficeOnDisk::officer(const std::string& login, const std::vector<std::string>& roles,
                                     const std::string& district) {
  staff::Officer officer;
  officer.login = login;
  officer.displayName = login;
  const auto parsed = staff::parseRoles(roles);
  if (!parsed) throw std::runtime_error("roles");
  officer.roles = parsed->roles;
  officer.auditor = parsed->auditor;
  officer.district = district.empty() ? office_->policy().regions.city().code : district;
  const auto added = staff::addOfficer(*office_, officer, kPassword);
  if (!added) throw std::runtime_error(added.error().detail);
  return officer;
}

EnrolledTerminal enrolTerminal(Office& office, const std::string& id, const std::string& district) {
  EnrolledTerminal terminal;
  terminal.keys = contract::newKioskKeys();
  const auto code = must(devices::invite(office, id, district, "任城区政务服务中心"));
  const auto request = must(pki::makeRequest(id));
  const auto enrolment =
      must(devices::enrol(office, code, request.requestPem, contract::toHex(terminal.keys.publicKey)));
  terminal.keyPem = request.keyPem;
  terminal.chainPem = enrolment.value().certificatePem + office.folder().issuer().certificatePem;
  const auto lease = office.readers().lease();
  terminal.kiosk = devices::findKiosk(*lease, office.region(), id).value();
  return terminal;
}

std::vector<std::uint8_t> sealedApplication(const Office& office, const EnrolledTerminal& terminal,
                                            const std::string& uuid) {
  return must(contract::seal(
      contract::samples::application(),
      {terminal.kiosk.id, office.region(), uuid, office.clock().nowMs(), office.folder().officeKeys().publicKey},
      terminal.keys));
}

domain::Date day(int year, unsigned month, unsigned dayOfMonth) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(dayOfMonth)};
}

}  // namespace kiosk::backoffice::testing
