#include "kiosk/terminal/runner/runner.h"

#include <gmock/gmock.h>

#include "kiosk/terminal/steps/check_data.h"
#include "kiosk/terminal/steps/choose_kind.h"
#include "kiosk/terminal/steps/collect_materials.h"
#include "kiosk/terminal/steps/consent.h"
#include "kiosk/terminal/steps/identify.h"
#include "kiosk/terminal/steps/receipt.h"
#include "kiosk/terminal/steps/sign.h"
#include "kiosk/terminal/steps/submit.h"
#include "kiosk/terminal/steps/verify_face.h"
#include "tests/kiosk/terminal/visit_fixture.h"

namespace kiosk::terminal {
namespace {

using namespace std::chrono_literals;
using domain::EligibilityQuestion;
using screens::ConsentAction;
using screens::HandoverReason;
using screens::KindAction;
using screens::ScanAction;

class RunnerTest : public VisitFixture {
 protected:
  void consent() { act<steps::Consent>(ConsentAction::Agree); }

  event::FaceTried tried(bool passed) {
    event::FaceTried tried;
    tried.outcome.passed = passed;
    tried.outcome.similarity = passed ? 0.71F : 0.12F;
    if (!passed) tried.outcome.reasons = {vision::face::Reason::OtherPerson};
    return tried;
  }
  void verify() {
    runner_->hear(tried(true));
    pass(1s);
  }
  void chooseGrade() {
    act<steps::ChooseKind>(KindAction::ChooseGrade);
    while (step() == "choose_kind")
      act<steps::ChooseKind>(KindAction::Yes);
  }
  event::PageWatched goodPage() {
    event::PageWatched seen;
    seen.outline.emplace();
    seen.verdict.steady = true;
    auto& page = seen.verdict.page;
    page.whole = page.sharp = page.bright = page.free = true;
    page.advice = vision::document::PageAdvice::None;
    return seen;
  }
  event::PageRead readPage() {
    event::PageRead read;
    read.jpeg = {0xFF, 0xD8, 0xFF};
    read.verdict = goodPage().verdict.page;
    read.understanding.fields = {{"name", "孔 祥 瑞", 0.97F, {}}, {"employer", "济宁兴运机械有限公司", 0.96F, {}}};
    return read;
  }
  /// One good page of the paper, by auto-capture.
  void photograph(std::size_t item) {
    act<steps::CollectMaterials>(screens::MaterialsAction{screens::MaterialsAction::Kind::Capture, item, std::nullopt});
    runner_->hear(goodPage());
    pass(900ms);
    runner_->hear(goodPage());
    pass(2s);
    runner_->hear(goodPage());
    runner_->hear(readPage());
    act<steps::CollectMaterials>(ScanAction::AllTaken);
  }
  void collect() {
    const auto& materials = runner_->visit().materials;
    for (std::size_t item = 0; item < materials.size(); ++item) {
      if (materials[item].need == domain::Need::Required) {
        photograph(item);
      } else {
        act<steps::CollectMaterials>(
            screens::MaterialsAction{screens::MaterialsAction::Kind::HaveNot, item, std::nullopt});
      }
    }
    act<steps::CollectMaterials>(screens::MaterialsAction{screens::MaterialsAction::Kind::GoOn, 0, std::nullopt});
  }
  void write(screens::DataField field, const std::string& value) {
    act<steps::CheckData>(screens::DataAction{screens::DataAction::Kind::Open, field, {}});
    act<steps::CheckData>(screens::DataAction{screens::DataAction::Kind::Written, field, value});
  }
  void fillIn() {
    write(screens::DataField::InjuryDate, "2026-03-02");
    write(screens::DataField::Phone, "13805470000");
    act<steps::CheckData>(screens::DataAction{screens::DataAction::Kind::GoOn, {}, {}});
  }
  void toSign() {
    identify();
    consent();
    verify();
    chooseGrade();
    collect();
    fillIn();
  }
  static event::FormDrawn drawn(int edition, std::size_t pages) {
    event::FormDrawn form{edition, {}};
    for (std::size_t i = 0; i < pages; ++i) {
      auto pixels = std::make_shared<ui::widgets::Pixels>();
      pixels->width = pixels->height = 1;
      pixels->rgba = {255, 255, 255, 255};
      form.pages.push_back({"form.page", i + 1, std::move(pixels)});
    }
    return form;
  }
  void toSubmit() {
    toSign();
    act<steps::Sign>(screens::SignAction::Submit);
  }
  contract::SubmissionReceipt accepted() {
    contract::SubmissionReceipt receipt;
    receipt.submissionId = runner_->visit().handedIn.uuid;
    receipt.acceptanceNumber = "3708112600137";
    receipt.acceptedAtMs = facts_.wallMs;
    receipt.supplementDueBy = facts_.today;
    receipt.conclusionDueBy = facts_.today;
    receipt.deliveryDays = 15;
    return receipt;
  }
};

TEST_F(RunnerTest, WalksTheWholeAssessment) {
  toSubmit();
  ASSERT_EQ(step(), "submit");
  const auto* handIn = ordered<order::HandIn>();
  ASSERT_NE(handIn, nullptr);
  EXPECT_EQ(handIn->application.person.number, "37081119900307103X");
  EXPECT_EQ(handIn->application.employer.name, "济宁兴运机械有限公司");
  EXPECT_EQ(handIn->application.contact.phone, "13805470000");
  EXPECT_EQ(handIn->application.pages.size(), 2U);
  EXPECT_EQ(handIn->application.face.outcome, domain::FaceCheck::Outcome::Passed);
  EXPECT_EQ(handIn->application.face.comparedWith, "chip_photo");
  ASSERT_EQ(handIn->application.consents.size(), 1U);
  EXPECT_TRUE(handIn->application.consents[0].granted);

  const std::string uuid = handIn->uuid;
  runner_->hear(event::Stored{uuid});
  EXPECT_EQ(step(), "submit");
  runner_->hear(event::Accepted{uuid, accepted()});
  ASSERT_EQ(step(), "receipt");
  const auto* print = ordered<order::PrintReceipt>();
  ASSERT_NE(print, nullptr);
  const bool number = std::any_of(print->lines.begin(), print->lines.end(), [](const domain::ReceiptLine& line) {
    return line.text.find("370811 26 00137") != std::string::npos;
  });
  EXPECT_TRUE(number);
  act<steps::Receipt>(screens::DoneAction{screens::DoneAction::Kind::Finish, 0});
  EXPECT_EQ(erased_, 1);
  EXPECT_FALSE(runner_->visit().card);
}

TEST_F(RunnerTest, BackOfficeDownTheVisitGoesOnAndTheSlipPromisesNoNumber) {
  toSubmit();
  const std::string uuid = ordered<order::HandIn>()->uuid;
  runner_->hear(event::Stored{uuid});
  runner_->hear(event::Waiting{uuid, {assets::ErrorId::BackOfficeUnreachable, {}}});
  ASSERT_EQ(step(), "receipt");
  const auto* print = ordered<order::PrintReceipt>();
  const bool waiting = std::any_of(print->lines.begin(), print->lines.end(), [](const domain::ReceiptLine& line) {
    return line.text.find("待受理") != std::string::npos;
  });
  EXPECT_TRUE(waiting);
  EXPECT_FALSE(as<steps::Receipt>().modelOf(context()).accepted);
}

TEST_F(RunnerTest, ASlowBackOfficeDoesNotHoldTheVisitorBeyondTheirPatience) {
  toSubmit();
  pass(20s);
  EXPECT_EQ(step(), "submit") << "nothing is promised before it is durable";
  runner_->hear(event::Stored{ordered<order::HandIn>()->uuid});
  pass(7s);
  EXPECT_EQ(step(), "submit");
  pass(2s);
  EXPECT_EQ(step(), "receipt");
}

TEST_F(RunnerTest, ATerminalThatCannotStoreSaysSoAndTriesAgainUnderTheSameName) {
  toSubmit();
  const std::string uuid = ordered<order::HandIn>()->uuid;
  runner_->hear(event::NotStored{{assets::ErrorId::OutboxUnusable, {}}});
  ASSERT_TRUE(as<steps::Submit>().trouble());
  EXPECT_TRUE(ordered<order::CallStaff>());
  act<steps::Submit>(screens::TroubleWay::TryAgain);
  EXPECT_EQ(count<order::HandIn>(), 2U);
  EXPECT_EQ(ordered<order::HandIn>()->uuid, uuid);
}

TEST_F(RunnerTest, AnAcceptanceThatComesLateIsStillShown) {
  toSubmit();
  const std::string uuid = ordered<order::HandIn>()->uuid;
  runner_->hear(event::Stored{uuid});
  pass(9s);
  runner_->hear(event::Accepted{uuid, accepted()});
  EXPECT_TRUE(as<steps::Receipt>().modelOf(context()).accepted);
}

TEST_F(RunnerTest, ACardLiftedWhileReadingIsAskedForAgain) {
  runner_->act(screens::IdleAction::Injured);
  runner_->hear(event::CardFound{});
  EXPECT_EQ(as<steps::Identify>().model().phase, screens::ReaderPhase::Reading);
  runner_->hear(event::CardNotRead{{assets::ErrorId::IdCardNotRead, {}}});
  EXPECT_EQ(as<steps::Identify>().model().phase, screens::ReaderPhase::Trouble);
  EXPECT_EQ(count<order::ReadCard>(), 2U);
  EXPECT_EQ(count<order::CallStaff>(), 0U);
  runner_->hear(event::CardNotRead{{assets::ErrorId::IdCardNotRead, {}}});
  runner_->hear(event::CardNotRead{{assets::ErrorId::IdCardNotRead, {}}});
  EXPECT_EQ(count<order::CallStaff>(), 1U);
  runner_->hear(event::CardRead{card(), 800});
  pass(1s);
  EXPECT_EQ(step(), "consent");
}

TEST_F(RunnerTest, AnExpiredCardGoesToStaff) {
  runner_->act(screens::IdleAction::Injured);
  auto old = card();
  old.validTo = "2020-01-01";
  runner_->hear(event::CardRead{old, 800});
  EXPECT_EQ(runner_->phase(), Phase::Staff);
}

TEST_F(RunnerTest, RefusingConsentIsRecordedAndLeadsToStaffNotToADeadEnd) {
  identify();
  act<steps::Consent>(ConsentAction::Refuse);
  EXPECT_EQ(runner_->phase(), Phase::Staff);
  EXPECT_EQ(ordered<order::CallStaff>()->reason, HandoverReason::ConsentRefused);
  EXPECT_FALSE(runner_->visit().consents.back().granted);
  EXPECT_EQ(ordered<order::CheckFace>(), nullptr) << "no camera without consent";
  runner_->act(screens::StaffAction::GoOn);
  EXPECT_EQ(step(), "consent");
}

TEST_F(RunnerTest, ThreeTriesThenAPerson) {
  identify();
  consent();
  for (int attempt = 0; attempt < 2; ++attempt) {
    runner_->hear(tried(false));
    EXPECT_EQ(step(), "verify_face");
    pass(3s);
  }
  EXPECT_EQ(count<order::TryFaceAgain>(), 2U);
  runner_->hear(tried(false));
  EXPECT_EQ(runner_->phase(), Phase::Staff);
  EXPECT_EQ(ordered<order::CallStaff>()->reason, HandoverReason::FaceNotMatched);
  EXPECT_EQ(runner_->visit().face.outcome, domain::FaceCheck::Outcome::HandedToStaff);
  runner_->act(screens::StaffAction::GoOn);
  EXPECT_EQ(runner_->phase(), Phase::Staff) << "the wrong person cannot go on by themselves";
}

TEST_F(RunnerTest, WithoutAChipPictureTheOfficesPictureIsUsedOrStaff) {
  runner_->act(screens::IdleAction::Injured);
  auto plain = card();
  plain.portrait.reset();
  runner_->hear(event::CardRead{plain, 800});
  pass(1s);
  consent();
  EXPECT_NE(ordered<order::LookUpPerson>(), nullptr);
  EXPECT_EQ(ordered<order::CheckFace>(), nullptr);
  runner_->hear(event::OfficeSilent{{assets::ErrorId::BackOfficeUnreachable, {}}});
  EXPECT_EQ(runner_->phase(), Phase::Staff);
  EXPECT_EQ(ordered<order::CallStaff>()->reason, HandoverReason::NoPicture);
}

TEST_F(RunnerTest, AnUndisputedRelapseIsToldWhereToGo) {
  identify();
  consent();
  verify();
  act<steps::ChooseKind>(KindAction::ChooseRelapse);
  act<steps::ChooseKind>(KindAction::Yes);  // from the work injury
  EXPECT_EQ(as<steps::ChooseKind>().model().question, EligibilityQuestion::RelapseDisputed);
  act<steps::ChooseKind>(KindAction::No);
  EXPECT_EQ(as<steps::ChooseKind>().model().page, screens::KindModel::Page::Told);
  EXPECT_EQ(as<steps::ChooseKind>().model().exit, domain::EligibilityExit::AgreementHospital);
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(as<steps::ChooseKind>().model().page, screens::KindModel::Page::Ask);
}

TEST_F(RunnerTest, ANameThatDiffersMakesThePageDoubtfulAndKeepingItIsMarked) {
  identify();
  consent();
  verify();
  chooseGrade();
  act<steps::CollectMaterials>(screens::MaterialsAction{screens::MaterialsAction::Kind::Capture, 0, std::nullopt});
  act<steps::CollectMaterials>(ScanAction::TakeNow);
  EXPECT_EQ(ordered<order::TakePage>()->expected, "diagnosis_certificate");
  auto page = readPage();
  page.understanding.fields[0].value = "王秀兰";
  runner_->hear(page);
  EXPECT_EQ(as<steps::CollectMaterials>().camera()->model().problem, screens::PageProblem::NameDiffers);
  act<steps::CollectMaterials>(ScanAction::AllTaken);
  EXPECT_TRUE(runner_->visit().materials[0].pages.empty()) << "a doubted page is not kept silently";
  act<steps::CollectMaterials>(ScanAction::KeepAnyway);
  act<steps::CollectMaterials>(ScanAction::AllTaken);
  ASSERT_EQ(runner_->visit().materials[0].pages.size(), 1U);
  EXPECT_TRUE(runner_->visit().materials[0].pages[0].page.doubtful);
}

TEST_F(RunnerTest, ACertificateWithoutItsSealIsDoubtedAndTheOfficerIsTold) {
  identify();
  consent();
  verify();
  chooseGrade();
  act<steps::CollectMaterials>(screens::MaterialsAction{screens::MaterialsAction::Kind::Capture, 0, std::nullopt});
  act<steps::CollectMaterials>(ScanAction::TakeNow);
  auto page = readPage();
  page.understanding.kind = "diagnosis_certificate";
  page.seals = 0;
  runner_->hear(page);
  EXPECT_EQ(as<steps::CollectMaterials>().camera()->model().problem, screens::PageProblem::NoSeal);
  act<steps::CollectMaterials>(ScanAction::Retake);
  act<steps::CollectMaterials>(ScanAction::TakeNow);
  page.seals = 1;
  runner_->hear(page);
  EXPECT_EQ(as<steps::CollectMaterials>().camera()->model().problem, screens::PageProblem::None);
  act<steps::CollectMaterials>(ScanAction::AllTaken);
  const domain::Field& seals = runner_->visit().materials[0].pages[0].page.fields.back();
  EXPECT_EQ(seals.key, domain::kSealsKey);
  EXPECT_EQ(seals.value, "1");
}

TEST_F(RunnerTest, AMedicalRecordIsNoDiagnosisCertificate) {
  identify();
  consent();
  verify();
  chooseGrade();
  act<steps::CollectMaterials>(screens::MaterialsAction{screens::MaterialsAction::Kind::Capture, 0, std::nullopt});
  for (const char* other : {"discharge_record", "identity_card"}) {
    act<steps::CollectMaterials>(ScanAction::TakeNow);
    auto page = readPage();
    page.understanding.kind = other;
    runner_->hear(page);
    EXPECT_EQ(as<steps::CollectMaterials>().camera()->model().problem, screens::PageProblem::WrongPaper) << other;
    act<steps::CollectMaterials>(ScanAction::Retake);
  }
}

TEST_F(RunnerTest, AHospitalIsShownAsTheAgreementListHasIt) {
  facts_.hall.emplace();
  facts_.hall->institutions = {"济宁市第一人民医院", "兖州区人民医院"};
  identify();
  consent();
  verify();
  chooseGrade();
  act<steps::CollectMaterials>(screens::MaterialsAction{screens::MaterialsAction::Kind::Capture, 0, std::nullopt});
  act<steps::CollectMaterials>(ScanAction::TakeNow);
  auto page = readPage();
  page.understanding.fields = {{"hospital", "济宁市第一人民医陇", 0.93F, {}}};
  runner_->hear(page);
  const auto& fields = as<steps::CollectMaterials>().camera()->model().fields;
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].value, "济宁市第一人民医院");
  EXPECT_TRUE(fields[0].agreed);
}

