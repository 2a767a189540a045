#include "kiosk/backoffice/prefecture/prefecture.h"

#include <memory>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <soci/soci.h>
#include <sodium.h>

#include "kiosk/backoffice/cases/dossier.h"
#include "kiosk/backoffice/certification/record.h"
#include "kiosk/backoffice/institutions/institution_store.h"
#include "kiosk/backoffice/people/person_store.h"
#include "kiosk/backoffice/store/audit.h"
#include "kiosk/domain/validation.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"

namespace kiosk::backoffice::prefecture {
namespace {

const domain::Date kToday = testing::day(2026, 11, 24);
constexpr std::uint64_t kPeople = 500;
constexpr std::uint64_t kCases = kPeople / 25;

/// A prefecture on disk, and its office a day later.
struct Made {
  testing::TemporaryFolder folder;
  Figures figures;
  std::unique_ptr<Office> office;

  explicit Made(std::uint64_t people, std::uint64_t walked, std::uint64_t seed = 7) {
    Order order;
    order.data = folder.path() / "office";
    order.people = people;
    order.seed = seed;
    order.today = kToday;
    order.walked = walked;
    order.password = testing::kPassword;
    auto made = make(order);
    if (!made) throw std::runtime_error(made.error().detail);
    figures = *made;
    const std::int64_t nextDay = eightOClock(testing::day(2026, 11, 25));
    office = Office::open(order.data, Clock([nextDay] { return nextDay; }, 0), 2).value();
  }
};

class PrefectureTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    ASSERT_GE(sodium_init(), 0);
    walked_ = std::make_unique<Made>(kPeople, kCases);
    rows_ = std::make_unique<Made>(kPeople, 3);
  }
  static void TearDownTestSuite() {
    walked_.reset();
    rows_.reset();
  }

  static std::vector<cases::CaseRecord> casesOf(const Made& made) {
    cases::QueueFilter filter;
    filter.districts = {made.office->policy().regions.city().code};
    for (const auto& district : made.office->policy().regions.districts())
      filter.districts.push_back(district.code);
    filter.limit = 1000;
    const auto lease = made.office->readers().lease();
    auto records = cases::queue(*lease, *made.office, filter);
    std::sort(records.begin(), records.end(),
              [](const auto& a, const auto& b) { return a.acceptanceNumber < b.acceptanceNumber; });
    return records;
  }

  static long long count(const Made& made, const std::string& query) {
    const auto lease = made.office->readers().lease();
    long long rows = 0;
    *lease << query, soci::into(rows);
    return rows;
  }

  /// Who did what when, as the log has it.
  static std::vector<std::string> deeds(const Made& made, const std::string& caseId) {
    const auto lease = made.office->readers().lease();
    std::vector<std::string> lines;
    for (const auto& event : store::eventsOf(*lease, made.office->region(), caseId)) {
      auto body = nlohmann::json::parse(event.body);
      for (const char* ofWalked : {"packet_sha256", "notice", "receipt_sha256", "pages", "version"})
        body.erase(ofWalked);
      lines.push_back(std::to_string(event.atMs) + " " + event.actor + " " + event.kind + " " + body.dump());
    }
    return lines;
  }

  static std::unique_ptr<Made> walked_;
  static std::unique_ptr<Made> rows_;
};
std::unique_ptr<Made> PrefectureTest::walked_;
std::unique_ptr<Made> PrefectureTest::rows_;

TEST_F(PrefectureTest, TheAuditFindsNothing) {
  for (const auto* made : {walked_.get(), rows_.get()}) {
    const auto lease = made->office->readers().lease();
    const auto report = store::audit(*lease, made->office->folder());
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->findings, std::vector<std::string>{});
    EXPECT_EQ(report->cases, static_cast<std::int64_t>(kCases));
    EXPECT_EQ(report->submissions, report->cases);
    EXPECT_GT(report->notices, 0);
  }
}

