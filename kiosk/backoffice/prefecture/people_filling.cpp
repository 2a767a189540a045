#include "kiosk/backoffice/prefecture/people_filling.h"

#include <algorithm>
#include <future>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <soci/soci.h>

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/certification/requests.h"
#include "kiosk/backoffice/certification/roll.h"
#include "kiosk/backoffice/people/person_store.h"
#include "kiosk/backoffice/prefecture/dice.h"
#include "kiosk/contract/packet.h"
#include "kiosk/domain/certification.h"
#include "kiosk/domain/dates.h"

namespace kiosk::backoffice::prefecture {
namespace {

constexpr std::uint64_t kSortedAtOnce = 4'000'000;  // 16 bytes each
constexpr std::size_t kRowsATransaction = 10'000;
constexpr std::uint64_t kUncertifiedAVisit = 20;
constexpr std::int64_t kBetweenVisitsMs = 50;
constexpr int kPensionAgeMen = 60;
constexpr int kPensionAgeWomen = 55;

/// Who comes where in the index.
struct Place {
  std::uint64_t hash = 0;  ///< the first 16 digits of the keyed hash
  std::uint64_t at = 0;
  friend bool operator<(const Place& a, const Place& b) { return a.hash < b.hash; }
};

Place placeOf(const Office& office, const Population& population, std::uint64_t at) {
  const std::string index = cases::numberIndex(office, population.numberOf(at));
  return {std::stoull(index.substr(0, 16), nullptr, 16), at};
}

people::SealedPerson personOf(const Office& office, const Population& population, const Caseload& caseload,
                              std::uint64_t at) {
  const Resident resident = population.resident(at);
  people::Person person;
  person.number = resident.person.number;
  person.name = resident.person.name;
  person.record.known = true;
  person.record.contact = resident.contact;
  if (const auto which = caseload.caseOf(at)) {
    person.record.injuries.push_back({caseload.injuryOf(*which), caseload.employerOf(*which)});
  }
  // Ids in the order of the people: beside the sorted hashes, these inserts stay together too.
  Dice dice(population.seed(), Purpose::Resident, at);
  return people::sealed(office, dice.uuid(caseload.fromMs() + static_cast<std::int64_t>(at / 1000)), person);
}

bool drawsPension(const Population& population, std::uint64_t at, const domain::Date& today) {
  const std::string number = population.numberOf(at);
  const bool male = (number[16] - '0') % 2 == 1;
  Dice dice(population.seed(), Purpose::Certification, at);
  return domain::ageOn(population.birthOf(at), today) >= (male ? kPensionAgeMen : kPensionAgeWomen) && dice.percent(85);
}

domain::CertificationWay drawWay(Dice& dice) {
  const std::uint32_t way = dice.below(100);
  if (way < 75) return domain::CertificationWay::Silent;
  return way < 95 ? domain::CertificationWay::Counter : domain::CertificationWay::HomeVisit;
}

assets::Result<certification::SealedPensioner> pensionerOf(const Office& office, const Population& population,
                                                           std::uint64_t at, const domain::Date& today) {
  const Resident resident = population.resident(at);
  Dice dice(population.seed(), Purpose::Certification, at);
  dice.next();  // whether there is a pension
  const std::int64_t nowMs = office.clock().nowMs();
  auto row = certification::sealed(office, dice.uuid(nowMs),
                                   {resident.person.number, resident.person.name, resident.district, {}});
  if (!dice.percent(90)) return row;
  certification::Record record;
  record.certifiedOn = domain::plusDays(today, -dice.between(1, 360));
  const auto dueBy = office.policy().certification.dueBy(*record.certifiedOn);
  if (!dueBy) return tl::unexpected(dueBy.error());
  record.dueBy = *dueBy;
  record.recordedMs = nowMs;
  record.id = dice.uuid(nowMs);
  record.requestUuid = record.id;
  record.numberIndex = row.numberIndex;
  record.way = drawWay(dice);
  record.state = certification::State::Certified;
  record.district = resident.district;
  row.certification = std::move(record);
  return row;
}

/// A relative stands at the terminal: nobody's face is compared.
assets::Result<void> bookVisit(Office& office, const Resident& resident, const District& district, std::uint64_t at) {
  contract::CertificationRequest request;
  request.kind = domain::CertificationKind::HomeVisit;
  request.person = resident.person;
  request.phone = resident.contact.emergencyPhone;
  request.requestedAtMs = office.clock().nowMs();
  request.face.outcome = domain::FaceCheck::Outcome::HandedToStaff;
  const std::string uuid = contract::newSubmissionId();
  const auto packet = contract::seal(
      request,
      {district.terminal.id, office.region(), uuid, request.requestedAtMs, office.folder().officeKeys().publicKey},
      district.terminalKeys);
  if (!packet) return tl::unexpected(packet.error());
  const auto intake = certification::takeIn(office, district.terminal, uuid,
                                            {reinterpret_cast<const char*>(packet->data()), packet->size()});
  if (!intake) return tl::unexpected(intake.error());
  if (intake->outcome == certification::Intake::Outcome::Recorded) return {};
  return assets::failure(assets::ErrorId::OfficeSettingRefused,
                         fmt::format("visit to resident {}: {}", at, intake->detail));
}

}  // namespace

assets::Result<void> fillPeople(Office& office, const Population& population, const Caseload& caseload,
                                crypto::Sha256& digest) {
  for (std::uint64_t first = 0; first < population.size(); first += kSortedAtOnce) {
    const std::uint64_t end = std::min(population.size(), first + kSortedAtOnce);
    std::vector<Place> places;
    places.reserve(end - first);
    for (std::uint64_t at = first; at < end; ++at) {
      places.push_back(placeOf(office, population, at));
      const Resident resident = population.resident(at);
      digest.add(fmt::format("person {} {} {}", resident.person.number, resident.person.name, resident.contact.phone));
    }
    std::sort(places.begin(), places.end());
    const auto prepared = [&](std::size_t from) {
      std::vector<people::SealedPerson> rows;
      for (std::size_t i = from; i < std::min(places.size(), from + kRowsATransaction); ++i)
        rows.push_back(personOf(office, population, caseload, places[i].at));
      return rows;
    };
    // While the writer writes one batch, the next is sealed.
    auto next = std::async(std::launch::async, prepared, std::size_t{0});
    for (std::size_t from = 0; from < places.size(); from += kRowsATransaction) {
      const std::vector<people::SealedPerson> rows = next.get();
      next = std::async(std::launch::async, prepared, from + kRowsATransaction);
      auto written = office.writer().write(
          [&](store::Transaction& transaction) { people::insertAll(transaction, rows, office.clock().nowMs()); });
      if (!written) return written;
    }
  }
  return {};
}

assets::Result<RollFigures> fillRoll(Office& office, Timeline& timeline, const Population& population,
                                     const Districts& districts, const domain::Date& today, crypto::Sha256& digest) {
  RollFigures figures;
  std::vector<std::uint64_t> homebound;
  std::uint64_t uncertified = 0;
  std::vector<certification::SealedPensioner> rows;
  const auto flush = [&]() -> assets::Result<void> {
    if (rows.empty()) return {};
    // Sorted for the same reason as people, a transaction at a time: the roll is a quarter of them.
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.numberIndex < b.numberIndex; });
    auto written = office.writer().write(
        [&](store::Transaction& transaction) { certification::insertAll(transaction, office, rows); });
    rows.clear();
    return written;
  };
  for (std::uint64_t at = 0; at < population.size(); ++at) {
    if (!drawsPension(population, at, today)) continue;
    auto row = pensionerOf(office, population, at, today);
    if (!row) return tl::unexpected(row.error());
    ++figures.pensioners;
    if (row->certification) {
      ++figures.certified;
    } else if (uncertified++ % kUncertifiedAVisit == 0) {
      homebound.push_back(at);
    }
    digest.add(fmt::format("pensioner {} {}", at,
                           row->certification ? domain::dateText(*row->certification->certifiedOn) : "none"));
    rows.push_back(std::move(*row));
    if (rows.size() < 4 * kRowsATransaction) continue;
    if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
  }
  if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
  for (const std::uint64_t at : homebound) {
    timeline.moveTo(office.clock().nowMs() + kBetweenVisitsMs);
    const Resident resident = population.resident(at);
    if (auto booked = bookVisit(office, resident, districts.at(resident.district), at); !booked) {
      return tl::unexpected(booked.error());
    }
    ++figures.visits;
  }
  return figures;
}

}  // namespace kiosk::backoffice::prefecture