TEST_F(RunnerTest, ANumberReadFromPaperIsShownMaskedAndHandedInWhole) {
  identify();
  consent();
  verify();
  chooseGrade();
  act<steps::CollectMaterials>(screens::MaterialsAction{screens::MaterialsAction::Kind::Capture, 0, std::nullopt});
  act<steps::CollectMaterials>(ScanAction::TakeNow);
  auto page = readPage();
  page.understanding.fields = {{"number", "37081119900307103X", 0.97F, {}}};
  runner_->hear(page);
  const auto& fields = as<steps::CollectMaterials>().camera()->model().fields;
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].value, "3708**********103X");
  EXPECT_TRUE(fields[0].agreesWithCard.value_or(false));
  act<steps::CollectMaterials>(ScanAction::AllTaken);
  EXPECT_EQ(runner_->visit().materials[0].pages[0].page.fields[0].value, "37081119900307103X");
}

TEST_F(RunnerTest, WhatTheOfficeKnowsGoesBeforeWhatAPaperSays) {
  identify();
  consent();
  verify();
  chooseGrade();
  collect();
  contract::PersonRecord record;
  record.known = true;
  contract::KnownInjury injury;
  injury.employer = {"济宁恒岳精密机械有限公司", "91370811MA3C0000X1"};
  injury.injury.date = domain::parseDate("2026-03-09");
  injury.injury.determinationNumber = "济任人社工伤认字〔2026〕0316号";
  record.injuries = {injury};
  runner_->hear(event::PersonFound{record});
  const auto row = [this](screens::DataField field) {
    const auto& rows = as<steps::CheckData>().model().rows;
    return *std::find_if(rows.begin(), rows.end(), [field](const auto& one) { return one.field == field; });
  };
  EXPECT_EQ(row(screens::DataField::Employer).value, "济宁恒岳精密机械有限公司");
  EXPECT_EQ(row(screens::DataField::Employer).source, screens::DataSource::OnFile);
  EXPECT_TRUE(row(screens::DataField::Employer).needsLook) << "the paper names another employer";
  EXPECT_EQ(row(screens::DataField::DeterminationNumber).value, "济任人社工伤认字〔2026〕0316号");
  EXPECT_FALSE(row(screens::DataField::InjuryDate).needsLook);
}

