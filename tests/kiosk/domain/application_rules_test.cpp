#include <algorithm>
#include <array>
#include <random>
#include <set>

#include <gmock/gmock.h>

#include "assets/error_id.h"
#include "kiosk/domain/acceptance_number.h"
#include "kiosk/domain/eligibility.h"
#include "kiosk/domain/masking.h"
#include "kiosk/domain/validation.h"
#include "kiosk/domain/wipe.h"
#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const Date kToday = on(2026, 11, 24);

Page pageOf(MaterialKind material) {
  return {material, {0xff, 0xd8, 0xff, 0xe0, 1}, {}, false};
}

Application good() {
  Application application;
  application.kind = ApplicationKind::DisabilityGrade;
  application.person = {"孔令\U0002CB5A", "370811197903121224", "2", "01", on(1979, 3, 12), "济宁市"};
  application.employer = {"恒通机械", ""};
  application.injury.date = on(2025, 11, 3);
  application.contact = {"13805371234", "", "", "太白楼路1号"};
  application.pages = {pageOf(MaterialKind::DiagnosisCertificate), pageOf(MaterialKind::MedicalRecord)};
  application.consents = {{"face_check", "1", 1, true}};
  application.signaturePng = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
  return application;
}

std::vector<Finding> findings(const Application& application) {
  return findingsOf(application, book(), kToday);
}

TEST(Validation, AGoodApplicationHasNoFindings) {
  EXPECT_THAT(findings(good()), IsEmpty());
}

TEST(Validation, EverythingWrongIsNamedAtOnce) {
  Application application;
  application.kind = ApplicationKind::LeaveExtension;
  application.withCausality = true;
  application.person.number = "370811197903121228";
  application.applicantRole = ApplicantRole::Employer;
  application.employer.creditCode = "91370811MA3C4D5E6G";
  application.contact.emergencyPhone = "123";
  application.pages = {{MaterialKind::FirstOnsetRecord, {'G', 'I', 'F'}, {}, false}};
  application.face.outcome = FaceCheck::Outcome::Refused;
  EXPECT_THAT(
      findings(application),
      UnorderedElementsAre(
          Finding{Defect::CausalityMisplaced, "with_causality"}, Finding{Defect::NameMissing, "person.name"},
          Finding{Defect::NumberInvalid, "person.number"}, Finding{Defect::BirthContradicts, "person.birth"},
          Finding{Defect::EmployerNameMissing, "employer.name"},
          Finding{Defect::CreditCodeInvalid, "employer.credit_code"}, Finding{Defect::InjuryDateMissing, "injury.date"},
          Finding{Defect::PhoneMissing, "contact.phone"},
          Finding{Defect::EmergencyPhoneInvalid, "contact.emergency_phone"},
          Finding{Defect::PostalAddressMissing, "contact.postal_address"},
          Finding{Defect::MaterialMissing, "diagnosis_certificate"}, Finding{Defect::MaterialMissing, "medical_record"},
          Finding{Defect::MaterialMissing, "leave_confirmation"}, Finding{Defect::MaterialMissing, "leave_certificate"},
          Finding{Defect::MaterialMissing, "worker_request"}, Finding{Defect::PageUnreadable, "pages[0]"},
          Finding{Defect::FaceRefused, "face.outcome"}, Finding{Defect::SignatureMissing, "signature"}));
}

TEST(Validation, AnEmployersCodeIsTheEmployersToSetRight) {
  Application application = good();
  application.employer.creditCode = "91370811MA3C4D5E6G";
  EXPECT_THAT(findings(application), IsEmpty());
  application.applicantRole = ApplicantRole::Employer;
  EXPECT_THAT(findings(application), ElementsAre(Finding{Defect::CreditCodeInvalid, "employer.credit_code"}));
}

TEST(Validation, CausalityComesWithAGrade) {
  Application application = good();
  application.withCausality = true;
  EXPECT_THAT(findings(application), ElementsAre(Finding{Defect::MaterialMissing, "first_onset_record"}));
  application.pages.push_back(pageOf(MaterialKind::FirstOnsetRecord));
  EXPECT_THAT(findings(application), IsEmpty());
  application.withCausality = false;
  EXPECT_THAT(findings(application), ElementsAre(Finding{Defect::MaterialNotAsked, "pages[2]"}));
  application = good();
  application.kind = ApplicationKind::Causality;
  EXPECT_EQ(findings(application).front(), (Finding{Defect::CausalityAlone, "kind"}));
}

