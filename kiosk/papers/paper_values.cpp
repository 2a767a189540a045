#include "kiosk/papers/paper_values.h"

#include <array>
#include <cstdlib>

#include "assets/language.h"
#include "assets/string_id.h"
#include "kiosk/domain/acceptance_number.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/declarations.h"
#include "kiosk/domain/materials.h"

namespace kiosk::papers {
namespace {

using domain::chineseDateText;

std::string kindText(domain::ApplicationKind kind, bool withCausality) {
  const auto id = withCausality ? assets::StringId::DomainKindGradeAndCausality : domain::nameOf(kind);
  return std::string(assets::text(id, assets::Language::Chinese));
}

/// Grades on documents are written so that no stroke can be added: 壹级 … 拾级.
std::string gradeText(int grade) {
  constexpr std::array<const char*, 11> kGrades = {"未达到伤残等级", "壹级", "贰级", "叁级", "肆级", "伍级",
                                                   "陆级",           "柒级", "捌级", "玖级", "拾级"};
  return grade >= 0 && grade <= 10 ? kGrades[static_cast<std::size_t>(grade)] : "";
}

std::string dependencyText(domain::Dependency dependency) {
  switch (dependency) {
    case domain::Dependency::None:
      return "无";
    case domain::Dependency::Partial:
      return "部分生活自理障碍";
    case domain::Dependency::Mostly:
      return "大部分生活自理障碍";
    case domain::Dependency::Complete:
      return "完全生活自理障碍";
  }
  std::abort();
}

std::string dayText(const domain::Date& date) {
  return date.ok() ? chineseDateText(date) : std::string();
}

/// The groups of a number stay on one line.
std::string unbroken(std::string number) {
  for (auto place = number.find(' '); place != std::string::npos; place = number.find(' ', place))
    number.replace(place, 1, "\u00a0");
  return number;
}

std::string nameText(assets::StringId id) {
  return std::string(assets::text(id, assets::Language::Chinese));
}

std::string sexText(const std::string& code) {
  return code == "1" ? "男" : code == "2" ? "女" : "未说明的性别";
}

std::string applicantText(domain::ApplicantRole role) {
  switch (role) {
    case domain::ApplicantRole::Worker:
      return "职工本人";
    case domain::ApplicantRole::Relative:
      return "职工的近亲属";
    case domain::ApplicantRole::Employer:
      return "用人单位";
    case domain::ApplicantRole::Agency:
      return "工伤保险经办机构";
  }
  std::abort();
}

/// On a form an empty field is seen to be empty.
std::string orBlank(const std::string& text) {
  return text.empty() ? "未填写" : text;
}

PaperValues commonValues(const NoticeHead& head, const domain::Person& person) {
  PaperValues values;
  values.texts["name"] = person.name;
  values.texts["number"] = person.number;
  values.texts["document_number"] = head.documentNumber;
  values.texts["issued_on"] = dayText(head.issuedOn);
  values.texts["acceptance_number"] = unbroken(domain::groupedAcceptanceNumber(head.acceptanceNumber));
  return values;
}

PaperValues valuesOfKind(const MaterialsCompleteNotice& notice) {
  PaperValues values = commonValues(notice.head, notice.person);
  values.texts["kind"] = kindText(notice.kind, notice.withCausality);
  values.texts["received_on"] = dayText(notice.receivedOn);
  values.texts["conclusion_due"] = dayText(notice.conclusionDueBy.day);
  values.texts["conclusion_days"] = chineseNumber(notice.conclusionDays);
  values.texts["extension_days"] = chineseNumber(notice.extensionDays);
  values.conditions["provisional"] = notice.conclusionDueBy.provisional;
  auto& materials = values.lists["materials"];
  for (const std::string& material : notice.materials)
    materials.emplace_back(material, "");
  return values;
}

PaperValues valuesOfKind(const SupplementNotice& notice) {
  PaperValues values = commonValues(notice.head, notice.person);
  values.texts["kind"] = kindText(notice.kind, notice.withCausality);
  values.texts["received_on"] = dayText(notice.receivedOn);
  auto& missing = values.lists["missing"];
  for (const MissingItem& item : notice.missing)
    missing.emplace_back(item.material, item.reason);
  return values;
}

PaperValues valuesOfKind(const ConclusionNotice& notice) {
  using domain::ApplicationKind;
  PaperValues values = commonValues(notice.head, notice.person);
  const domain::Conclusion& conclusion = notice.conclusion;
  values.texts["kind"] = kindText(conclusion.kind, notice.withCausality);
  values.texts["received_on"] = dayText(notice.receivedOn);
  values.texts["employer"] = notice.employer.name;
  values.texts["injury_date"] = notice.injury.date ? dayText(*notice.injury.date) : "";
  values.texts["body_part"] = notice.injury.bodyPart;
  values.texts["determination"] = notice.injury.determinationNumber;
  values.texts["experts"] = chineseNumber(conclusion.experts);
  values.texts["grade"] = gradeText(conclusion.grade);
  values.texts["dependency"] = dependencyText(conclusion.dependency);
  values.texts["causal"] = conclusion.causal.value_or(false) ? "存在因果关系" : "不存在因果关系";
  values.texts["leave"] = conclusion.leaveUntil ? "同意延长至" + dayText(*conclusion.leaveUntil) : "不予延长";
  values.texts["relapse"] = conclusion.relapse.value_or(false) ? "确认为旧伤复发" : "确认不属于旧伤复发";
  values.texts["concluded_on"] = dayText(conclusion.concludedOn);
  values.texts["reassessment_days"] = chineseNumber(notice.reassessmentDays);
  values.texts["reassessment_body"] = notice.reassessmentBody;
  values.texts["review_from"] = dayText(notice.reviewFrom);
  values.conditions["injury_date"] = notice.injury.date.has_value();
  values.conditions["body_part"] = !notice.injury.bodyPart.empty();
  values.conditions["determination"] = !notice.injury.determinationNumber.empty();
  values.conditions["grade"] = conclusion.kind == ApplicationKind::DisabilityGrade;
  values.conditions["causal"] = conclusion.kind == ApplicationKind::Causality || conclusion.causal.has_value();
  values.conditions["leave"] = conclusion.kind == ApplicationKind::LeaveExtension;
  values.conditions["relapse"] = conclusion.kind == ApplicationKind::Relapse;
  return values;
}

PaperValues valuesOfKind(const DeliveryProof& notice) {
  PaperValues values = commonValues(notice.head, notice.person);
  values.texts["delivered_title"] = notice.deliveredTitle;
  values.texts["delivered_number"] = notice.deliveredDocumentNumber;
  values.texts["method"] = notice.method;
  values.texts["place"] = notice.place;
  values.texts["delivered_at"] = domain::chinaDateTimeText(notice.deliveredAtMs);
  values.texts["pdf_sha256"] = notice.pdfSha256;
  values.texts["appeal_by"] = dayText(notice.appealBy.day);
  values.conditions["appeal"] = notice.appealBy.day.ok();
  return values;
}

std::string materialsText(const std::vector<HandedIn>& materials) {
  std::string text;
  for (const HandedIn& paper : materials) {
    if (!text.empty()) text += "；";
    text += paper.material + "\u00a0" + std::to_string(paper.pages) + "\u00a0页";
  }
  return text;
}

PaperValues valuesOfKind(const ApplicationForm& form) {
  using domain::ApplicationKind;
  const domain::Application& application = form.application;
  const domain::Person& person = application.person;
  const bool causality = application.withCausality || application.kind == ApplicationKind::Causality;
  PaperValues values;
  values.texts["city"] = form.city;
  values.texts["acceptance_number"] =
      form.acceptanceNumber.empty() ? "受理后填写" : unbroken(domain::groupedAcceptanceNumber(form.acceptanceNumber));
  values.texts["requested"] = nameText(domain::nameOf(application.kind));
  if (application.withCausality)
    values.texts["requested"] += "、" + nameText(domain::nameOf(ApplicationKind::Causality));
  values.texts["applicant"] = applicantText(application.applicantRole);
  values.texts["name"] = person.name;
  values.texts["number"] = person.number;
  values.texts["sex"] = sexText(person.sexCode);
  values.texts["birth"] = dayText(person.birth) + (person.birth.ok() ? "出生" : "出生日期未填写");
  values.texts["address"] = orBlank(person.address);
  values.texts["phone"] = orBlank(application.contact.phone);
  values.texts["postal_address"] = orBlank(application.contact.postalAddress);
  const std::string& emergency = application.contact.emergencyName;
  values.texts["emergency"] = orBlank(emergency + (emergency.empty() ? "" : "　") + application.contact.emergencyPhone);
  values.texts["employer"] = orBlank(application.employer.name);
  values.texts["injury_date"] = application.injury.date ? dayText(*application.injury.date) : "日期未填写";
  values.texts["place"] = application.injury.place.empty() ? "地点未填写" : application.injury.place;
  values.texts["body_part"] = orBlank(application.injury.bodyPart);
  values.texts["determination"] = orBlank(application.injury.determinationNumber);
  values.texts["materials"] = orBlank(materialsText(form.materials));
  values.texts["signed_on"] = dayText(form.signedOn);
  values.conditions["grade"] = application.kind == ApplicationKind::DisabilityGrade;
  values.conditions["causality"] = causality;
  values.conditions["leave"] = application.kind == ApplicationKind::LeaveExtension;
  values.conditions["relapse"] = application.kind == ApplicationKind::Relapse;
  auto& declarations = values.lists["declarations"];
  for (const domain::Declaration& declaration : domain::declarationsOf(application.kind, application.withCausality)) {
    declarations.emplace_back(nameText(declaration.text), "");
  }
  return values;
}

}  // namespace

PaperValues valuesOf(const Paper& paper) {
  return std::visit([](const auto& kind) { return valuesOfKind(kind); }, paper);
}

FormKind formKindOf(const Paper& paper) {
  return static_cast<FormKind>(paper.index());
}

const NoticeHead* headOf(const Paper& paper) {
  return std::visit(
      [](const auto& kind) -> const NoticeHead* {
        if constexpr (requires { kind.head; }) {
          return &kind.head;
        } else {
          return nullptr;
        }
      },
      paper);
}

const domain::Date& dayOf(const Paper& paper) {
  const NoticeHead* head = headOf(paper);
  return head != nullptr ? head->issuedOn : std::get<ApplicationForm>(paper).signedOn;
}

const std::vector<std::uint8_t>* signatureOf(const Paper& paper) {
  if (const auto* proof = std::get_if<DeliveryProof>(&paper)) return &proof->signaturePng;
  if (const auto* form = std::get_if<ApplicationForm>(&paper)) return &form->application.signaturePng;
  return nullptr;
}

Paper emptyPaper(FormKind kind) {
  switch (kind) {
    case FormKind::MaterialsComplete:
      return MaterialsCompleteNotice{};
    case FormKind::Supplement:
      return SupplementNotice{};
    case FormKind::Conclusion:
      return ConclusionNotice{};
    case FormKind::DeliveryProof:
      return DeliveryProof{};
    case FormKind::Application:
      return ApplicationForm{};
  }
  std::abort();
}

std::string chineseNumber(int number) {
  constexpr std::array<const char*, 10> kDigits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const auto digit = [&](int value) { return std::string(kDigits[static_cast<std::size_t>(value)]); };
  if (number < 0 || number > 999) return std::to_string(number);
  if (number < 10) return digit(number);
  if (number < 100) {
    const std::string tens = number < 20 ? "十" : digit(number / 10) + "十";
    return number % 10 == 0 ? tens : tens + digit(number % 10);
  }
  std::string hundreds = digit(number / 100) + "百";
  const int rest = number % 100;
  if (rest == 0) return hundreds;
  if (rest < 10) return hundreds + "零" + digit(rest);
  return hundreds + (rest < 20 ? "一" : "") + chineseNumber(rest);
}

std::vector<std::string> placeholdersOf(const std::string& text) {
  std::vector<std::string> names;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    names.push_back(close == std::string::npos ? text.substr(open + 1) : text.substr(open + 1, close - open - 1));
  }
  return names;
}

std::string filled(const std::string& text, const PaperValues& values) {
  std::string result;
  std::size_t place = 0;
  while (place < text.size()) {
    const auto open = text.find('{', place);
    if (open == std::string::npos) break;
    const auto close = text.find('}', open);
    if (close == std::string::npos) break;
    result += text.substr(place, open - place);
    result += values.texts.at(text.substr(open + 1, close - open - 1));
    place = close + 1;
  }
  return result + text.substr(place);
}

std::vector<std::string> titlesOf(const PaperForm& form, const PaperValues& values) {
  std::vector<std::string> titles;
  for (const FormTitle& title : form.titles) {
    if (title.when.empty() || values.conditions.at(title.when)) titles.push_back(filled(title.text, values));
  }
  return titles;
}

}  // namespace kiosk::papers
