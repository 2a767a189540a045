#include "kiosk/domain/case_flow.h"

#include <algorithm>
#include <array>
#include <set>

#include <gmock/gmock.h>

#include "assets/error_id.h"
#include "kiosk/domain/conclusion.h"
#include "kiosk/domain/receipt_content.h"
#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

using assets::ErrorId;
using testing::ElementsAre;

/// A case that remembers.
struct Walk {
  std::optional<CaseStage> stage;
  std::vector<PastAction> history;

  assets::Result<CaseStage> attempt(CaseAction action, const char* actor, CaseRole role,
                                    std::vector<CaseFact> facts = {}) {
    auto next = nextStage({action, stage, actor, {role}, std::move(facts), history});
    if (next) {
      stage = *next;
      history.push_back({action, actor});
    }
    return next;
  }
  ErrorId refused(CaseAction action, const char* actor, CaseRole role, std::vector<CaseFact> facts = {}) {
    const auto next = attempt(action, actor, role, std::move(facts));
    EXPECT_FALSE(next);
    return next ? ErrorId{} : next.error().id;
  }
};

TEST(CaseFlow, RunsFromCardToDeliveredNotice) {
  Walk walk;
  using A = CaseAction;
  using F = CaseFact;
  using R = CaseRole;
  ASSERT_TRUE(walk.attempt(A::Accept, "office", R::System));
  ASSERT_TRUE(walk.attempt(A::AskSupplement, "li", R::Intake, {F::MissingListed}));
  ASSERT_TRUE(walk.attempt(A::ReceiveSupplement, "jn-rc-03", R::Kiosk, {F::SupplementPages}));
  EXPECT_EQ(walk.stage, CaseStage::Accepted);
  ASSERT_TRUE(walk.attempt(A::ConfirmMaterials, "li", R::Intake));
  ASSERT_TRUE(walk.attempt(A::ExtendConclusion, "wang", R::SecondReview, {F::ReasonGiven}));
  ASSERT_TRUE(walk.attempt(A::Schedule, "li", R::Intake, {F::SessionTimePlace}));
  ASSERT_TRUE(walk.attempt(A::Reschedule, "li", R::Intake, {F::SessionTimePlace, F::ReasonGiven}));
  ASSERT_TRUE(walk.attempt(A::RecordConclusion, "wang", R::SecondReview,
                           {F::SessionHeld, F::ConclusionComplete, F::PanelDrawn, F::OpinionsGiven}));
  ASSERT_TRUE(walk.attempt(A::IssueNotice, "wang", R::SecondReview, {F::DocumentNumber, F::NoticeRendered}));
  ASSERT_TRUE(walk.attempt(A::Deliver, "jn-rc-03", R::Kiosk, {F::ReceiptSigned}));
  EXPECT_EQ(walk.stage, CaseStage::Delivered);
}

TEST(CaseFlow, RefusesByStageRolePersonAndFact) {
  Walk walk;
  using A = CaseAction;
  using F = CaseFact;
  using R = CaseRole;
  EXPECT_EQ(walk.refused(A::ConfirmMaterials, "li", R::Intake), ErrorId::CaseActionNotNow);
  ASSERT_TRUE(walk.attempt(A::Accept, "office", R::System));
  EXPECT_EQ(walk.refused(A::Accept, "office", R::System), ErrorId::CaseActionNotNow);
  EXPECT_EQ(walk.refused(A::ConfirmMaterials, "wang", R::Approval), ErrorId::CaseActionNotYours);
  EXPECT_EQ(walk.refused(A::AskSupplement, "li", R::Intake), ErrorId::CaseFactMissing);
  ASSERT_TRUE(walk.attempt(A::ConfirmMaterials, "li", R::Intake));
  ASSERT_TRUE(walk.attempt(A::Schedule, "li", R::Intake, {F::SessionTimePlace}));
  ASSERT_TRUE(walk.attempt(A::ExtendConclusion, "wang", R::SecondReview, {F::ReasonGiven}));
  EXPECT_EQ(walk.refused(A::ExtendConclusion, "wang", R::SecondReview, {F::ReasonGiven}), ErrorId::CaseActionNotNow);
  // Who took the papers in may not conclude, whatever else they are.
  EXPECT_EQ(walk.refused(A::RecordConclusion, "li", R::SecondReview,
                         {F::SessionHeld, F::ConclusionComplete, F::PanelDrawn, F::OpinionsGiven}),
            ErrorId::CaseSamePerson);
  EXPECT_EQ(walk.refused(A::RecordConclusion, "wang", R::SecondReview,
                         {F::ConclusionComplete, F::PanelDrawn, F::OpinionsGiven}),
            ErrorId::CaseFactMissing);
  ASSERT_TRUE(walk.attempt(A::RecordConclusion, "wang", R::SecondReview,
                           {F::SessionHeld, F::ConclusionComplete, F::PanelDrawn, F::OpinionsGiven}));
  EXPECT_EQ(walk.refused(A::IssueNotice, "li", R::Approval, {F::DocumentNumber, F::NoticeRendered}),
            ErrorId::CaseSamePerson);
}