TEST(Validation, AFaceNeedsItsConsentAndStaffNeedNone) {
  Application application = good();
  application.consents.front().granted = false;
  EXPECT_THAT(findings(application), ElementsAre(Finding{Defect::FaceConsentMissing, "consents"}));
  application.face.outcome = FaceCheck::Outcome::HandedToStaff;
  EXPECT_THAT(findings(application), IsEmpty());
}

TEST(Validation, TheInjuryLiesBetweenBirthAndToday) {
  Application application = good();
  application.injury.date = kToday;
  EXPECT_THAT(findings(application), IsEmpty());
  application.injury.date = on(2026, 11, 25);
  EXPECT_THAT(findings(application), ElementsAre(Finding{Defect::InjuryDateInvalid, "injury.date"}));
  application.injury.date = on(1979, 3, 11);
  EXPECT_THAT(findings(application), ElementsAre(Finding{Defect::InjuryDateInvalid, "injury.date"}));
}

TEST(Validation, EveryDefectHasItsSentence) {
  std::set<std::string_view> sentences;
  for (int i = 0; i <= static_cast<int>(Defect::FaceRefused); ++i) {
    sentences.insert(assets::key(textOf(static_cast<Defect>(i))));
  }
  EXPECT_EQ(sentences.size(), static_cast<std::size_t>(Defect::FaceRefused) + 1);
}

TEST(Numbers, CitizenNumbersCheck) {
  EXPECT_TRUE(isCitizenNumber("11010519491231002X"));  // the example of GB 11643
  EXPECT_TRUE(isCitizenNumber("370811197903121224"));
  for (int digit = 0; digit < 10; ++digit) {
    const std::string number = "11010519491231002" + std::to_string(digit);
    EXPECT_FALSE(isCitizenNumber(number)) << number;
  }
  EXPECT_FALSE(isCitizenNumber("11010519491231002x"));
  EXPECT_FALSE(isCitizenNumber("1101051949123100X"));
  EXPECT_FALSE(isCitizenNumber("110105194902300021"));
}

TEST(Numbers, CreditCodesCheck) {
  EXPECT_TRUE(isCreditCode("91350100M000100Y43"));  // the example of GB 32100
  EXPECT_FALSE(isCreditCode("91350100M000100Y34"));
  EXPECT_FALSE(isCreditCode("91350100I000100Y43"));
  EXPECT_FALSE(isCreditCode("91350100M000100Y4"));
}

TEST(Numbers, PhonesAreMobileOrLandline) {
  for (const char* phone : {"13805371234", "0537-2345678", "05372345678", "010-62345678", "2345678"})
    EXPECT_TRUE(isPhone(phone)) << phone;
  for (const char* phone :
       {"", "1380537123", "138053712345", "12805371234", "234567", "0537-234-567", "0537-12a4567", "053-72345678-1"}) {
    EXPECT_FALSE(isPhone(phone)) << phone;
  }
}

TEST(AcceptanceNumbers, HaveThirteenDigits) {
  const AcceptanceNumber number{"370811", 2026, 137};
  EXPECT_EQ(text(number), "3708112600137");
  EXPECT_EQ(parseAcceptanceNumber("3708112600137"), number);
  EXPECT_EQ(groupedAcceptanceNumber("3708112600137"), "370811 26 00137");
  for (const char* wrong : {"370811260013", "37081126001377", "370811260013x", "3708112600000", "0708112600137", ""}) {
    EXPECT_FALSE(parseAcceptanceNumber(wrong)) << wrong;
  }
  for (int running : {1, 99999})
    EXPECT_EQ(parseAcceptanceNumber(text({"370883", 2099, running}))->running, running);
}

TEST(Masking, KeepsWhatPeopleRecogniseThemselvesBy) {
  EXPECT_EQ(maskedNumber("370811197903121234"), "3708**********1234");
  EXPECT_EQ(maskedNumber("810000199001"), "8100****9001");
  EXPECT_EQ(maskedNumber("12345678"), "******78");
  EXPECT_EQ(maskedNumber(""), "");
  EXPECT_EQ(maskedPhone("13805371234"), "138****1234");
  EXPECT_EQ(maskedPhone("0537-2345678"), "********5678");
  EXPECT_EQ(maskedName("孔繁森"), "孔**");
  EXPECT_EQ(maskedName("孔\U0002CB5A"), "孔*");
  EXPECT_EQ(maskedName("欧阳修远"), "欧阳**");
  EXPECT_EQ(maskedName("阿卜杜拉·买买提"), "阿**");
  EXPECT_EQ(maskedName("SMITH JOHN"), "S**");
  EXPECT_EQ(maskedName(""), "");
}

