#include "kiosk/terminal/steps/estimate_benefits.h"

#include <array>
#include <charconv>

#include "kiosk/terminal/screens/phrase.h"

namespace kiosk::terminal::steps {
namespace {

using assets::Language;
using domain::InjuryAnswer;
using domain::WageBase;
using screens::EstimateModel;
using screens::moneyText;
using ui::Text;
using ui::Value;
using S = assets::StringId;
using ui::theme::Icon;

constexpr domain::Fen kYuan = 100;
constexpr std::size_t kWageDigits = 6;

/// Whole yuan; 0 for nothing.
domain::Fen wageOf(const std::string& written) {
  int yuan = 0;
  std::from_chars(written.data(), written.data() + written.size(), yuan);
  return yuan * kYuan;
}

Text percent(S id, int n) {
  return Text(id, {{"n", Value(n)}});
}

EstimateModel::Line wageLine(const InjuryAnswer& answer, Language language) {
  const auto line = [&](Text note) {
    return EstimateModel::Line{S::BenefitsBase, ui::data(moneyText(answer.wage, language)), std::move(note)};
  };
  if (answer.base == WageBase::Raised) return line(percent(S::BenefitsBaseRaised, answer.floorPercent));
  if (answer.base == WageBase::Capped) return line(percent(S::BenefitsBaseCapped, answer.ceilingPercent));
  return line(
      Text(S::BenefitsNoAverage, {{"floor", Value(answer.floorPercent)}, {"ceiling", Value(answer.ceilingPercent)}}));
}

std::vector<EstimateModel::Line> linesOf(const InjuryAnswer& answer, Language language) {
  const auto money = [&](domain::Fen fen) { return ui::data(moneyText(fen, language)); };
  std::vector<EstimateModel::Line> lines;
  lines.push_back({S::BenefitsGrant, money(answer.grant), percent(S::BenefitsGrantNote, answer.grantMonths)});
  if (answer.allowancePercent) {
    const S note = answer.allowanceByEmployer ? S::BenefitsAllowanceEmployer : S::BenefitsAllowanceFund;
    lines.push_back({S::BenefitsAllowance, money(answer.allowance), percent(note, *answer.allowancePercent)});
  }
  if (answer.nursingPercent) {
    lines.push_back({S::BenefitsNursing,
                     answer.nursing ? money(*answer.nursing) : percent(S::BenefitsNursingShare, *answer.nursingPercent),
                     percent(S::BenefitsNursingNote, *answer.nursingPercent)});
  }
  if (answer.medicalMonths) {
    lines.push_back(
        {S::BenefitsMedical, money(answer.medical), percent(S::BenefitsMedicalNote, *answer.medicalMonths)});
  }
  if (answer.employmentMonths) {
    lines.push_back({S::BenefitsEmployment, money(answer.employment),
                     percent(S::BenefitsEmploymentNote, *answer.employmentMonths)});
  }
  if (answer.base != WageBase::Own) lines.push_back(wageLine(answer, language));
  return lines;
}

}  // namespace

std::string_view EstimateBenefits::pageName(int page) const {
  constexpr std::array<std::string_view, 4> kNames{"benefits_grade", "benefits_care", "benefits_wage",
                                                   "benefits_result"};
  return kNames[static_cast<std::size_t>(page)];
}

screens::ChoiceModel EstimateBenefits::choice(int page, Language language) const {
  if (page == Care) {
    return {S::BenefitsCareTitle,
            S::BenefitsCareHint,
            S::BenefitsCareAbout,
            {{"benefits.care.none", Icon::Check, S::BenefitsCareNone, Text(S::BenefitsCareNoneHint)},
             {"benefits.care.partly", Icon::OnBehalf, S::BenefitsCarePartly, Text(S::BenefitsCarePartlyHint)},
             {"benefits.care.mostly", Icon::OnBehalf, S::BenefitsCareMostly, Text(S::BenefitsCareMostlyHint)},
             {"benefits.care.wholly", Icon::OnBehalf, S::BenefitsCareWholly, Text(S::BenefitsCareWhollyHint)}}};
  }
  screens::ChoiceModel model{S::BenefitsGradeTitle, S::BenefitsGradeHint, S::BenefitsGradeAbout, {}};
  for (int grade = 1; grade <= domain::kGradeCount; ++grade) {
    model.options.push_back(
        {"benefits.grade." + std::to_string(grade), Icon::Form, ui::data(screens::gradeName(grade, language))});
  }
  return model;
}

void EstimateBenefits::choose(int page, std::size_t option) {
  if (page == Grade) question_.grade = static_cast<int>(option) + 1;
  if (page == Care) question_.selfCare = static_cast<domain::SelfCare>(option);
}

std::optional<ui::input::EntryForm> EstimateBenefits::form(int page) const {
  if (page != Wage) return std::nullopt;
  return ui::input::EntryForm{ui::input::Keys::Digits, kWageDigits, {}};
}

screens::FigureModel EstimateBenefits::figure(const std::string& written, const Context& /*context*/,
                                              Language language) const {
  const domain::Fen wage = wageOf(written);
  return {.title = S::BenefitsWageTitle,
          .hint = S::BenefitsWageHint,
          .about = S::BenefitsWageAbout,
          .name = S::BenefitsWageName,
          .note = S::BenefitsWageNote,
          .wrong = false,
          .ready = wage > 0,
          .shown = ui::data(wage > 0 ? moneyText(wage, language) : std::string())};
}

bool EstimateBenefits::take(const std::string& written, const Context& /*context*/) {
  question_.monthlyWage = wageOf(written);
  return question_.monthlyWage > 0;
}

assets::Result<EstimateModel> EstimateBenefits::result(const Context& context, Language language) const {
  return context.facts.policy->injuryBenefits.answer(question_, context.facts.today)
      .map([&](const InjuryAnswer& answer) {
        const Text asked(S::BenefitsAsked, {{"grade", Value(screens::gradeName(question_.grade, language))},
                                            {"wage", Value(moneyText(question_.monthlyWage, language))}});
        return EstimateModel{.title = S::BenefitsTitle,
                             .asked = asked,
                             .lines = linesOf(answer, language),
                             .sources = {answer.gradeSource, answer.nursingSource, answer.subsidySource,
                                         answer.wageSource, answer.averageSource},
                             .on = context.facts.today};
      });
}

}  // namespace kiosk::terminal::steps
