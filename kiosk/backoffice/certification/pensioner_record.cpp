#include "kiosk/backoffice/certification/pensioner_record.h"

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/domain/dates.h"

namespace kiosk::backoffice::certification {
namespace {

std::string place(const char* column, const std::string& index) {
  return std::string("pensioner.") + column + "/" + index;
}

std::string opened(const Office& office, const std::string& sealed, const char* column, const std::string& index) {
  auto text = office.cipher().open(sealed, place(column, index));
  if (!text) throw cases::RecordUnreadable(place(column, index));
  return std::move(*text);
}

std::string dayText(const std::optional<domain::Date>& day) {
  return day ? domain::dateText(*day) : std::string();
}

}  // namespace

std::optional<PensionerRecord> findPensioner(soci::session& sql, const Office& office, const std::string& number) {
  const std::string index = cases::numberIndex(office, number);
  std::string name;
  std::string phone;
  PensionerRecord record;
  std::string way;
  std::string certifiedOn;
  std::string dueBy;
  std::string visitBy;
  sql << "SELECT name_sealed, phone_sealed, agency, last_way, last_certified_on, due_by, visit_by FROM pensioner WHERE "
         "region_code = :region AND number_index = :number",
      soci::use(office.region()), soci::use(index), soci::into(name), soci::into(phone), soci::into(record.agency),
      soci::into(way), soci::into(certifiedOn), soci::into(dueBy), soci::into(visitBy);
  if (!sql.got_data()) return std::nullopt;
  record.number = number;
  record.name = opened(office, name, "name", index);
  record.phone = opened(office, phone, "phone", index);
  const auto knownWay = domain::certificationWayOf(way);
  const auto day = domain::parseDate(certifiedOn);
  if (knownWay && day) record.last = contract::LastCertification{*knownWay, *day};
  record.dueBy = domain::parseDate(dueBy);
  record.visitBy = domain::parseDate(visitBy);
  return record;
}

void putPensioner(const store::Transaction& transaction, const Office& office, const PensionerRecord& record) {
  soci::session& sql = transaction.sql();
  const std::string index = cases::numberIndex(office, record.number);
  const std::string number = office.cipher().seal(record.number, place("number", index));
  const std::string name = office.cipher().seal(record.name, place("name", index));
  const std::string phone = office.cipher().seal(record.phone, place("phone", index));
  const std::string way(record.last ? domain::wireName(record.last->way) : std::string_view());
  const std::string certifiedOn = record.last ? domain::dateText(record.last->certifiedOn) : std::string();
  const std::string dueBy = dayText(record.dueBy);
  const std::string visitBy = dayText(record.visitBy);
  const long long now = office.clock().nowMs();
  sql << "DELETE FROM pensioner WHERE region_code = :region AND number_index = :number",
      soci::use(transaction.region()), soci::use(index);
  sql << "INSERT INTO pensioner (region_code, number_index, number_sealed, name_sealed, phone_sealed, agency, "
         "last_way, "
         "last_certified_on, due_by, visit_by, updated_ms) VALUES (:region, :index, :number, :name, :phone, :agency, "
         ":way, :certified, :due, :visit, :now)",
      soci::use(transaction.region()), soci::use(index), soci::use(number), soci::use(name), soci::use(phone),
      soci::use(record.agency), soci::use(way), soci::use(certifiedOn), soci::use(dueBy), soci::use(visitBy),
      soci::use(now);
}

void addCertification(const store::Transaction& transaction, const Office& office, PensionerRecord& record,
                      const contract::LastCertification& success, const std::string& requestUuid) {
  const long long now = office.clock().nowMs();
  const std::string id = crypto::uuid(now);
  const std::string index = cases::numberIndex(office, record.number);
  const std::string way(domain::wireName(success.way));
  const std::string certifiedOn = domain::dateText(success.certifiedOn);
  transaction.sql() << "INSERT INTO certification (region_code, certification_id, number_index, way, certified_on, "
                       "agency, request_uuid, recorded_ms) VALUES (:region, :id, :number, :way, :certified, :agency, "
                       ":request, :now)",
      soci::use(transaction.region()), soci::use(id), soci::use(index), soci::use(way), soci::use(certifiedOn),
      soci::use(record.agency), soci::use(requestUuid), soci::use(now);
  record.visitBy.reset();
  // One that waited on a terminal may be older than what a match of records has brought meanwhile.
  if (!record.last || record.last->certifiedOn <= success.certifiedOn) {
    record.last = success;
    const auto& rule = office.policy().certification.inForce(success.certifiedOn);
    record.dueBy = domain::nextCertificationBy(rule, success.certifiedOn);
  }
}

}  // namespace kiosk::backoffice::certification
