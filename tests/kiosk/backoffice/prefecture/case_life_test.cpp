#include "kiosk/backoffice/prefecture/case_life.h"

#include <set>

#include <gtest/gtest.h>

#include "assets/directory.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/deadlines.h"
#include "kiosk/domain/policy_book.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"

namespace kiosk::backoffice::prefecture {
namespace {

using domain::CaseAction;

const domain::Date kToday = testing::day(2026, 11, 24);

class CaseLifeTest : public ::testing::Test {
 protected:
  domain::Date dayOf(const Step& step) { return domain::chinaDate(step.atMs); }

  domain::PolicyBook policy_ = domain::PolicyBook::load(assets::directory() / "policy").value();
  Population population_{7, 50'000, policy_.regions, kToday};
  Caseload caseload_{population_, policy_, eightOClock(kToday)};
};

TEST_F(CaseLifeTest, EveryStepKeepsTheLaw) {
  ASSERT_EQ(caseload_.size(), 2000U);
  std::set<CaseAction> seen;
  for (std::uint64_t which = 0; which < caseload_.size(); ++which) {
    SCOPED_TRACE(which);
    const Life life = caseload_.life(which).value();
    domain::Date started{};
    domain::Date complete{};
    std::optional<domain::Date> session;
    bool extended = false;
    domain::Date concluded{};
    for (std::size_t i = 0; i < life.steps.size(); ++i) {
      const Step& step = life.steps[i];
      seen.insert(step.action);
      EXPECT_TRUE(policy_.calendar.isWorkingDay(dayOf(step))) << domain::dateText(dayOf(step));
      EXPECT_GT(step.atMs, i > 0 ? life.steps[i - 1].atMs : 0);
      switch (step.action) {
        case CaseAction::Accept:
        case CaseAction::ReceiveSupplement:
          started = dayOf(step);
          break;
        case CaseAction::AskSupplement:
          EXPECT_FALSE(step.missing.empty());
          EXPECT_LE(dayOf(step), domain::supplementDueBy(policy_, started)->day);
          break;
        case CaseAction::ConfirmMaterials:
          complete = dayOf(step);
          EXPECT_LE(complete, domain::supplementDueBy(policy_, started)->day);
          break;
        case CaseAction::ExtendConclusion:
          extended = true;
          break;
        case CaseAction::Schedule:
        case CaseAction::Reschedule: {
          const auto window = domain::sessionWindow(policy_, dayOf(step)).value();
          EXPECT_TRUE(window.earliest.day <= *step.day && *step.day <= window.latest.day);
          EXPECT_TRUE(!session || dayOf(step) < *session) << "moved when it was over";
          session = step.day;
          break;
        }
        case CaseAction::RecordConclusion:
          concluded = dayOf(step);
          EXPECT_GE(concluded, *session);
          EXPECT_LE(concluded, domain::conclusionDueBy(policy_, complete, extended)->day);
          EXPECT_TRUE(domain::isComplete(*step.conclusion));
          break;
        case CaseAction::IssueNotice:
        case CaseAction::Deliver:
          EXPECT_LE(dayOf(step), domain::deliveryDueBy(policy_, concluded)->day);
          break;
        case CaseAction::DrawPanel:
        case CaseAction::ReplaceExpert:
        case CaseAction::NoteAbsence:
          ADD_FAILURE() << "made-up offices keep no expert pool, and everybody comes";
          break;
      }
    }
  }
  EXPECT_EQ(seen.size(), 10U) << "an action never happens";
}

TEST_F(CaseLifeTest, TheStateAfterEachStepIsDueByTheLaw) {
  const auto due = [](const assets::Result<domain::Deadline>& deadline) { return std::optional(deadline.value()); };
  std::set<domain::CaseStage> stages;
  for (std::uint64_t which = 0; which < 200; ++which) {
    SCOPED_TRACE(which);
    const Life life = caseload_.life(which).value();
    domain::Date complete{};
    std::optional<domain::Deadline> conclusion;
    for (std::size_t i = 0; i < life.steps.size(); ++i) {
      const Step& step = life.steps[i];
      const cases::CaseRecord record = stateAfter(life, i + 1, policy_).value();
      stages.insert(record.stage);
      EXPECT_EQ(record.version, static_cast<std::int64_t>(i) + 1);
      EXPECT_EQ(record.missing.empty(), step.action != CaseAction::AskSupplement);
      switch (step.action) {
        case CaseAction::Accept:
        case CaseAction::ReceiveSupplement:
          EXPECT_EQ(record.dueOn, due(domain::supplementDueBy(policy_, dayOf(step))));
          break;
        case CaseAction::AskSupplement:
        case CaseAction::Deliver:
          EXPECT_FALSE(record.dueOn);
          break;
        case CaseAction::ConfirmMaterials:
          complete = dayOf(step);
          conclusion = due(domain::conclusionDueBy(policy_, complete, false));
          EXPECT_EQ(record.dueOn, conclusion);
          break;
        case CaseAction::ExtendConclusion:
          conclusion = due(domain::conclusionDueBy(policy_, complete, true));
          EXPECT_EQ(record.dueOn, conclusion);
          break;
        case CaseAction::Schedule:
        case CaseAction::Reschedule:
          EXPECT_EQ(record.dueOn, conclusion);
          break;
        case CaseAction::RecordConclusion:
        case CaseAction::IssueNotice:
          EXPECT_EQ(record.dueOn, due(domain::deliveryDueBy(policy_, record.conclusion->concludedOn)));
          break;
        case CaseAction::DrawPanel:
        case CaseAction::ReplaceExpert:
        case CaseAction::NoteAbsence:
          ADD_FAILURE() << "made-up offices keep no expert pool, and everybody comes";
          break;
      }
    }
    EXPECT_EQ(stateAfter(life, life.steps.size(), policy_)->stage, domain::CaseStage::Delivered);
  }
  EXPECT_EQ(stages.size(), 7U);
}

TEST_F(CaseLifeTest, TenThousandPeopleHaveACaseAtEveryStage) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Population population(seed, 10'000, policy_.regions, kToday);
    const Caseload caseload(population, policy_, eightOClock(kToday));
    std::set<domain::CaseStage> stages;
    for (std::uint64_t which = 0; which < caseload.size(); ++which) {
      const Life life = caseload.life(which).value();
      stages.insert(stateAfter(life, stepsBy(life, caseload.untilMs()), policy_)->stage);
    }
    EXPECT_EQ(stages.size(), 7U) << "seed " << seed;
  }
}

TEST_F(CaseLifeTest, TheInjuredAreOfWorkingAgeAndHaveOneCaseEach) {
  std::set<std::uint64_t> residents;
  for (std::uint64_t which = 0; which < caseload_.size(); ++which) {
    const std::uint64_t resident = caseload_.life(which)->resident;
    EXPECT_TRUE(residents.insert(resident).second);
    EXPECT_EQ(caseload_.caseOf(resident), which);
    const int age = domain::ageOn(population_.birthOf(resident), kToday);
    EXPECT_TRUE(age >= 18 && age <= 64) << age;
  }
  std::size_t found = 0;
  for (std::uint64_t at = 0; at < population_.size(); ++at)
    found += caseload_.caseOf(at) ? 1U : 0U;
  EXPECT_EQ(found, residents.size());
}

TEST_F(CaseLifeTest, CasesAreAcceptedOneBehindTheOtherUntilToday) {
  for (std::uint64_t which = 1; which < caseload_.size(); ++which)
    EXPECT_LE(caseload_.acceptedMs(which - 1), caseload_.acceptedMs(which));
  EXPECT_GE(caseload_.acceptedMs(0), caseload_.fromMs());
  EXPECT_LT(caseload_.acceptedMs(caseload_.size() - 1), caseload_.untilMs());
}

}  // namespace
}  // namespace kiosk::backoffice::prefecture