TEST(CaseFlow, EveryTripleOfActionStageAndRoleFollowsTheTable) {
  const std::set<std::tuple<int, int, int>> allowed = [] {
    std::set<std::tuple<int, int, int>> rows;
    for (const CaseTransition& row : caseTransitions()) {
      for (const CaseRole role : row.roles) {
        rows.insert(
            {static_cast<int>(row.action), row.from ? static_cast<int>(*row.from) : -1, static_cast<int>(role)});
      }
    }
    return rows;
  }();
  std::vector<CaseFact> facts;
  for (int fact = 0; fact <= static_cast<int>(CaseFact::ReceiptSigned); ++fact)
    facts.push_back(static_cast<CaseFact>(fact));
  int taken = 0;
  for (int action = 0; action <= static_cast<int>(CaseAction::Deliver); ++action) {
    for (int stage = -1; stage <= static_cast<int>(CaseStage::Delivered); ++stage) {
      for (int role = 0; role <= static_cast<int>(CaseRole::Approval); ++role) {
        CaseAttempt attempt;
        attempt.action = static_cast<CaseAction>(action);
        if (stage >= 0) attempt.stage = static_cast<CaseStage>(stage);
        attempt.roles = {static_cast<CaseRole>(role)};
        attempt.facts = facts;
        const bool may = nextStage(attempt).has_value();
        ASSERT_EQ(may, allowed.count({action, stage, role}) != 0) << action << " " << stage << " " << role;
        const auto offered = actionsFor(attempt.stage, attempt.roles);
        ASSERT_EQ(may, std::find(offered.begin(), offered.end(), attempt.action) != offered.end());
        taken += may ? 1 : 0;
      }
    }
  }
  EXPECT_EQ(taken, 25);
}

TEST(CaseFlow, NoCasePassesThroughOnePerson) {
  // An officer with every role tries everything in every order the table offers: the case must stop before the notice.
  Walk walk;
  const std::vector<CaseRole> roles = {CaseRole::System, CaseRole::Intake, CaseRole::FirstReview,
                                       CaseRole::SecondReview, CaseRole::Approval};
  std::vector<CaseFact> facts;
  for (int fact = 0; fact <= static_cast<int>(CaseFact::ReceiptSigned); ++fact)
    facts.push_back(static_cast<CaseFact>(fact));
  bool moved = true;
  while (moved) {
    moved = false;
    for (const CaseAction action : actionsFor(walk.stage, roles)) {
      constexpr std::array kRoundForEver = {CaseAction::Reschedule, CaseAction::AskSupplement,
                                            CaseAction::ReplaceExpert, CaseAction::NoteAbsence};
      if (std::find(kRoundForEver.begin(), kRoundForEver.end(), action) != kRoundForEver.end()) continue;
      const auto next = nextStage({action, walk.stage, "li", roles, facts, walk.history});
      if (!next) continue;
      walk.history.push_back({action, "li"});
      walk.stage = *next;
      moved = true;
    }
  }
  EXPECT_EQ(walk.stage, CaseStage::Scheduled);
}

TEST(CaseFlow, NamesGoThereAndBack) {
  for (int i = 0; i <= static_cast<int>(CaseStage::Delivered); ++i) {
    EXPECT_EQ(caseStageOf(wireName(static_cast<CaseStage>(i))), static_cast<CaseStage>(i));
  }
  for (int i = 0; i <= static_cast<int>(CaseAction::Deliver); ++i) {
    EXPECT_EQ(caseActionOf(wireName(static_cast<CaseAction>(i))), static_cast<CaseAction>(i));
  }
  for (int i = 0; i <= static_cast<int>(CaseRole::Approval); ++i) {
    EXPECT_EQ(caseRoleOf(wireName(static_cast<CaseRole>(i))), static_cast<CaseRole>(i));
  }
  EXPECT_EQ(caseStageOf("finished"), std::nullopt);
}

