#include "kiosk/domain/validation.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "kiosk/domain/dates.h"
#include "kiosk/domain/policy_book.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::domain {
namespace {

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

bool allDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), isDigit);
}

bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

bool startsWith(const std::vector<std::uint8_t>& bytes, std::initializer_list<std::uint8_t> magic) {
  return bytes.size() > magic.size() && std::equal(magic.begin(), magic.end(), bytes.begin());
}

/// "19790312" of a citizen number as a date.
std::optional<Date> birthOf(std::string_view number) {
  const std::string_view digits = number.substr(6, 8);
  return parseDate(std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" +
                   std::string(digits.substr(6)));
}

class Findings {
 public:
  void add(Defect defect, std::string where) { found_.push_back({defect, std::move(where)}); }
  void addIf(bool wrong, Defect defect, const char* where) {
    if (wrong) add(defect, where);
  }
  std::vector<Finding> take() { return std::move(found_); }

 private:
  std::vector<Finding> found_;
};

void checkPerson(const Person& person, const Date& today, Findings& findings) {
  findings.addIf(isBlank(person.name), Defect::NameMissing, "person.name");
  // Foreigners' cards of 2017 carry a number of 15 characters; only citizen numbers can be checked further.
  const bool citizen = person.number.size() == 18;
  findings.addIf(citizen ? !isCitizenNumber(person.number) : person.number.size() != 15, Defect::NumberInvalid,
                 "person.number");
  bool birthWrong = !person.birth.ok() || today < person.birth;
  if (citizen && isCitizenNumber(person.number)) birthWrong = birthWrong || birthOf(person.number) != person.birth;
  findings.addIf(birthWrong, Defect::BirthContradicts, "person.birth");
}

void checkInjury(const Application& application, const Date& today, Findings& findings) {
  const auto& date = application.injury.date;
  findings.addIf(!date, Defect::InjuryDateMissing, "injury.date");
  if (!date) return;
  const bool beforeBirth = application.person.birth.ok() && *date < application.person.birth;
  findings.addIf(!date->ok() || today < *date || beforeBirth, Defect::InjuryDateInvalid, "injury.date");
}

void checkContact(const Contact& contact, Findings& findings) {
  if (isBlank(contact.phone)) {
    findings.add(Defect::PhoneMissing, "contact.phone");
  } else {
    findings.addIf(!isPhone(contact.phone), Defect::PhoneInvalid, "contact.phone");
  }
  findings.addIf(!contact.emergencyPhone.empty() && !isPhone(contact.emergencyPhone), Defect::EmergencyPhoneInvalid,
                 "contact.emergency_phone");
  findings.addIf(isBlank(contact.postalAddress), Defect::PostalAddressMissing, "contact.postal_address");
}

void checkPages(const Application& application, const PolicyBook& book, Findings& findings) {
  const auto rules = book.materials.needed(application.kind, application.withCausality);
  for (const MaterialKind material : book.materials.missing(application)) {
    findings.add(Defect::MaterialMissing, std::string(wireName(material)));
  }
  findings.addIf(application.pages.size() > kMaxPages, Defect::TooManyPages, "pages");
  for (std::size_t i = 0; i < application.pages.size(); ++i) {
    const Page& page = application.pages[i];
    const std::string where = "pages[" + std::to_string(i) + "]";
    const bool asked = std::any_of(rules.begin(), rules.end(),
                                   [&](const MaterialRule& rule) { return rule.material == page.material; });
    if (!asked) findings.add(Defect::MaterialNotAsked, where);
    if (page.jpeg.size() > kMaxPageBytes || !startsWith(page.jpeg, {0xff, 0xd8, 0xff})) {
      findings.add(Defect::PageUnreadable, where);
    }
  }
}

void checkFace(const Application& application, Findings& findings) {
  findings.addIf(application.face.outcome == FaceCheck::Outcome::Refused, Defect::FaceRefused, "face.outcome");
  if (application.face.outcome != FaceCheck::Outcome::Passed) return;
  const bool granted =
      std::any_of(application.consents.begin(), application.consents.end(),
                  [](const Consent& consent) { return consent.textId == "face_check" && consent.granted; });
  findings.addIf(!granted, Defect::FaceConsentMissing, "consents");
}

}  // namespace

