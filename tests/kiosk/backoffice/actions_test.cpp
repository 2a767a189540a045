#include <atomic>
#include <thread>

#include "kiosk/backoffice/cases/dossier.h"
#include "kiosk/backoffice/cases/notice_maker.h"
#include "kiosk/backoffice/store/audit.h"
#include "tests/kiosk/backoffice/case_walk.h"

namespace kiosk::backoffice::cases {
namespace {

using testing::CaseWalk;
using testing::day;

class Actions : public CaseWalk {};

TEST_F(Actions, WalkFromAcceptanceToTheNotice) {
  walkToNotice();
  const CaseRecord now = record();
  EXPECT_EQ(now.stage, domain::CaseStage::NoticeReady);
  EXPECT_EQ(now.version, 5);
  EXPECT_EQ(now.dueOn->day, day(2026, 12, 15)) << "15 days from the conclusion";
  const auto notices = papers();
  ASSERT_EQ(notices.size(), 2U);
  EXPECT_EQ(notices[0].kind, papers::FormKind::MaterialsComplete);
  EXPECT_EQ(notices[1].kind, papers::FormKind::Conclusion);
  EXPECT_EQ(notices[1].documentNumber, "济劳鉴〔2026〕00001号");
  const auto pdf = readPdf(*office_, notices[1]).value();
  EXPECT_EQ(std::string(pdf.begin(), pdf.begin() + 5), "%PDF-");
  const auto png = drawPage(*office_, notices[1], 1, 400).value();
  EXPECT_EQ(png[1], 'P');
  auto session = store::connect(office_->folder().database()).value();
  EXPECT_TRUE(store::audit(*session, office_->folder()).value().findings.empty());
}

TEST_F(Actions, WhoConfirmedMaterialsNeitherConcludesNorIssues) {
  ASSERT_EQ(act(li_, request(Action::ConfirmMaterials)).outcome, Outcome::Done);
  ASSERT_EQ(act(li_, scheduleOn(day(2026, 11, 30))).outcome, Outcome::Done);
  office_.advanceTo(day(2026, 11, 30));
  EXPECT_EQ(act(li_, concludeOn(day(2026, 11, 30))).outcome, Outcome::NotAllowed);
  ASSERT_EQ(act(wu_, concludeOn(day(2026, 11, 30))).outcome, Outcome::Done);
  EXPECT_EQ(act(li_, request(Action::IssueNotice)).outcome, Outcome::NotAllowed);
  EXPECT_EQ(papers().size(), 1U) << "a refused issue leaves no paper";
}

TEST_F(Actions, RolesAndDistrictsBind) {
  const auto clerk = office_.officer("clerk", {"intake"});
  const auto doctor = office_.officer("doctor", {"second_review"});
  const auto elsewhere = office_.officer("zou", {"intake"}, "370812");
  EXPECT_EQ(act(doctor, request(Action::ConfirmMaterials)).outcome, Outcome::NotAllowed);
  EXPECT_EQ(act(elsewhere, request(Action::ConfirmMaterials)).outcome, Outcome::NoSuchCase);
  EXPECT_EQ(act(clerk, request(Action::ConfirmMaterials)).outcome, Outcome::Done);
}

TEST_F(Actions, OldVersionIsStaleAndChangesNothing) {
  auto first = request(Action::ConfirmMaterials);
  auto second = first;
  second.action = Action::AskSupplement;
  second.missing = {{"medical_record", "缺检查报告"}};
  ASSERT_EQ(act(li_, first).outcome, Outcome::Done);
  EXPECT_EQ(act(wu_, second).outcome, Outcome::Stale);
  EXPECT_EQ(record().stage, domain::CaseStage::MaterialsComplete);
}

TEST_F(Actions, OfManyAtOnceExactlyOneWins) {
  const auto wanted = request(Action::ConfirmMaterials);
  std::atomic<int> done{0};
  std::atomic<int> late{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 6; ++t) {
    threads.emplace_back([&] {
      const auto result = cases::act(*office_, li_, caseId_, wanted);
      if (result && result->outcome == Outcome::Done) ++done;
      if (result && result->outcome == Outcome::Stale) ++late;
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  EXPECT_EQ(done.load(), 1);
  EXPECT_EQ(late.load(), 5);
  EXPECT_EQ(papers().size(), 1U);
  auto session = store::connect(office_->folder().database()).value();
  EXPECT_TRUE(store::audit(*session, office_->folder()).value().findings.empty());
}

TEST_F(Actions, SessionIsPublishedThreeToFiveWorkingDaysAhead) {
  ASSERT_EQ(act(li_, request(Action::ConfirmMaterials)).outcome, Outcome::Done);
  // From Tuesday 24 November: Friday 27 is the third working day, Tuesday 1 December the fifth.
  EXPECT_EQ(act(li_, scheduleOn(day(2026, 11, 26))).outcome, Outcome::NotValid);
  EXPECT_EQ(act(li_, scheduleOn(day(2026, 12, 2))).outcome, Outcome::NotValid);
  EXPECT_EQ(act(li_, scheduleOn(day(2026, 11, 28))).outcome, Outcome::NotValid) << "a Saturday";
  auto noPlace = scheduleOn(day(2026, 11, 27));
  noPlace.place.clear();
  EXPECT_EQ(act(li_, noPlace).outcome, Outcome::NotValid);
  EXPECT_EQ(act(li_, scheduleOn(day(2026, 11, 27))).outcome, Outcome::Done);
}

TEST_F(Actions, NothingIsConcludedBeforeTheSession) {
  ASSERT_EQ(act(li_, request(Action::ConfirmMaterials)).outcome, Outcome::Done);
  ASSERT_EQ(act(li_, scheduleOn(day(2026, 11, 30))).outcome, Outcome::Done);
  EXPECT_EQ(act(wu_, concludeOn(day(2026, 11, 24))).outcome, Outcome::NotValid) << "the session has not been held";
  office_.advanceTo(day(2026, 11, 30));
  EXPECT_EQ(act(wu_, concludeOn(day(2026, 11, 29))).outcome, Outcome::NotValid) << "dated before the session";
  EXPECT_EQ(act(wu_, concludeOn(day(2026, 12, 1))).outcome, Outcome::NotValid) << "dated tomorrow";
  auto noGrade = concludeOn(day(2026, 11, 30));
  noGrade.conclusion->grade = 11;
  EXPECT_EQ(act(wu_, noGrade).outcome, Outcome::NotValid);
  auto otherKind = concludeOn(day(2026, 11, 30));
  otherKind.conclusion->kind = domain::ApplicationKind::Relapse;
  EXPECT_EQ(act(wu_, otherKind).outcome, Outcome::NotValid);
  EXPECT_EQ(act(wu_, concludeOn(day(2026, 11, 30))).outcome, Outcome::Done);
}

TEST_F(Actions, SupplementNamesEverythingStopsTheClockAndStartsItAnew) {
  auto ask = request(Action::AskSupplement);
  EXPECT_EQ(act(li_, ask).outcome, Outcome::NotValid) << "nothing named";
  ask.missing = {{"no_such_paper", "x"}};
  EXPECT_EQ(act(li_, ask).outcome, Outcome::NotValid);
  ask.missing = {{"medical_record", "缺检查报告"}, {"diagnosis_certificate", "没有盖章"}};
  ASSERT_EQ(act(li_, ask).outcome, Outcome::Done);
  EXPECT_FALSE(record().dueOn) << "it is the citizen's turn";
  EXPECT_EQ(record().missing.size(), 2U);
  ASSERT_EQ(papers().size(), 1U);
  EXPECT_EQ(papers()[0].kind, papers::FormKind::Supplement);

  office_.advanceTo(day(2026, 11, 27));
  auto received = request(Action::ReceiveSupplement);
  EXPECT_EQ(act(li_, received).outcome, Outcome::NotValid) << "no page";
  received.pages = {{domain::MaterialKind::MedicalRecord, {0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3}}};
  ASSERT_EQ(act(li_, received).outcome, Outcome::Done);
  EXPECT_EQ(record().stage, domain::CaseStage::Accepted);
  EXPECT_TRUE(record().missing.empty());
  EXPECT_EQ(record().dueOn->day, day(2026, 12, 4));
  const auto lease = office_->readers().lease();
  const auto pages = supplementPages(*lease, office_->region(), caseId_);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(readSupplementPage(*office_, pages[0]).value().size(), 7U);
}

TEST_F(Actions, ExtensionIsGivenOnceAndMovesTheTerm) {
  ASSERT_EQ(act(li_, request(Action::ConfirmMaterials)).outcome, Outcome::Done);
  const domain::Date before = record().dueOn->day;
  auto extend = request(Action::ExtendConclusion);
  extend.reason = "伤情复杂";
  ASSERT_EQ(act(wu_, extend).outcome, Outcome::Done);
  EXPECT_EQ(std::chrono::sys_days(record().dueOn->day) - std::chrono::sys_days(before), std::chrono::days(30));
  extend.version = record().version;
  EXPECT_EQ(act(wu_, extend).outcome, Outcome::NotNow);
}

TEST_F(Actions, DossierIsWhatTheTerminalSealed) {
  const auto application = openDossier(*office_, record()).value();
  EXPECT_EQ(application, contract::samples::application());
  // A terminal that enrols again has a new key; what it sealed before stays readable.
  testing::enrolTerminal(*office_, "03");
  EXPECT_TRUE(openDossier(*office_, record()));
}

}  // namespace
}  // namespace kiosk::backoffice::cases
