#include "tests/kiosk/terminal/screens/samples_looking_up.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "assets/directory.h"
#include "kiosk/domain/answer_search.h"
#include "kiosk/domain/policy_book.h"
#include "kiosk/terminal/screens/choice_screen.h"
#include "kiosk/terminal/screens/estimate_screen.h"
#include "kiosk/terminal/screens/figure_screen.h"
#include "kiosk/terminal/screens/look_up_screen.h"
#include "kiosk/terminal/screens/policy_screen.h"
#include "tests/kiosk/terminal/screens/sample_pages.h"

namespace hall_test {
namespace {

using namespace kiosk::terminal::screens;  // NOLINT(google-build-using-namespace): one screen after another
using assets::StringId;

const kiosk::domain::PolicyAnswers& answers() {
  static const auto kBook = kiosk::domain::PolicyBook::load(assets::directory() / "policy");
  return kBook->answers;
}

}  // namespace

void addLookingUp(std::vector<Sample>& all) {
  ChromeModel chrome = applying(0);
  chrome.slips = {};
  chrome.service = StringId::ServiceLookUp;
  all.push_back({"15-look-up", page(chrome, [](ui::Frame& frame) { drawLookUp(frame); })});
  ChoiceModel grade{StringId::BenefitsGradeTitle, StringId::BenefitsGradeHint, StringId::BenefitsGradeAbout, {}};
  for (const char* name : {"一级", "二级", "三级", "四级", "五级", "六级", "七级", "八级", "九级", "十级"})
    grade.options.push_back({std::string("grade.") + name, ui::theme::Icon::Form, ui::data(name)});
  all.push_back({"15-choice-many", page(chrome, body(drawChoice, grade))});
  const ChoiceModel care{
      StringId::BenefitsCareTitle,
      StringId::BenefitsCareHint,
      StringId::BenefitsCareAbout,
      {{"care.none", ui::theme::Icon::Check, StringId::BenefitsCareNone, ui::Text(StringId::BenefitsCareNoneHint)},
       {"care.wholly", ui::theme::Icon::OnBehalf, StringId::BenefitsCareWholly,
        ui::Text(StringId::BenefitsCareWhollyHint)}}};
  all.push_back({"15-choice-few", page(chrome, body(drawChoice, care))});
  const auto panel = std::make_shared<ui::input::EntryPanel>(nullptr);
  panel->begin({ui::input::Keys::Digits, 6, {}});
  for (const char digit : std::string("6200"))
    panel->digit(digit);
  const FigureModel wage{StringId::BenefitsWageTitle,
                         StringId::BenefitsWageHint,
                         StringId::BenefitsWageAbout,
                         StringId::BenefitsWageName,
                         StringId::BenefitsWageNote,
                         false,
                         true,
                         ui::data("6,200 元")};
  all.push_back({"15-figure", page(chrome, [wage, panel](ui::Frame& frame) { drawFigure(frame, wage, *panel); })});
  FigureModel wrong{StringId::RetirementBirthTitle,
                    StringId::RetirementBirthHint,
                    StringId::RetirementBirthAbout,
                    StringId::RetirementBirthName,
                    StringId::EstimateDateWrong,
                    true,
                    false,
                    ui::data("1966-02-30")};
  const auto date = std::make_shared<ui::input::EntryPanel>(nullptr);
  date->begin({ui::input::Keys::Date, 10, "19660230"});
  all.push_back(
      {"15-figure-wrong", page(chrome, [wrong, date](ui::Frame& frame) { drawFigure(frame, wrong, *date); })});
  const auto n = [](StringId id, int value) { return ui::Text(id, {{"n", ui::Value(value)}}); };
  EstimateModel full{
      .title = StringId::BenefitsTitle,
      .asked = ui::data("五级 · 月工资 6,200 元"),
      .lines = {{StringId::BenefitsGrant, ui::data("111,600 元"), n(StringId::BenefitsGrantNote, 18)},
                {StringId::BenefitsAllowance, ui::data("4,340 元"), n(StringId::BenefitsAllowanceEmployer, 70)},
                {StringId::BenefitsNursing, ui::data("40%"), n(StringId::BenefitsNursingNote, 40)},
                {StringId::BenefitsMedical, ui::data("136,400 元"), n(StringId::BenefitsMedicalNote, 22)},
                {StringId::BenefitsEmployment, ui::data("223,200 元"), n(StringId::BenefitsEmploymentNote, 36)},
                {StringId::BenefitsBase, ui::data("6,200 元"),
                 ui::Text(StringId::BenefitsNoAverage, {{"floor", ui::Value(60)}, {"ceiling", ui::Value(300)}})}},
      .sources = {"工伤保险条例（国务院令第586号修订）第三十六条", "工伤保险条例第三十四条",
                  "山东省贯彻《工伤保险条例》实施办法（鲁政发〔2011〕25号），以办理时的标准为准",
                  "工伤保险条例第六十四条"},
      .on = kToday};
  all.push_back({"15-estimate-benefits", page(chrome, body(drawEstimate, full))});
  const EstimateModel months{
      .title = StringId::RetirementTitle,
      .asked = ui::data("女职工，管理或技术岗位 · 1974年6月9日 出生"),
      .lines = {{StringId::RetirementLegal, ui::data("2030年8月"),
                 ui::Text(StringId::RetirementLegalNote, {{"age", ui::Value("56岁2个月")}, {"n", ui::Value(14)}})},
                {StringId::RetirementContribution, ui::data("15年6个月"),
                 ui::Text(StringId::RetirementContributionNote)},
                {StringId::RetirementEarliest, ui::data("2029年6月"),
                 ui::Text(StringId::RetirementEarliestNote, {{"n", ui::Value("15年")}})},
                {StringId::RetirementLatest, ui::data("2033年8月"), ui::Text(StringId::RetirementLatestNote)}},
      .sources = {"国务院关于渐进式延迟法定退休年龄的办法（全国人大常委会2024年9月13日决定批准）第一条及附表1至3",
                  "国务院关于渐进式延迟法定退休年龄的办法第三条"},
      .on = kToday};
  all.push_back({"15-estimate-retirement", page(chrome, body(drawEstimate, months))});
  all.push_back(
      {"15-estimate-unknown", page(chrome, body(drawEstimate, EstimateModel{.title = StringId::EstimateNoRules,
                                                                            .asked = StringId::EstimateNoRulesHint,
                                                                            .on = kToday}))});
}

void addAsking(std::vector<Sample>& all) {
  ChromeModel chrome = applying(0);
  chrome.slips = {};
  chrome.service = StringId::ServicePolicy;
  const auto everything = answers().on(kToday);
  PolicyListModel list;
  std::copy_if(everything.begin(), everything.end(), std::back_inserter(list.answers),
               [](const auto* answer) { return answer->topic == kiosk::domain::PolicyTopic::Assessment; });
  all.push_back({"16-policy", page(chrome, body(drawPolicyList, list))});
  PolicyListModel found;
  found.query = "退休";
  found.answers = kiosk::domain::searchAnswers(everything, found.query);
  all.push_back({"16-policy-found", page(chrome, body(drawPolicyList, found))});
  const auto panel = [](const std::string& letters) {
    auto result = std::make_shared<Entry>();
    result->panel.begin(kPolicyWords);
    for (const char letter : letters)
      result->panel.letter(letter);
    return result;
  };
  const auto search = [&](const std::string& name, const std::string& letters) {
    auto keys = panel(letters);
    const PolicySearchModel model{letters.empty() ? everything : kiosk::domain::searchAnswers(everything, letters),
                                  !letters.empty()};
    all.push_back({name, page(chrome, [model, keys](ui::Frame& frame) {
                     PolicySearchModel shown = model;
                     if (!shown.written) shown.found.clear();
                     drawPolicySearch(frame, shown, keys->panel);
                   })});
  };
  search("16-policy-search", "");
  search("16-policy-search-found", "gsrd");
  search("16-policy-search-none", "zzzz");
  for (const auto* answer : everything) {
    all.push_back(
        {"16-answer-" + answer->id, page(chrome, [answer](ui::Frame& frame) { drawPolicyAnswer(frame, *answer); })});
  }
}

}  // namespace hall_test
