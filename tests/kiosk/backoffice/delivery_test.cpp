#include "kiosk/backoffice/cases/delivery.h"

#include "kiosk/backoffice/cases/citizen_view.h"
#include "kiosk/backoffice/store/audit.h"
#include "kiosk/contract/codec.h"
#include "tests/kiosk/backoffice/case_walk.h"

namespace kiosk::backoffice::cases {
namespace {

using testing::CaseWalk;
using testing::day;
using Delivered = Delivery::Outcome;

class DeliveryTest : public CaseWalk {
 protected:
  void SetUp() override {
    CaseWalk::SetUp();
    walkToNotice();
    notice_ = papers().back();
    receipt_ = contract::samples::deliveryReceipt();
    receipt_.noticeId = notice_.id;
    receipt_.pdfSha256 = notice_.pdfSha256;
  }
  Delivery hand(const std::string& uuid) {
    const auto delivery = deliver(*office_, terminal_.kiosk, notice_.id, uuid, receipt_);
    EXPECT_TRUE(delivery) << delivery.error().detail;
    return delivery.value_or(Delivery{});
  }
  contract::NoticeSummary listed() { return noticesFor(*office_, contract::samples::personLookup()).value().at(0); }

  NoticeRecord notice_;
  contract::DeliveryReceipt receipt_;
  std::string uuid_ = contract::newSubmissionId();
};

TEST_F(DeliveryTest, RecordsOnceAndAnswersTheSameAgain) {
  EXPECT_FALSE(listed().collected);
  office_.advanceTo(day(2026, 12, 10));
  const Delivery first = hand(uuid_);
  ASSERT_EQ(first.outcome, Delivered::Delivered) << first.detail;
  const auto confirmation = contract::fromJson<contract::DeliveryConfirmation>(first.answer).value();
  EXPECT_EQ(confirmation.appealBy, day(2026, 12, 25)) << "15 days from this receipt";
  EXPECT_EQ(record().stage, domain::CaseStage::Delivered);
  EXPECT_TRUE(listed().collected);
  office_.advanceTo(day(2026, 12, 12));
  const Delivery again = hand(uuid_);
  EXPECT_EQ(again.outcome, Delivered::Repeated);
  EXPECT_EQ(again.answer, first.answer);
  EXPECT_EQ(hand(contract::newSubmissionId()).outcome, Delivered::AlreadyCollected);
  receipt_.printed = !receipt_.printed;
  EXPECT_EQ(hand(uuid_).outcome, Delivered::Conflict);
  auto session = store::connect(office_->folder().database()).value();
  EXPECT_TRUE(store::audit(*session, office_->folder()).value().findings.empty());
}

TEST_F(DeliveryTest, RefusesWhatIsNoProof) {
  const auto good = receipt_;
  receipt_.pdfSha256 = std::string(64, '0');
  EXPECT_EQ(hand(uuid_).outcome, Delivered::NotValid);
  receipt_ = good;
  receipt_.signaturePng.clear();
  EXPECT_EQ(hand(uuid_).outcome, Delivered::NotValid);
  receipt_ = good;
  receipt_.face.outcome = domain::FaceCheck::Outcome::Refused;
  EXPECT_EQ(hand(uuid_).outcome, Delivered::NotValid);
  EXPECT_EQ(record().stage, domain::CaseStage::NoticeReady);
}

TEST_F(DeliveryTest, UnknownNoticeIsSaidSo) {
  notice_.id = contract::newSubmissionId();
  EXPECT_EQ(hand(uuid_).outcome, Delivered::NoSuchNotice);
}

TEST_F(DeliveryTest, CitizenSeesTheirOwnAndOnlyWithTheRightName) {
  const auto me = contract::samples::personLookup();
  const auto cases = casesFor(*office_, me).value();
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_EQ(cases[0].stage, domain::CaseStage::NoticeReady);
  const auto notice = listed();
  EXPECT_EQ(notice.title, notice_.title);
  EXPECT_EQ(notice.grade, 9);
  EXPECT_EQ(notice.pdfSha256, notice_.pdfSha256);
  EXPECT_EQ(notice.appealBy, day(2026, 12, 15)) << "if it were collected today, 2026-11-30";
  auto other = me;
  other.name = "孔令";
  EXPECT_TRUE(casesFor(*office_, other).value().empty());
  EXPECT_TRUE(noticesFor(*office_, other).value().empty());
}

}  // namespace
}  // namespace kiosk::backoffice::cases