TEST_F(RunnerTest, APageThatMovesIsNotTaken) {
  identify();
  consent();
  verify();
  chooseGrade();
  act<steps::CollectMaterials>(screens::MaterialsAction{screens::MaterialsAction::Kind::Capture, 0, std::nullopt});
  for (int i = 0; i < 40; ++i) {
    auto seen = goodPage();
    seen.verdict.steady = i % 5 != 4;
    runner_->hear(seen);
    pass(200ms);
  }
  EXPECT_EQ(count<order::TakePage>(), 0U);
}

TEST_F(RunnerTest, AnIncompleteChecklistDoesNotGoOn) {
  identify();
  consent();
  verify();
  chooseGrade();
  act<steps::CollectMaterials>(screens::MaterialsAction{screens::MaterialsAction::Kind::GoOn, 0, std::nullopt});
  EXPECT_EQ(step(), "collect_materials");
}

TEST_F(RunnerTest, BackPassesByWhatIsSettledAndKeepsWhatWasEntered) {
  identify();
  consent();
  verify();
  chooseGrade();
  collect();
  ASSERT_EQ(step(), "check_data");
  write(screens::DataField::Phone, "13805470000");
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(step(), "collect_materials");
  EXPECT_EQ(runner_->visit().pageCount(), 2U);
  EXPECT_EQ(runner_->visit().draft.contact.phone, "13805470000");
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(step(), "choose_kind");
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(runner_->overlay(), Overlay::Leave) << "pages were photographed: asked before they are erased";
}