TEST(Masking, AddressesPeopleByFamilyNameAndSex) {
  Person person;
  person.name = "孔令\U0002CB5A";
  person.sexCode = "2";
  EXPECT_EQ(addressForm(person, assets::Language::Chinese), "孔女士");
  EXPECT_EQ(addressForm(person, assets::Language::English), "Ms. 孔");
  person.sexCode = "1";
  EXPECT_EQ(addressForm(person, assets::Language::Chinese), "孔先生");
  person.name = "诸葛孔明";
  EXPECT_EQ(addressForm(person, assets::Language::Chinese), "诸葛先生");
  person.name = "阿卜杜拉·买买提";
  EXPECT_EQ(addressForm(person, assets::Language::Chinese), "阿卜杜拉先生");
  person.sexCode = "0";
  EXPECT_EQ(addressForm(person, assets::Language::Chinese), "阿**");
}

TEST(Eligibility, AsksThenOpensOrLeadsElsewhere) {
  using Q = EligibilityQuestion;
  using E = EligibilityExit;
  using K = ApplicationKind;
  const auto judged = [](K kind, bool causality, std::vector<EligibilityAnswer> answers) {
    return judge(kind, causality, answers);
  };
  EXPECT_EQ(
      judged(K::DisabilityGrade, false, {{Q::StableNow, true}, {Q::FromWorkInjury, true}, {Q::AffectsWork, true}}),
      E::Apply);
  EXPECT_EQ(judged(K::DisabilityGrade, false, {{Q::StableNow, true}}), std::nullopt);
  EXPECT_EQ(judged(K::DisabilityGrade, false, {{Q::StableNow, false}}), E::AskForLeaveExtension);
  EXPECT_EQ(judged(K::DisabilityGrade, false, {{Q::StableNow, true}, {Q::FromWorkInjury, false}}),
            E::DetermineInjuryFirst);
  EXPECT_EQ(
      judged(K::DisabilityGrade, false, {{Q::StableNow, true}, {Q::FromWorkInjury, true}, {Q::AffectsWork, false}}),
      E::NotNeeded);
  EXPECT_EQ(judged(K::DisabilityGrade, true, {{Q::StableNow, true}, {Q::FromWorkInjury, true}, {Q::AffectsWork, true}}),
            std::nullopt);
  EXPECT_EQ(
      judged(K::DisabilityGrade, true,
             {{Q::StableNow, true}, {Q::FromWorkInjury, true}, {Q::AffectsWork, true}, {Q::IllnessAfterInjury, true}}),
      E::Apply);
  EXPECT_EQ(judged(K::Causality, false, {}), E::FileWithGrade);
  EXPECT_EQ(judged(K::Relapse, false, {{Q::FromWorkInjury, true}, {Q::RelapseDisputed, false}}), E::AgreementHospital);
  EXPECT_EQ(judged(K::Relapse, false, {{Q::FromWorkInjury, true}, {Q::RelapseDisputed, true}}), E::Apply);
  EXPECT_EQ(judged(K::LeaveExtension, false, {{Q::FromWorkInjury, true}, {Q::StillNeedsRest, true}}), E::Apply);
  EXPECT_EQ(judged(K::LeaveExtension, false, {{Q::FromWorkInjury, true}, {Q::StillNeedsRest, false}}), E::AskForGrade);
  EXPECT_TRUE(questionsFor(K::Causality, false).empty());
}

TEST(Materials, AreThoseOfTheTable) {
  using M = MaterialKind;
  const auto kinds = [](ApplicationKind kind, bool causality, Need need) {
    std::vector<M> found;
    for (const MaterialRule& rule : book().materials.needed(kind, causality)) {
      if (rule.need == need) found.push_back(rule.material);
    }
    return found;
  };
  for (const ApplicationKind kind : {ApplicationKind::DisabilityGrade, ApplicationKind::Relapse}) {
    EXPECT_THAT(kinds(kind, false, Need::Required), ElementsAre(M::DiagnosisCertificate, M::MedicalRecord));
  }
  EXPECT_THAT(kinds(ApplicationKind::DisabilityGrade, true, Need::Required),
              ElementsAre(M::DiagnosisCertificate, M::MedicalRecord, M::FirstOnsetRecord));
  EXPECT_THAT(kinds(ApplicationKind::LeaveExtension, false, Need::Required),
              ElementsAre(M::DiagnosisCertificate, M::MedicalRecord, M::LeaveConfirmation, M::LeaveCertificate,
                          M::WorkerRequest));
  for (int kind = 0; kind < 4; ++kind) {
    EXPECT_THAT(kinds(static_cast<ApplicationKind>(kind), false, Need::IfApplies),
                ElementsAre(M::OccupationalDiseaseCertificate, M::PsychiatricRecord));
  }
}

