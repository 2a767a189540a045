#include "kiosk/terminal/steps/estimate_retirement.h"

#include <array>

#include "kiosk/terminal/screens/phrase.h"

namespace kiosk::terminal::steps {
namespace {

using assets::Language;
using domain::RetirementGroup;
using domain::RetirementPlan;
using screens::EstimateModel;
using screens::monthText;
using screens::yearsText;
using ui::Text;
using ui::Value;
using S = assets::StringId;
using ui::theme::Icon;

constexpr domain::Date kEarliestBirth{std::chrono::year{1930}, std::chrono::January, std::chrono::day{1}};

struct GroupWords {
  std::string_view id;
  Icon icon;
  S name;
};
constexpr std::array<GroupWords, domain::kRetirementGroupCount> kGroups{
    GroupWords{"retirement.man", Icon::Retiree, S::RetirementMan},
    GroupWords{"retirement.cadre", Icon::Employer, S::RetirementWomanCadre},
    GroupWords{"retirement.worker", Icon::Retiree, S::RetirementWomanWorker}};

std::vector<EstimateModel::Line> linesOf(const RetirementPlan& plan, Language language) {
  const auto month = [&](std::chrono::year_month when) { return ui::data(monthText(when, language)); };
  const std::string age = screens::ageText(plan.ageMonths, language);
  std::vector<EstimateModel::Line> lines;
  lines.push_back({S::RetirementLegal, month(plan.legal),
                   plan.delayMonths > 0
                       ? Text(S::RetirementLegalNote, {{"age", Value(age)}, {"n", Value(plan.delayMonths)}})
                       : Text(S::RetirementLegalOld, {{"age", Value(age)}})});
  lines.push_back({S::RetirementContribution, ui::data(yearsText(plan.contributionMonths, language)),
                   Text(S::RetirementContributionNote)});
  if (plan.earliest != plan.legal) {
    const std::string paid = yearsText(plan.earliestContributionMonths, language);
    lines.push_back({S::RetirementEarliest, month(plan.earliest),
                     Text(S::RetirementEarliestNote, {{"n", Value(std::string(paid))}})});
  }
  if (plan.latest != plan.legal)
    lines.push_back({S::RetirementLatest, month(plan.latest), Text(S::RetirementLatestNote)});
  return lines;
}

}  // namespace

void EstimateRetirement::enter(Context& context) {
  rules_ = &context.facts.policy->retirement;
  Estimate::enter(context);
}

std::string_view EstimateRetirement::pageName(int page) const {
  constexpr std::array<std::string_view, 3> kNames{"retirement_group", "retirement_birth", "retirement_result"};
  return kNames[static_cast<std::size_t>(page)];
}

screens::ChoiceModel EstimateRetirement::choice(int /*page*/, Language /*language*/) const {
  screens::ChoiceModel model{S::RetirementGroupTitle, S::RetirementGroupHint, S::RetirementGroupAbout, {}};
  for (std::size_t i = 0; i < kGroups.size(); ++i) {
    const int old = rules_->age(static_cast<RetirementGroup>(i)).oldYears;
    model.options.push_back({std::string(kGroups[i].id), kGroups[i].icon, kGroups[i].name,
                             Text(S::RetirementFormerly, {{"n", Value(old)}})});
  }
  return model;
}

void EstimateRetirement::choose(int /*page*/, std::size_t option) {
  group_ = static_cast<RetirementGroup>(option);
}

std::optional<ui::input::EntryForm> EstimateRetirement::form(int page) const {
  if (page != Birth) return std::nullopt;
  return ui::input::EntryForm{ui::input::Keys::Date, 10, {}};
}

screens::FigureModel EstimateRetirement::figure(const std::string& written, const Context& context,
                                                Language language) const {
  const WrittenDate date = writtenDate(written, kEarliestBirth, context.facts.today);
  return {.title = S::RetirementBirthTitle,
          .hint = S::RetirementBirthHint,
          .about = S::RetirementBirthAbout,
          .name = S::RetirementBirthName,
          .note = date.problem.value_or(S::EstimateDateHint),
          .wrong = date.problem.has_value(),
          .ready = date.date.has_value(),
          .shown = shownDate(written, language)};
}

bool EstimateRetirement::take(const std::string& written, const Context& context) {
  const WrittenDate date = writtenDate(written, kEarliestBirth, context.facts.today);
  if (date.date) birth_ = *date.date;
  return date.date.has_value();
}

assets::Result<EstimateModel> EstimateRetirement::result(const Context& context, Language language) const {
  const RetirementPlan plan = rules_->plan(group_, birth_.year() / birth_.month());
  const Text asked(S::RetirementAsked, {{"who", Value(kGroups[static_cast<std::size_t>(group_)].name)},
                                        {"date", Value(screens::fullDate(birth_, language))}});
  return EstimateModel{.title = S::RetirementTitle,
                       .asked = asked,
                       .lines = linesOf(plan, language),
                       .sources = {rules_->source(), rules_->contributionSource(), rules_->flexibleSource()},
                       .on = context.facts.today};
}

}  // namespace kiosk::terminal::steps
