#include "kiosk/terminal/steps/estimate_terms.h"

#include <array>

#include "kiosk/terminal/screens/phrase.h"

namespace kiosk::terminal::steps {
namespace {

using assets::Language;
using domain::TermDay;
using domain::TermKind;
using domain::TermUnit;
using screens::EstimateModel;
using screens::fullDate;
using screens::phrase;
using ui::Text;
using ui::Value;
using S = assets::StringId;
using ui::theme::Icon;

constexpr domain::Date kEarliest{std::chrono::year{2011}, std::chrono::January, std::chrono::day{1}};

struct StartWords {
  std::string_view id;
  Icon icon;
  S name;
  S hint;
};
constexpr std::array<StartWords, domain::kTermStartCount> kStarts{
    StartWords{"terms.applied", Icon::Form, S::TermsApplied, S::TermsAppliedHint},
    StartWords{"terms.concluded", Icon::Document, S::TermsConcluded, S::TermsConcludedHint},
    StartWords{"terms.received", Icon::Notice, S::TermsReceived, S::TermsReceivedHint}};

S nameOf(TermKind kind) {
  switch (kind) {
    case TermKind::Supplement:
      return S::TermsSupplement;
    case TermKind::Conclusion:
      return S::TermsConclusion;
    case TermKind::ConclusionExtension:
      return S::TermsExtension;
    case TermKind::Delivery:
      return S::TermsDelivery;
    case TermKind::Reassessment:
      return S::TermsReassessment;
    case TermKind::ReviewAssessment:
      return S::TermsReview;
    case TermKind::SessionNoticeEarliest:
    case TermKind::SessionNoticeLatest:
      break;  // never follows from a citizen's day
  }
  return S::TermsConclusion;
}

S lengthOf(const TermDay& day) {
  if (day.kind == TermKind::ConclusionExtension) return S::TermsDaysMore;
  switch (day.unit) {
    case TermUnit::Days:
      return S::TermsDays;
    case TermUnit::WorkingDays:
      return S::TermsWorkingDays;
    case TermUnit::Years:
      return S::TermsYears;
  }
  return S::TermsDays;
}

EstimateModel::Line lineOf(const TermDay& day, Language language) {
  const std::string length = phrase(lengthOf(day), language, {{"n", std::to_string(day.amount)}});
  return {
      nameOf(day.kind), ui::data(fullDate(day.deadline.day, language)),
      day.deadline.provisional ? Text(S::TermsProvisional, {{"term", Value(std::string(length))}}) : ui::data(length)};
}

}  // namespace

std::string_view EstimateTerms::pageName(int page) const {
  constexpr std::array<std::string_view, 3> kNames{"terms_start", "terms_day", "terms_result"};
  return kNames[static_cast<std::size_t>(page)];
}

screens::ChoiceModel EstimateTerms::choice(int /*page*/, Language /*language*/) const {
  screens::ChoiceModel model{S::TermsStartTitle, S::TermsStartHint, S::TermsStartAbout, {}};
  for (const StartWords& start : kStarts)
    model.options.push_back({std::string(start.id), start.icon, start.name, Text(start.hint)});
  return model;
}

void EstimateTerms::choose(int /*page*/, std::size_t option) {
  start_ = static_cast<domain::TermStart>(option);
}

std::optional<ui::input::EntryForm> EstimateTerms::form(int page) const {
  if (page != Day) return std::nullopt;
  return ui::input::EntryForm{ui::input::Keys::Date, 10, {}};
}

screens::FigureModel EstimateTerms::figure(const std::string& written, const Context& context,
                                           Language language) const {
  const WrittenDate date = writtenDate(written, kEarliest, context.facts.today);
  return {.title = S::TermsDateTitle,
          .hint = kStarts[static_cast<std::size_t>(start_)].name,
          .about = S::TermsDateAbout,
          .name = S::TermsDateName,
          .note = date.problem.value_or(S::EstimateDateHint),
          .wrong = date.problem.has_value(),
          .ready = date.date.has_value(),
          .shown = shownDate(written, language)};
}

bool EstimateTerms::take(const std::string& written, const Context& context) {
  const WrittenDate date = writtenDate(written, kEarliest, context.facts.today);
  if (date.date) day_ = *date.date;
  return date.date.has_value();
}

assets::Result<EstimateModel> EstimateTerms::result(const Context& context, Language language) const {
  return domain::daysAfter(*context.facts.policy, start_, day_).map([&](const std::vector<TermDay>& days) {
    EstimateModel model{.title = S::TermsTitle,
                        .asked = Text(S::TermsAsked, {{"what", Value(kStarts[static_cast<std::size_t>(start_)].name)},
                                                      {"date", Value(fullDate(day_, language))}}),
                        .lines = {},
                        .sources = {},
                        .on = context.facts.today};
    for (const TermDay& day : days) {
      model.lines.push_back(lineOf(day, language));
      model.sources.push_back(day.source);
    }
    return model;
  });
}

}  // namespace kiosk::terminal::steps
