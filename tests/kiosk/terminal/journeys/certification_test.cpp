#include <gmock/gmock.h>

#include "kiosk/terminal/steps/book_visit.h"
#include "kiosk/terminal/steps/certification_result.h"
#include "kiosk/terminal/steps/certify.h"
#include "kiosk/terminal/steps/choose_paying_place.h"
#include "kiosk/terminal/steps/consent.h"
#include "kiosk/terminal/steps/offer_certification.h"
#include "tests/kiosk/terminal/visit_fixture.h"

namespace kiosk::terminal {
namespace {

using namespace std::chrono_literals;
using domain::CertificationKind;
using domain::CertificationOutcome;
using domain::CertificationWay;
using screens::CertificationDoneAction;
using screens::CertificationOfferAction;
using ui::theme::Name;
using Shown = screens::CertificationDoneModel::Outcome;
constexpr auto kChinese = assets::Language::Chinese;

class CertificationJourney : public VisitFixture {
 protected:
  void layDown(const std::string& birth) {
    runner_->act(screens::IdleAction::Retired);
    runner_->hear(event::CardFound{});
    drivers::id_card::IdCard retiree = card();
    retiree.birth = birth;
    runner_->hear(event::CardRead{retiree, 900});
    pass(1s);
  }
  static contract::CertificationStatus due() {
    contract::CertificationStatus status;
    status.paidHere = status.open = true;
    return status;
  }
  void tell(const contract::CertificationStatus& status) { runner_->hear(event::CertificationFound{status}); }
  void offer(CertificationOfferAction action) { act<steps::OfferCertification>(action); }
  static event::FaceTried tried(bool passed) {
    event::FaceTried tried;
    tried.outcome.passed = passed;
    tried.outcome.similarity = passed ? 0.71F : 0.12F;
    if (!passed) tried.outcome.reasons = {vision::face::Reason::OtherPerson};
    return tried;
  }
  void passFace() {
    act<steps::Consent>(screens::ConsentAction::Agree);
    runner_->hear(tried(true));
    pass(1s);
  }
  void answer(CertificationOutcome outcome, std::optional<domain::Date> dueBy, const std::string& number) {
    const std::string uuid = runner_->visit().certification.uuid;
    runner_->hear(event::Stored{uuid});
    runner_->hear(event::CertificationRecorded{uuid, {uuid, outcome, facts_.wallMs, dueBy, std::nullopt, number}});
  }
  screens::CertificationDoneModel shown() { return as<steps::CertificationResult>().modelOf(context(), kChinese); }
  static domain::Date nextYear() { return {std::chrono::year{2027} / 11 / 24}; }
};

TEST_F(CertificationJourney, ByFaceInLargeLettersToTheNextDueDateAndASlip) {
  layDown("1958-03-07");
  EXPECT_EQ(runner_->look().theme, Name::Elder);
  ASSERT_TRUE(ordered<order::AskCertification>());
  tell(due());
  offer(CertificationOfferAction::ByFace);
  passFace();
  const auto* certify = ordered<order::Certify>();
  ASSERT_TRUE(certify);
  EXPECT_EQ(certify->request.kind, CertificationKind::SelfService);
  EXPECT_EQ(certify->request.person.number, card().number);
  EXPECT_EQ(certify->request.face.outcome, domain::FaceCheck::Outcome::Passed);
  EXPECT_EQ(certify->request.consents.size(), 1U);
  answer(CertificationOutcome::Certified, nextYear(), "");
  ASSERT_EQ(step(), "certification_result");
  EXPECT_EQ(shown().outcome, Shown::Certified);
  EXPECT_EQ(shown().dueBy, nextYear());
  EXPECT_EQ(shown().paymentDay, 15);
  EXPECT_FALSE(ordered<order::PrintReceipt>()) << "only who wants a slip gets one";
  act<steps::CertificationResult>(CertificationDoneAction::Print);
  act<steps::CertificationResult>(CertificationDoneAction::Print);
  EXPECT_EQ(count<order::PrintReceipt>(), 1U);
  std::string slip;
  for (const auto& line : ordered<order::PrintReceipt>()->lines)
    slip += line.text + "\n";
  EXPECT_THAT(slip, testing::HasSubstr("2027年11月24日"));
  EXPECT_THAT(slip, testing::Not(testing::HasSubstr("孔祥瑞")));
  EXPECT_THAT(slip, testing::Not(testing::HasSubstr(card().number)));
  act<steps::CertificationResult>(CertificationDoneAction::Finish);
  EXPECT_EQ(runner_->phase(), Phase::TakeCard);
  EXPECT_EQ(runner_->look().theme, Name::Standard) << "the next visitor begins anew";
}

TEST_F(CertificationJourney, LargeLettersAreAnOfferNotAnOrder) {
  layDown("1976-03-07");
  EXPECT_EQ(runner_->look().theme, Name::Standard) << "not old enough";
  runner_->act(screens::ChromeAction::Home);
  runner_->hear(event::CardLifted{});
  runner_->act(screens::IdleAction::Start);
  runner_->act(screens::HomeAction::Retired);
  runner_->act(screens::ChromeAction::TextSize);
  runner_->act(screens::ChromeAction::TextSize);
  drivers::id_card::IdCard retiree = card();
  retiree.birth = "1958-03-07";
  runner_->hear(event::CardRead{retiree, 900});
  pass(1s);
  ASSERT_EQ(step(), "offer_certification");
  EXPECT_EQ(runner_->look().theme, Name::Standard) << "the visitor chose";
}

TEST_F(CertificationJourney, WhoIsCertifiedAlreadyIsToldAndGoesHome) {
  layDown("1958-03-07");
  contract::CertificationStatus silent;
  silent.paidHere = true;
  silent.way = CertificationWay::Silent;
  silent.certifiedOn = facts_.today;
  silent.dueBy = nextYear();
  tell(silent);
  EXPECT_EQ(runner_->step()->screen(), "certified_already");
  const auto model = as<steps::OfferCertification>().inForce(context(), kChinese);
  EXPECT_EQ(model.outcome, Shown::Silent);
  EXPECT_EQ(model.dueBy, nextYear());
  act<steps::OfferCertification>(CertificationDoneAction::Finish);
  EXPECT_EQ(runner_->phase(), Phase::TakeCard);
  EXPECT_FALSE(ordered<order::CheckFace>()) << "no face check";
  EXPECT_FALSE(ordered<order::Certify>());
}

TEST_F(CertificationJourney, ThreeTriesThenAPersonWithTheEvidenceKeptOnce) {
  layDown("1958-03-07");
  tell(due());
  offer(CertificationOfferAction::ByFace);
  act<steps::Consent>(screens::ConsentAction::Agree);
  for (int attempt = 0; attempt < 3; ++attempt) {
    EXPECT_EQ(count<order::Certify>(), 0U);
    runner_->hear(tried(false));
    pass(3s);
  }
  EXPECT_EQ(runner_->phase(), Phase::Staff);
  EXPECT_EQ(count<order::CallStaff>(), 1U);
  ASSERT_EQ(count<order::Certify>(), 1U);
  EXPECT_EQ(ordered<order::Certify>()->request.face.outcome, domain::FaceCheck::Outcome::HandedToStaff);
  EXPECT_NEAR(ordered<order::Certify>()->request.face.similarity, 0.12, 1e-6);
}

TEST_F(CertificationJourney, RecordsThatCannotBeLookedUpKeepNobodyFromCertifying) {
  layDown("1958-03-07");
  runner_->hear(event::OfficeSilent{{assets::ErrorId::BackOfficeUnreachable, ""}});
  EXPECT_EQ(as<steps::OfferCertification>().offer(context(), kChinese).page,
            screens::CertificationOfferModel::Page::Unknown);
  offer(CertificationOfferAction::ByFace);
  passFace();
  const std::string uuid = runner_->visit().certification.uuid;
  runner_->hear(event::Stored{uuid});
  runner_->hear(event::Waiting{uuid, {assets::ErrorId::BackOfficeUnreachable, ""}});
  ASSERT_EQ(step(), "certification_result");
  EXPECT_EQ(shown().outcome, Shown::Waiting);
  EXPECT_FALSE(shown().dueBy) << "nothing is promised that the office has not said";
  answer(CertificationOutcome::Certified, nextYear(), "");
  EXPECT_EQ(shown().outcome, Shown::Certified) << "an answer in time is shown at once";
}

TEST_F(CertificationJourney, ARelativeBooksAVisitWithoutAFace) {
  layDown("1940-03-07");
  tell(due());
  offer(CertificationOfferAction::BookVisit);
  ASSERT_EQ(step(), "book_visit");
  act<steps::BookVisit>(screens::VisitAction::Book);
  EXPECT_EQ(step(), "book_visit") << "no number, no booking";
  for (const char digit : std::string("13905370000"))
    as<steps::BookVisit>().panel().digit(digit);
  act<steps::BookVisit>(screens::VisitAction::Book);
  const auto* certify = ordered<order::Certify>();
  ASSERT_TRUE(certify);
  EXPECT_EQ(certify->request.kind, CertificationKind::HomeVisit);
  EXPECT_EQ(certify->request.phone, "13905370000");
  EXPECT_EQ(certify->request.face.outcome, domain::FaceCheck::Outcome::HandedToStaff);
  answer(CertificationOutcome::VisitBooked, std::nullopt, "S3708112600001");
  EXPECT_EQ(shown().outcome, Shown::VisitBooked);
  EXPECT_EQ(shown().maskedPhone, "139****0000");
  EXPECT_EQ(shown().number, "S3708112600001");
  EXPECT_FALSE(ordered<order::CheckFace>());
}

TEST_F(CertificationJourney, SomebodyFromElsewhereIsEnteredForTheAgencyThatPays) {
  layDown("1958-03-07");
  tell({});
  EXPECT_EQ(as<steps::OfferCertification>().offer(context(), kChinese).page,
            screens::CertificationOfferModel::Page::Elsewhere);
  offer(CertificationOfferAction::ForOtherPlace);
  act<steps::ChoosePayingPlace>(screens::PayingPlaceAction{domain::PayingArea::East, {}, false});
  EXPECT_EQ(runner_->step()->screen(), "paying_place");
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(runner_->step()->screen(), "paying_area") << "back turns one page";
  act<steps::ChoosePayingPlace>(screens::PayingPlaceAction{domain::PayingArea::East, {}, false});
  act<steps::ChoosePayingPlace>(screens::PayingPlaceAction{{}, "320000", false});
  passFace();
  ASSERT_TRUE(ordered<order::Certify>());
  EXPECT_EQ(ordered<order::Certify>()->request.payingPlace, "320000");
  EXPECT_EQ(ordered<order::Certify>()->request.kind, CertificationKind::Assisted);
  answer(CertificationOutcome::ToForward, std::nullopt, "X3708112600001");
  EXPECT_EQ(shown().payingPlace, "江苏省");
}

TEST_F(CertificationJourney, ATerminalThatCannotStoreSaysSoAndTriesTheSameAgain) {
  layDown("1958-03-07");
  tell(due());
  offer(CertificationOfferAction::ByFace);
  passFace();
  const std::string uuid = ordered<order::Certify>()->uuid;
  runner_->hear(event::NotStored{{assets::ErrorId::OutboxUnusable, "full"}});
  EXPECT_EQ(runner_->step()->screen(), "trouble");
  act<steps::Certify>(screens::TroubleWay::TryAgain);
  EXPECT_EQ(ordered<order::Certify>()->uuid, uuid);
  EXPECT_EQ(count<order::Certify>(), 2U);
}

}  // namespace
}  // namespace kiosk::terminal