TEST_F(RunnerTest, HomeAsksOnceWhenSomethingWasEntered) {
  identify();
  consent();
  runner_->act(screens::ChromeAction::Home);
  EXPECT_EQ(runner_->phase(), Phase::TakeCard) << "nothing was entered: no question, but the card is still there";
  runner_->hear(event::CardLifted{});
  EXPECT_EQ(runner_->phase(), Phase::Home);
}

TEST_F(RunnerTest, IdleWarnsThenErases) {
  identify();
  pass(121s);
  EXPECT_EQ(runner_->overlay(), Overlay::Timeout);
  EXPECT_TRUE(runner_->visit().card);
  pass(30s);
  EXPECT_EQ(runner_->phase(), Phase::TakeCard);
  EXPECT_FALSE(runner_->visit().card);
  EXPECT_TRUE(runner_->visit().person.number.empty());
  EXPECT_EQ(erased_, 1);
  runner_->hear(event::CardLifted{});
  EXPECT_EQ(runner_->phase(), Phase::Idle);
}

TEST_F(RunnerTest, ATouchOnTheWarningGoesOn) {
  identify();
  pass(121s);
  runner_->act(screens::TimeoutAction::GoOn);
  pass(60s);
  EXPECT_EQ(runner_->overlay(), Overlay::None);
  EXPECT_EQ(step(), "consent");
}

