// How the cost of what officers and terminals wait for grows with the prefecture: made-up offices of 10^4, 10^5 and
// 10^6 people, the same questions to each.   growth_bench [LARGEST, up to 10000000]
//
// The last column is the cost beside that at 10^4 people; exit code 1 when one grows more than threefold. TMPDIR on a
// file system in memory takes the disk's fsync out of looking a person up.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <soci/soci.h>

#include "assets/directory.h"
#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/certification/record.h"
#include "kiosk/backoffice/certification/requests.h"
#include "kiosk/backoffice/people/person_store.h"
#include "kiosk/backoffice/prefecture/dice.h"
#include "kiosk/backoffice/prefecture/prefecture.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"

namespace {

using namespace kiosk::backoffice;
using Watch = std::chrono::steady_clock;

constexpr std::uint64_t kSmallest = 10'000;
constexpr std::uint64_t kUsualLargest = 1'000'000;
constexpr std::uint64_t kSeed = 7;
constexpr int kPage = 10;
constexpr std::uint32_t kAsked = 300;
constexpr double kFlat = 3.0;

const kiosk::domain::Date kToday = testing::day(2026, 11, 24);

/// Something to ask, `round` times with other people; how many rows came back.
struct Question {
  std::string name;
  std::function<std::size_t(std::uint32_t round)> ask;
};

template <class T>
T must(assets::Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "{}\n", result.error().detail);
  std::exit(1);
}

/// People with a case, and anybody, drawn anew for each office.
struct Samples {
  std::vector<kiosk::contract::PersonLookup> injured;
  std::vector<std::string> caseIds;
  std::vector<std::string> acceptanceNumbers;
  std::vector<kiosk::contract::PersonLookup> anybody;
};

Samples draw(const Office& office, std::uint64_t people) {
  const prefecture::Population population(kSeed, people, office.policy().regions, kToday);
  const prefecture::Caseload caseload(population, office.policy(), prefecture::eightOClock(kToday));
  prefecture::Dice dice(1, prefecture::Purpose::Identity, people);
  Samples samples;
  const auto lease = office.readers().lease();
  for (std::uint32_t i = 0; i < kAsked; ++i) {
    const auto injured = population.resident(must(caseload.life(dice.next() % caseload.size())).resident).person;
    samples.injured.push_back({injured.number, injured.name});
    const auto found = cases::casesOfPerson(*lease, office, injured.number);
    samples.caseIds.push_back(found.at(0).id);
    samples.acceptanceNumbers.push_back(found.at(0).acceptanceNumber);
    const auto any = population.resident(dice.next() % people).person;
    samples.anybody.push_back({any.number, any.name});
  }
  return samples;
}

std::vector<Question> questions(Office& office, const Samples& samples) {
  std::vector<std::string> everywhere{office.policy().regions.city().code};
  for (const auto& district : office.policy().regions.districts())
    everywhere.push_back(district.code);
  const auto page = [&office](const cases::QueueFilter& filter) {
    const auto lease = office.readers().lease();
    return cases::queue(*lease, office, filter);
  };
  cases::QueueFilter city;
  city.districts = everywhere;
  city.limit = kPage;
  cases::QueueFilter district = city;
  district.districts = {"370811"};
  const auto with = [](cases::QueueFilter filter, kiosk::domain::CaseStage stage) {
    filter.stage = stage;
    return filter;
  };
  const auto complete = kiosk::domain::CaseStage::MaterialsComplete;
  cases::QueueFilter relapses = city;
  relapses.kind = kiosk::domain::ApplicationKind::Relapse;
  // The page in the middle: the one that asks what cost the pages before have.
  cases::QueueFilter further = with(city, kiosk::domain::CaseStage::Delivered);
  further.after = "9999-12-31/" + samples.caseIds.front();
  const auto queue = [page](cases::QueueFilter filter) {
    return [page, filter](std::uint32_t) { return page(filter).size(); };
  };
  return {
      {"queue, region", queue(city)},
      {"queue, region, one stage", queue(with(city, complete))},
      {"queue, region, one kind", queue(relapses)},
      {"queue, region, a later page", queue(further)},
      {"queue, district", queue(district)},
      {"queue, district, one stage", queue(with(district, complete))},
      {"case by acceptance number",
       [page, city, &samples](std::uint32_t round) {
         cases::QueueFilter filter = city;
         filter.acceptanceNumber = samples.acceptanceNumbers[round];
         return page(filter).size();
       }},
      {"case by id",
       [&](std::uint32_t round) {
         const auto lease = office.readers().lease();
         return std::size_t{cases::findCase(*lease, office, samples.caseIds[round]).has_value()};
       }},
      {"cases of a person by ID number",
       [&](std::uint32_t round) {
         const auto lease = office.readers().lease();
         return cases::casesOfPerson(*lease, office, samples.injured[round].number).size();
       }},
      {"person by ID number, with the log's row",
       [&](std::uint32_t round) {
         return std::size_t{must(people::lookUp(office, samples.anybody[round], "kiosk:bench")).known};
       }},
      {"open certifications, region",
       [&](std::uint32_t) {
         const auto lease = office.readers().lease();
         return certification::openRecords(*lease, office.region(), {{}, 0, {}, kPage}).size();
       }},
      {"newest certification by ID number",
       [&](std::uint32_t round) {
         const auto lease = office.readers().lease();
         const auto index = cases::numberIndex(office, samples.anybody[round].number);
         return std::size_t{certification::newestCertified(*lease, office.region(), index).has_value()};
       }},
  };
}

struct Measured {
  double medianUs = 0;
  double rows = 0;  ///< on average
};

Measured measure(const Question& question) {
  std::vector<double> times;
  std::size_t rows = 0;
  for (std::uint32_t round = 0; round < kAsked; ++round) {
    const auto begin = Watch::now();
    rows += question.ask(round);
    times.push_back(std::chrono::duration<double, std::micro>(Watch::now() - begin).count());
  }
  std::sort(times.begin(), times.end());
  return {times[times.size() / 2], static_cast<double>(rows) / kAsked};
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t largest = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : kUsualLargest;
  if (largest < kSmallest || largest > prefecture::kMostPeople) {
    fmt::print(stderr, "growth_bench [LARGEST], {} to {}\n", kSmallest, prefecture::kMostPeople);
    return 2;
  }
  std::map<std::string, double> smallest;
  bool flat = true;
  for (std::uint64_t people = kSmallest; people <= largest; people *= 10) {
    const testing::TemporaryFolder folder;
    prefecture::Order order;
    order.data = folder.path() / "office";
    order.people = people;
    order.seed = kSeed;
    order.today = kToday;
    order.walked = 0;
    order.password = testing::kPassword;
    const auto figures = must(prefecture::make(order));
    fmt::print("people={} cases={} pensioners={} rows={} made_in_s={:.1f} rows_per_s={:.0f}\n", people,
               figures.cases.cases, figures.roll.pensioners, figures.rows, figures.seconds,
               static_cast<double>(figures.rows) / figures.seconds);
    auto office = must(Office::open(order.data, Clock::startingOn(testing::day(2026, 11, 25))));
    const Samples samples = draw(*office, people);
    for (const Question& question : questions(*office, samples)) {
      const Measured measured = measure(question);
      const double ratio = measured.medianUs / smallest.try_emplace(question.name, measured.medianUs).first->second;
      flat = flat && ratio <= kFlat;
      fmt::print("  {:<42} rows={:<5.1f} median_us={:<8.0f} ratio={:.2f}\n", question.name, measured.rows,
                 measured.medianUs, ratio);
    }
    std::fflush(stdout);
  }
  return flat ? 0 : 1;
}