TEST(Conclusions, NeedWhatTheirKindNeeds) {
  Conclusion conclusion;
  conclusion.concludedOn = on(2026, 12, 8);
  conclusion.experts = 5;
  EXPECT_TRUE(isComplete(conclusion));
  conclusion.grade = 11;
  EXPECT_FALSE(isComplete(conclusion));
  conclusion.grade = 9;
  conclusion.experts = 4;
  EXPECT_FALSE(isComplete(conclusion));
  conclusion.experts = 3;
  conclusion.kind = ApplicationKind::Relapse;
  EXPECT_FALSE(isComplete(conclusion));
  conclusion.relapse = false;
  EXPECT_TRUE(isComplete(conclusion));
  conclusion.concludedOn = Date{};
  EXPECT_FALSE(isComplete(conclusion));
}

AcceptedReceipt accepted() {
  AcceptedReceipt receipt;
  receipt.hallName = "济宁市人社服务大厅";
  receipt.kioskId = "jn-rc-03";
  receipt.person = {"孔令\U0002CB5A", "370811197903121224", "2", "01", on(1979, 3, 12), ""};
  receipt.pages = 14;
  receipt.acceptanceNumber = "3708112600137";
  receipt.acceptedAtMs = 1795485480000;
  receipt.supplementDueBy = {on(2026, 12, 1), false};
  receipt.conclusionDueBy = {on(2027, 1, 23), true};
  receipt.deliveryDays = 15;
  return receipt;
}

std::string whole(const std::vector<ReceiptLine>& lines) {
  std::string text;
  for (const ReceiptLine& line : lines)
    text += line.text + "\n";
  return text;
}

TEST(Receipts, SayNumberAndDatesAndNoFullName) {
  const auto lines = receiptLines(accepted(), assets::Language::Chinese);
  const std::string text = whole(lines);
  for (const char* part : {"受理回执", "370811 26 00137", "孔**", "3708**********1224", "14 页", "2026-11-24 09:58",
                           "2026年12月1日", "2027年1月23日*", "15 天", "可能顺延", "jn-rc-03"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(text.find("\U0002CB5A"), std::string::npos);
  EXPECT_EQ(text.find("370811197903121224"), std::string::npos);
  EXPECT_EQ(text.find('{'), std::string::npos);
  const auto qr =
      std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line.style == ReceiptLine::Style::Qr; });
  ASSERT_NE(qr, lines.end());
  EXPECT_EQ(qr->text, "3708112600137");
}

TEST(Receipts, WithoutTheOfficeNoNumberIsPromised) {
  WaitingReceipt receipt;
  receipt.person = accepted().person;
  receipt.submissionId = "0b0f3c52-61d6-4c6f-9d5e-2f7f5a3f9c11";
  const std::string text = whole(receiptLines(receipt, assets::Language::Chinese));
  EXPECT_NE(text.find("已接收，待受理"), std::string::npos);
  EXPECT_NE(text.find(receipt.submissionId), std::string::npos);
  EXPECT_EQ(text.find("受理回执"), std::string::npos);
  EXPECT_EQ(text.find("受理时间"), std::string::npos);
  EXPECT_EQ(text.find('{'), std::string::npos);
}

TEST(Receipts, OfACollectedNoticeCarryTheLastDayToAppealInBothLanguages) {
  DeliveredReceipt receipt;
  receipt.person = accepted().person;
  receipt.noticeTitle = "劳动能力鉴定结论通知书";
  receipt.documentNumber = "济劳鉴〔2026〕01846号";
  receipt.deliveredAtMs = 1795485480000;
  receipt.appealBy = Deadline{on(2026, 12, 9), false};
  EXPECT_NE(whole(receiptLines(receipt, assets::Language::Chinese)).find("2026年12月9日申请再次鉴定"),
            std::string::npos);
  const std::string english = whole(receiptLines(receipt, assets::Language::English));
  EXPECT_NE(english.find("re-assessment by 2026-12-09"), std::string::npos);
  EXPECT_EQ(english.find('{'), std::string::npos);
}

}  // namespace
}  // namespace kiosk::domain