TEST_F(RunnerTest, AServiceThatIsNotRunHereSaysWhereToGo) {
  runner_->act(screens::IdleAction::Start);
  runner_->act(screens::HomeAction::Employer);
  EXPECT_EQ(runner_->overlay(), Overlay::Counter);
  EXPECT_EQ(runner_->phase(), Phase::Home);
  runner_->act(screens::CounterAction::Close);
  EXPECT_EQ(runner_->overlay(), Overlay::None);
  EXPECT_EQ(count<order::CallStaff>(), 0U);
  runner_->act(screens::HomeAction::Employer);
  runner_->act(screens::CounterAction::CallStaff);
  runner_->act(screens::CounterAction::CallStaff);
  EXPECT_EQ(count<order::CallStaff>(), 1U);
  runner_->act(screens::CounterAction::Close);
  runner_->act(screens::HomeAction::Injured);
  EXPECT_EQ(step(), "identify");
}

TEST_F(RunnerTest, WhatASheetSaysEndsWithTheTimeOut) {
  runner_->act(screens::IdleAction::Start);
  runner_->act(screens::HomeAction::Employer);
  EXPECT_EQ(runner_->overlay(), Overlay::Counter);
  pass(31s);
  EXPECT_EQ(runner_->phase(), Phase::Idle);
  EXPECT_EQ(runner_->overlay(), Overlay::None);
}