TEST_F(PrefectureTest, WhatPointsSomewhereFindsIt) {
  const std::vector<std::string> orphans = {
      "submission WHERE case_id NOT IN (SELECT case_id FROM assessment_case)",
      "submission WHERE kiosk_id NOT IN (SELECT kiosk_id FROM kiosk)",
      "assessment_case WHERE submission_uuid NOT IN (SELECT submission_uuid FROM submission)",
      "assessment_case WHERE number_index NOT IN (SELECT number_index FROM person)",
      "assessment_session WHERE case_id NOT IN (SELECT case_id FROM assessment_case)",
      "supplement_page WHERE case_id NOT IN (SELECT case_id FROM assessment_case)",
      "notice WHERE case_id NOT IN (SELECT case_id FROM assessment_case)",
      "delivery_receipt WHERE notice_id NOT IN (SELECT notice_id FROM notice)",
      "pensioner WHERE number_index NOT IN (SELECT number_index FROM person)",
      "certification WHERE kiosk_id <> '' AND kiosk_id NOT IN (SELECT kiosk_id FROM kiosk)",
      "certification WHERE number_index NOT IN (SELECT number_index FROM pensioner)",
      "event WHERE kind LIKE 'case.%' AND subject NOT IN (SELECT case_id FROM assessment_case)"};
  for (const auto* made : {walked_.get(), rows_.get()}) {
    for (const std::string& orphan : orphans)
      EXPECT_EQ(count(*made, "SELECT COUNT(*) FROM " + orphan), 0) << orphan;
    EXPECT_EQ(count(*made, "SELECT COUNT(*) FROM event a, event b WHERE b.seq = a.seq + 1 AND b.at_ms < a.at_ms"), 0)
        << "the log runs backwards";
    EXPECT_EQ(count(*made, "SELECT COUNT(*) FROM person"), static_cast<long long>(kPeople));
    EXPECT_EQ(count(*made, "SELECT COUNT(*) FROM pensioner"), static_cast<long long>(made->figures.roll.pensioners));
  }
}

TEST_F(PrefectureTest, CasesWrittenAsRowsStandWhereWalkedOnesStand) {
  const auto walked = casesOf(*walked_);
  const auto rows = casesOf(*rows_);
  ASSERT_EQ(walked.size(), kCases);
  ASSERT_EQ(rows.size(), kCases);
  for (std::size_t i = 0; i < walked.size(); ++i) {
    SCOPED_TRACE(walked[i].acceptanceNumber);
    EXPECT_EQ(walked[i].acceptanceNumber, rows[i].acceptanceNumber);
    EXPECT_EQ(walked[i].stage, rows[i].stage);
    EXPECT_EQ(walked[i].version, rows[i].version);
    EXPECT_EQ(walked[i].dueOn, rows[i].dueOn);
    EXPECT_EQ(walked[i].completedOn, rows[i].completedOn);
    EXPECT_EQ(walked[i].extended, rows[i].extended);
    EXPECT_EQ(walked[i].conclusion, rows[i].conclusion);
    EXPECT_EQ(walked[i].number, rows[i].number);
    EXPECT_EQ(walked[i].acceptedMs, rows[i].acceptedMs);
    EXPECT_EQ(walked[i].missing.size(), rows[i].missing.size());
    EXPECT_EQ(deeds(*walked_, walked[i].id), deeds(*rows_, rows[i].id));
  }
}

TEST_F(PrefectureTest, EveryDossierOpensAndIsValid) {
  for (const auto& record : casesOf(*rows_)) {
    const auto application = cases::openDossier(*rows_->office, record);
    ASSERT_TRUE(application) << application.error().detail;
    EXPECT_EQ(application->person.number, record.number);
    EXPECT_TRUE(domain::findingsOf(*application, rows_->office->policy(), kToday).empty());
  }
}

TEST_F(PrefectureTest, PeopleAreFoundWithTheirInjuries) {
  const Population population(7, kPeople, rows_->office->policy().regions, kToday);
  const Caseload caseload(population, rows_->office->policy(), eightOClock(kToday));
  std::size_t injured = 0;
  for (std::uint64_t at = 0; at < 100; ++at) {
    const auto person = population.resident(at).person;
    const auto record = people::lookUp(*rows_->office, {person.number, person.name}, "kiosk:test");
    ASSERT_TRUE(record) << record.error().detail;
    EXPECT_TRUE(record->known);
    EXPECT_EQ(record->injuries.size(), caseload.caseOf(at) ? 1U : 0U);
    injured += record->injuries.size();
  }
  EXPECT_EQ(injured, 4U);
}