std::vector<Finding> findingsOf(const Application& application, const PolicyBook& book, const Date& today) {
  Findings findings;
  findings.addIf(application.kind == ApplicationKind::Causality, Defect::CausalityAlone, "kind");
  findings.addIf(application.withCausality && application.kind != ApplicationKind::DisabilityGrade,
                 Defect::CausalityMisplaced, "with_causality");
  checkPerson(application.person, today, findings);
  findings.addIf(isBlank(application.employer.name), Defect::EmployerNameMissing, "employer.name");
  // Prefilled from the office's records; only the employer's clerk could set it right.
  findings.addIf(application.applicantRole == ApplicantRole::Employer && !application.employer.creditCode.empty() &&
                     !isCreditCode(application.employer.creditCode),
                 Defect::CreditCodeInvalid, "employer.credit_code");
  checkInjury(application, today, findings);
  checkContact(application.contact, findings);
  checkPages(application, book, findings);
  checkFace(application, findings);
  findings.addIf(!startsWith(application.signaturePng, {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
                 Defect::SignatureMissing, "signature");
  return findings.take();
}

assets::StringId textOf(Defect defect) {
  using assets::StringId;
  switch (defect) {
    case Defect::NameMissing:
      return StringId::DomainDefectNameMissing;
    case Defect::NumberInvalid:
      return StringId::DomainDefectNumberInvalid;
    case Defect::BirthContradicts:
      return StringId::DomainDefectBirthContradicts;
    case Defect::EmployerNameMissing:
      return StringId::DomainDefectEmployerNameMissing;
    case Defect::CreditCodeInvalid:
      return StringId::DomainDefectCreditCodeInvalid;
    case Defect::InjuryDateMissing:
      return StringId::DomainDefectInjuryDateMissing;
    case Defect::InjuryDateInvalid:
      return StringId::DomainDefectInjuryDateInvalid;
    case Defect::PhoneMissing:
      return StringId::DomainDefectPhoneMissing;
    case Defect::PhoneInvalid:
      return StringId::DomainDefectPhoneInvalid;
    case Defect::EmergencyPhoneInvalid:
      return StringId::DomainDefectEmergencyPhoneInvalid;
    case Defect::PostalAddressMissing:
      return StringId::DomainDefectPostalAddressMissing;
    case Defect::CausalityAlone:
      return StringId::DomainDefectCausalityAlone;
    case Defect::CausalityMisplaced:
      return StringId::DomainDefectCausalityMisplaced;
    case Defect::MaterialMissing:
      return StringId::DomainDefectMaterialMissing;
    case Defect::MaterialNotAsked:
      return StringId::DomainDefectMaterialNotAsked;
    case Defect::PageUnreadable:
      return StringId::DomainDefectPageUnreadable;
    case Defect::TooManyPages:
      return StringId::DomainDefectTooManyPages;
    case Defect::SignatureMissing:
      return StringId::DomainDefectSignatureMissing;
    case Defect::FaceConsentMissing:
      return StringId::DomainDefectFaceConsentMissing;
    case Defect::FaceRefused:
      return StringId::DomainDefectFaceRefused;
  }
  std::abort();
}

bool isCitizenNumber(std::string_view number) {
  constexpr std::array kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kCheck = "10X98765432";
  if (number.size() != 18 || !allDigits(number.substr(0, 17)) || number[0] == '0' || !birthOf(number)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i)
    sum += kWeights[i] * (number[i] - '0');
  return number[17] == kCheck[static_cast<std::size_t>(sum % 11)];
}

bool isCreditCode(std::string_view code) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  if (code.size() != 18) return false;
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (std::size_t i = 0; i < 17; ++i) {
    const std::size_t value = kAlphabet.find(code[i]);
    if (value == std::string_view::npos) return false;
    sum += value * weight;
    weight = weight * 3 % 31;
  }
  return code[17] == kAlphabet[(31 - sum % 31) % 31];
}

bool isPhone(std::string_view phone) {
  std::string digits;
  bool hyphen = false;
  for (std::size_t i = 0; i < phone.size(); ++i) {
    // One hyphen, behind an area code of three or four digits.
    if (phone[i] == '-' && !hyphen && (i == 3 || i == 4) && phone[0] == '0') {
      hyphen = true;
    } else if (isDigit(phone[i])) {
      digits.push_back(phone[i]);
    } else {
      return false;
    }
  }
  if (digits.size() < 7 || digits.size() > 12) return false;
  const bool mobile = digits[0] == '1' && digits.size() > 8;
  return !mobile || (digits.size() == 11 && digits[1] >= '3');
}

}  // namespace kiosk::domain