TEST_F(RunnerTest, WhoComesNextCanCallStaffAgain) {
  runner_->act(screens::IdleAction::Start);
  runner_->act(screens::ChromeAction::Help);
  runner_->act(screens::HelpAction::CallStaff);
  pass(facts_.idle.staffPause + 31s);
  ASSERT_EQ(runner_->phase(), Phase::Idle);
  runner_->act(screens::IdleAction::Start);
  runner_->act(screens::ChromeAction::Help);
  runner_->act(screens::HelpAction::CallStaff);
  EXPECT_EQ(count<order::CallStaff>(), 2U);
}

TEST_F(RunnerTest, AForgottenCardCallsStaff) {
  identify();
  runner_->act(screens::ChromeAction::Home);
  pass(21s);
  EXPECT_EQ(count<order::CallStaff>(), 1U);
  EXPECT_EQ(runner_->phase(), Phase::TakeCard);
}

TEST_F(RunnerTest, LookAndLanguageEndWithTheVisit) {
  identify();
  runner_->act(screens::ChromeAction::Language);
  runner_->act(screens::ChromeAction::TextSize);
  EXPECT_EQ(runner_->look().language, assets::Language::English);
  runner_->act(screens::ChromeAction::Home);
  EXPECT_EQ(runner_->look(), ui::Look{});
}