TEST_F(PrefectureTest, PensionersAreDueAndCertified) {
  EXPECT_GT(rows_->figures.roll.pensioners, kPeople / 5);
  EXPECT_LT(rows_->figures.roll.pensioners, kPeople / 2);
  EXPECT_EQ(count(*rows_, "SELECT COUNT(*) FROM certification WHERE state = 'certified' AND due_by >= '2026-11-19'"),
            static_cast<long long>(rows_->figures.roll.certified));
  EXPECT_LT(rows_->figures.roll.certified, rows_->figures.roll.pensioners);
  EXPECT_GT(rows_->figures.roll.visits, 0U);
  const auto lease = rows_->office->readers().lease();
  const auto open = certification::openRecords(*lease, rows_->office->region(), {});
  ASSERT_EQ(open.size(), rows_->figures.roll.visits);
  EXPECT_EQ(open.front().state, certification::State::VisitBooked);
}

TEST_F(PrefectureTest, TheInstitutionsAreThere) {
  const auto lease = rows_->office->readers().lease();
  EXPECT_EQ(institutions::allInstitutions(*lease, rows_->office->region()).size(), 99U);
}

TEST_F(PrefectureTest, ACaseIsFoundByItsAcceptanceNumberOnlyWhereItMayBeSeen) {
  const auto wanted = casesOf(*rows_).front();
  cases::QueueFilter filter;
  filter.acceptanceNumber = wanted.acceptanceNumber;
  filter.districts = {wanted.district};
  const auto lease = rows_->office->readers().lease();
  const auto found = cases::queue(*lease, *rows_->office, filter);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().id, wanted.id);
  filter.districts = {wanted.district == "370811" ? "370812" : "370811"};
  EXPECT_TRUE(cases::queue(*lease, *rows_->office, filter).empty());
}

TEST_F(PrefectureTest, QueuePagesFollowOneAnotherWithoutGapOrRepetition) {
  const auto all = casesOf(*rows_);
  for (const bool everywhere : {true, false}) {
    cases::QueueFilter filter;
    filter.districts = {"370811"};
    if (everywhere) {
      filter.districts = {rows_->office->policy().regions.city().code};
      for (const auto& district : rows_->office->policy().regions.districts())
        filter.districts.push_back(district.code);
    }
    filter.limit = 3;
    std::set<std::string> seen;
    std::string last;
    while (true) {
      const auto lease = rows_->office->readers().lease();
      const auto page = cases::queue(*lease, *rows_->office, filter);
      for (const auto& record : page) {
        EXPECT_TRUE(seen.insert(record.id).second);
        EXPECT_LT(last, cases::queuePosition(record));
        last = cases::queuePosition(record);
      }
      if (page.size() < 3) break;
      filter.after = last;
    }
    const auto expected = std::count_if(all.begin(), all.end(),
                                        [&](const auto& record) { return everywhere || record.district == "370811"; });
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(expected));
  }
}

TEST_F(PrefectureTest, TheSeedDecidesWhatIsMade) {
  EXPECT_EQ(walked_->figures.digest, rows_->figures.digest);
  EXPECT_NE(Made(kPeople, 0, 8).figures.digest, rows_->figures.digest);
}

TEST_F(PrefectureTest, AFolderThatHoldsAnOfficeIsLeftAlone) {
  Order order;
  order.data = rows_->office->folder().database().parent_path();
  order.people = 10;
  order.today = kToday;
  order.password = testing::kPassword;
  const auto refused = make(order);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, assets::ErrorId::OfficeFolderUnusable);
  order.data = rows_->folder.path() / "new";
  order.people = kMostPeople + 1;
  EXPECT_EQ(make(order).error().id, assets::ErrorId::OfficeSettingRefused);
  EXPECT_FALSE(std::filesystem::exists(order.data));
}

}  // namespace
}  // namespace kiosk::backoffice::prefecture
