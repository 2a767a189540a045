#include "kiosk/backoffice/prefecture/staffing.h"

#include <soci/soci.h>

#include "kiosk/backoffice/pki/authority.h"

namespace kiosk::backoffice::prefecture {
namespace {

assets::Result<staff::Officer> added(Office& office, const std::string& login, const std::string& name,
                                     const std::vector<std::string>& words, const std::string& district,
                                     const std::string& password) {
  staff::Officer officer;
  officer.login = login;
  officer.displayName = name;
  const auto roles = staff::parseRoles(words);
  if (!roles) return assets::failure(assets::ErrorId::OfficeSettingRefused, "roles of " + login);
  officer.roles = roles->roles;
  officer.auditor = roles->auditor;
  officer.district = district;
  if (auto put = staff::addOfficer(office, officer, password); !put) return tl::unexpected(put.error());
  return officer;
}

assets::Result<void> enrolTerminal(Office& office, const domain::Region& region, District& district) {
  const std::string id = "hall-" + region.code;
  const auto code = devices::invite(office, id, region.code, region.name + "政务服务中心");
  if (!code) return tl::unexpected(code.error());
  const auto request = pki::makeRequest(id);
  if (!request) return tl::unexpected(request.error());
  district.terminalKeys = contract::newKioskKeys();
  const auto enrolled =
      devices::enrol(office, *code, request->requestPem, contract::toHex(district.terminalKeys.publicKey));
  if (!enrolled) return tl::unexpected(enrolled.error());
  const auto lease = office.readers().lease();
  const auto terminal = devices::findKiosk(*lease, office.region(), id);
  if (!terminal) return assets::failure(assets::ErrorId::OfficeRecordUnreadable, "terminal " + id);
  district.terminal = *terminal;
  return {};
}

}  // namespace

assets::Result<Districts> staffDistricts(Office& office, const std::string& password) {
  Districts districts;
  for (const domain::Region& region : office.policy().regions.districts()) {
    District& district = districts[region.code];
    auto intake = added(office, "intake-" + region.code, region.shortName + "受理", {"intake", "first_review"},
                        region.code, password);
    if (!intake) return tl::unexpected(intake.error());
    auto reviewer = added(office, "review-" + region.code, region.shortName + "复审", {"second_review", "approval"},
                          region.code, password);
    if (!reviewer) return tl::unexpected(reviewer.error());
    district.intake = std::move(*intake);
    district.reviewer = std::move(*reviewer);
    if (auto enrolled = enrolTerminal(office, region, district); !enrolled) return tl::unexpected(enrolled.error());
  }
  const domain::Region& city = office.policy().regions.city();
  auto all = added(office, "city", city.shortName + "市级", {"intake", "first_review", "second_review", "approval"},
                   city.code, password);
  if (!all) return tl::unexpected(all.error());
  auto auditor = added(office, "auditor", city.shortName + "审计", {"auditor"}, city.code, password);
  if (!auditor) return tl::unexpected(auditor.error());
  return districts;
}

}  // namespace kiosk::backoffice::prefecture