TEST_F(RunnerTest, AnswersForAnEarlierVisitorHaveAnotherNumber) {
  identify();
  const auto first = runner_->visitNumber();
  runner_->act(screens::ChromeAction::Home);
  EXPECT_NE(runner_->visitNumber(), first);
}

TEST_F(RunnerTest, TheFormIsReadAsItWillBeFiledBeforeItIsSigned) {
  toSign();
  const auto* wanted = ordered<order::DrawForm>();
  ASSERT_NE(wanted, nullptr);
  EXPECT_EQ(wanted->form.city, "济宁市");
  EXPECT_EQ(wanted->form.application.person.number, "37081119900307103X");
  EXPECT_EQ(wanted->form.application.contact.phone, "13805470000");
  EXPECT_EQ(wanted->form.signedOn, facts_.today);
  EXPECT_TRUE(wanted->form.application.signaturePng.empty());
  ASSERT_EQ(wanted->form.materials.size(), 2U);
  EXPECT_EQ(wanted->form.materials[0].pages, 1);
  EXPECT_TRUE(as<steps::Sign>().modelOf(context()).formComing);
  act<steps::Sign>(screens::SignAction::ShowForm);
  EXPECT_EQ(runner_->page(), "sign") << "nothing to look at yet";

  runner_->hear(drawn(wanted->edition, 2));
  EXPECT_FALSE(as<steps::Sign>().modelOf(context()).formComing);
  EXPECT_EQ(as<steps::Sign>().modelOf(context()).formPages, 2);
  act<steps::Sign>(screens::SignAction::ShowForm);
  EXPECT_EQ(runner_->page(), "document");
  act<steps::Sign>(screens::DocumentAction::NextPage);
  act<steps::Sign>(screens::DocumentAction::NextPage);
  EXPECT_EQ(as<steps::Sign>().formOf(context()).pageNumber, 2);
  EXPECT_EQ(as<steps::Sign>().formOf(context()).page.revision, 2U);
  act<steps::Sign>(screens::DocumentAction::PreviousPage);
  EXPECT_EQ(as<steps::Sign>().formOf(context()).pageNumber, 1);
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(runner_->page(), "sign");
  act<steps::Sign>(screens::SignAction::ShowForm);
  act<steps::Sign>(screens::DocumentAction::Close);
  EXPECT_EQ(runner_->page(), "sign");
  act<steps::Sign>(screens::SignAction::Submit);
  EXPECT_EQ(step(), "submit");
  EXPECT_TRUE(runner_->visit().form.pages.empty());
}