TEST(Regions, ACitySeesItsDistrictsAndADistrictItself) {
  const Regions& regions = book().regions;
  EXPECT_EQ(regions.districts().size(), 11U);
  EXPECT_EQ(regions.find("370881")->name, "曲阜市");
  EXPECT_EQ(regions.find("370100"), nullptr);
  EXPECT_TRUE(regions.sees("370800", "370811"));
  EXPECT_TRUE(regions.sees("370811", "370811"));
  EXPECT_FALSE(regions.sees("370811", "370881"));
  EXPECT_FALSE(regions.sees("370811", "370800"));
  EXPECT_FALSE(regions.sees("370800", "110000"));
}

template <class Part>
std::string refusal(const std::string& toml) {
  const auto parsed = Part::parse(toml, "file");
  return parsed ? std::string() : parsed.error().detail;
}

TEST(Regions, AndMaterialsRefuseWrongFiles) {
  const std::string regions = policyText("regions.toml");
  EXPECT_EQ(refusal<Regions>(regions), "");
  EXPECT_EQ(refusal<Regions>(with(regions, "370811", "370812")), "file: district 2: code 370812 stands twice");
  EXPECT_EQ(refusal<Regions>(with(regions, "370811", "110101")), "file: district 1: code 110101 is of another city");
  EXPECT_EQ(refusal<Regions>(with(regions, "370811", "37081")), "file: district 1: code is not six digits");
  const std::string materials = policyText("materials.toml");
  EXPECT_EQ(refusal<MaterialTable>(materials), "");
  EXPECT_EQ(refusal<MaterialTable>(with(materials, "relapse = \"required\"", "relapse = \"always\"")),
            "file: material 1: relapse is neither required nor if_applies");
  EXPECT_EQ(refusal<MaterialTable>(with(materials, "\"medical_record\"", "\"diary\"")),
            "file: material 2: id \"diary\" is unknown");
  EXPECT_EQ(refusal<MaterialTable>(with(materials, "\"medical_record\"", "\"worker_request\"")),
            "file: material 6: id \"worker_request\" stands twice");
}

template <class Part>
int damagedAndRefused(const std::string& good) {
  std::mt19937 random(11);
  int refused = 0;
  for (int round = 0; round < 300; ++round) {
    std::string text = good;
    for (int edit = 0; edit < 3; ++edit)
      text[random() % text.size()] = static_cast<char>(random() % 256);
    if (round % 3 == 0) text.resize(random() % text.size());
    const auto parsed = Part::parse(text, "file");
    if (parsed) continue;
    EXPECT_EQ(parsed.error().id, assets::ErrorId::PolicyInvalid);
    EXPECT_EQ(parsed.error().detail.rfind("file: ", 0), 0U) << parsed.error().detail;
    ++refused;
  }
  return refused;
}

TEST(PolicyBook, DamagedFilesAreReadOrRefusedWithAReason) {
  EXPECT_GT(damagedAndRefused<WorkingCalendar>(policyText("working_days.toml")), 100);
  EXPECT_GT(damagedAndRefused<Terms>(policyText("terms.toml")), 100);
  EXPECT_GT(damagedAndRefused<MaterialTable>(policyText("materials.toml")), 100);
  EXPECT_GT(damagedAndRefused<Regions>(policyText("regions.toml")), 100);
}

TEST(PolicyBook, AFolderWithoutFilesIsTold) {
  const auto loaded = PolicyBook::load("/nowhere");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().id, assets::ErrorId::PolicyUnreadable);
  EXPECT_EQ(loaded.error().detail, "/nowhere/working_days.toml");
}

TEST(Wipe, LeavesNothingOfTheVisit) {
  Application application = good();
  application.person.address = std::string(100, 'a');
  const char* address = application.person.address.data();
  const auto capacity = application.person.address.capacity();
  wipe(application.person.address);
  EXPECT_TRUE(std::all_of(address, address + capacity, [](char c) { return c == 0; }));
  std::vector<std::uint8_t> picture(500, 9);
  const std::uint8_t* pixels = picture.data();
  picture.resize(10);
  wipe(picture);
  EXPECT_TRUE(std::all_of(pixels, pixels + 500, [](std::uint8_t byte) { return byte == 0; }));
  wipe(application);
  EXPECT_EQ(application, Application{});
}

}  // namespace
}  // namespace kiosk::domain
