#pragma once

// One case walked by hand through an office on disk.

#include <gtest/gtest.h>
#include <soci/soci.h>

#include "kiosk/backoffice/cases/actions.h"
#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/cases/intake.h"
#include "kiosk/backoffice/cases/notice_record.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/backoffice/files.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::backoffice::testing {

class CaseWalk : public ::testing::Test {
 protected:
  using Outcome = cases::ActionResult::Outcome;
  using Action = domain::CaseAction;

  void SetUp() override {
    const std::string uuid = contract::newSubmissionId();
    const auto packet = sealedApplication(*office_, terminal_, uuid);
    const auto file = office_->folder().spool() / crypto::token(8);
    ASSERT_TRUE(writeDurably(file, packet));
    const api::SpooledBody body(file, crypto::sha256Hex(packet), packet.size());
    const auto intake = cases::takeIn(*office_, terminal_.kiosk, uuid, body);
    ASSERT_TRUE(intake) << intake.error().detail;
    ASSERT_EQ(intake->outcome, cases::Intake::Outcome::Accepted) << intake->detail;
    const auto lease = office_->readers().lease();
    caseId_ = cases::casesOfPerson(*lease, *office_, contract::samples::personLookup().number).at(0).id;
  }

  cases::CaseRecord record() {
    const auto lease = office_->readers().lease();
    return cases::findCase(*lease, *office_, caseId_).value();
  }
  std::vector<cases::NoticeRecord> papers() {
    const auto lease = office_->readers().lease();
    return cases::noticesOfCase(*lease, *office_, caseId_);
  }
  cases::ActionRequest request(Action action) {
    cases::ActionRequest wanted;
    wanted.action = action;
    wanted.version = record().version;
    return wanted;
  }
  cases::ActionResult act(const staff::Officer& officer, const cases::ActionRequest& wanted) {
    const auto result = cases::act(*office_, officer, caseId_, wanted);
    EXPECT_TRUE(result) << result.error().detail;
    return result.value_or(cases::ActionResult{});
  }
  cases::ActionRequest scheduleOn(const domain::Date& day) {
    auto wanted = request(Action::Schedule);
    wanted.day = day;
    wanted.time = "09:00";
    wanted.place = "鉴定中心二楼";
    return wanted;
  }
  cases::ActionRequest concludeOn(const domain::Date& day) {
    auto wanted = request(Action::RecordConclusion);
    domain::Conclusion conclusion;
    conclusion.kind = domain::ApplicationKind::DisabilityGrade;
    conclusion.grade = 9;
    conclusion.dependency = domain::Dependency::None;
    conclusion.concludedOn = day;
    conclusion.experts = 3;
    wanted.conclusion = conclusion;
    return wanted;
  }
  /// To a notice that waits to be collected: materials confirmed by li, concluded and issued by wu.
  void walkToNotice() {
    ASSERT_EQ(act(li_, request(Action::ConfirmMaterials)).outcome, Outcome::Done);
    ASSERT_EQ(act(li_, scheduleOn(day(2026, 11, 30))).outcome, Outcome::Done);
    office_.advanceTo(day(2026, 11, 30));
    ASSERT_EQ(act(wu_, concludeOn(day(2026, 11, 30))).outcome, Outcome::Done);
    ASSERT_EQ(act(wu_, request(Action::IssueNotice)).outcome, Outcome::Done);
  }

  OfficeOnDisk office_;
  EnrolledTerminal terminal_ = enrolTerminal(*office_, "03");
  staff::Officer li_ = office_.officer("li");
  staff::Officer wu_ = office_.officer("wu");
  std::string caseId_;
};

}  // namespace kiosk::backoffice::testing