TEST_F(RunnerTest, AFormFromBeforeAChangeIsNotShown) {
  toSign();
  const int first = ordered<order::DrawForm>()->edition;
  act<steps::Sign>(screens::SignAction::GoBack);
  ASSERT_EQ(step(), "check_data");
  write(screens::DataField::Phone, "13805471111");
  act<steps::CheckData>(screens::DataAction{screens::DataAction::Kind::GoOn, {}, {}});
  ASSERT_EQ(step(), "sign");
  const auto* wanted = ordered<order::DrawForm>();
  EXPECT_EQ(wanted->form.application.contact.phone, "13805471111");
  runner_->hear(drawn(first, 1));
  EXPECT_TRUE(runner_->visit().form.pages.empty());
  runner_->hear(drawn(wanted->edition, 1));
  EXPECT_EQ(runner_->visit().form.pages.size(), 1U);
}

TEST_F(RunnerTest, AFormThatCannotBeDrawnKeepsNobodyFromSigning) {
  toSign();
  runner_->hear(
      event::FormNotDrawn{ordered<order::DrawForm>()->edition, {assets::ErrorId::NoticeNotRendered, "glyph"}});
  EXPECT_FALSE(as<steps::Sign>().modelOf(context()).formComing);
  EXPECT_EQ(as<steps::Sign>().modelOf(context()).formPages, 0);
  act<steps::Sign>(screens::SignAction::Submit);
  EXPECT_EQ(step(), "submit");
}

TEST_F(RunnerTest, APrinterWithoutPaperIsToldBeforeSigning) {
  toSign();
  ASSERT_EQ(step(), "sign");
  EXPECT_FALSE(as<steps::Sign>().modelOf(context()).printerTrouble);
  auto& printer = facts_.devices[std::string(role::kReceiptPrinter)];
  printer.paper = drivers::PaperState::Out;
  EXPECT_TRUE(as<steps::Sign>().modelOf(context()).printerTrouble);
}

TEST_F(RunnerTest, TheAuditLogKnowsTheWayAndNothingOfThePerson) {
  toSubmit();
  runner_->act(screens::TimeoutAction::Erase);
  std::string log;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    std::string text(std::filesystem::file_size(entry.path()), '\0');
    FILE* in = std::fopen(entry.path().c_str(), "rb");
    ASSERT_EQ(std::fread(text.data(), 1, text.size(), in), text.size());
    std::fclose(in);
    log += text;
  }
  for (const char* word : {"visit.began", "card.read", "consent.answered", "face.tried", "page.taken", "visit.ended"}) {
    EXPECT_THAT(log, testing::HasSubstr(word));
  }
  for (const char* secret : {"37081119900307103X", "孔", "13805470000", "兴运"}) {
    EXPECT_THAT(log, testing::Not(testing::HasSubstr(secret)));
  }
  EXPECT_EQ(audit::verify(folder_.path()).value(), "");
}

TEST_F(RunnerTest, WithoutAVoiceReadingAloudRests) {
  runner_->act(screens::IdleAction::Injured);
  runner_->act(screens::ChromeAction::ReadAloud);
  EXPECT_EQ(count<order::FallSilent>(), 0U);
}

TEST_F(RunnerTest, ATouchSilencesAndTheVisitsEndDoesToo) {
  facts_.voice = true;
  runner_->act(screens::IdleAction::Injured);
  runner_->act(screens::ChromeAction::ReadAloud);
  orders_.clear();
  orders_.emplace_back(order::Say{});
  runner_->touched();
  ASSERT_EQ(orders_.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<order::FallSilent>(orders_.front())) << "what the touch asked for comes behind";
  orders_.clear();
  runner_->act(screens::ChromeAction::Home);
  EXPECT_GE(count<order::FallSilent>(), 1U);
  orders_.clear();
  runner_->touched();
  EXPECT_EQ(count<order::FallSilent>(), 0U) << "the next visitor did not ask for a voice";
}

}  // namespace
}  // namespace kiosk::terminal
