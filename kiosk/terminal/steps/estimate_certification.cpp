#include "kiosk/terminal/steps/estimate_certification.h"

#include "kiosk/terminal/screens/phrase.h"

namespace kiosk::terminal::steps {
namespace {

using assets::Language;
using screens::EstimateModel;
using screens::fullDate;
using ui::Text;
using ui::Value;
using S = assets::StringId;

constexpr domain::Date kEarliest{std::chrono::year{2015}, std::chrono::January, std::chrono::day{1}};

}  // namespace

screens::ChoiceModel EstimateCertification::choice(int /*page*/, Language /*language*/) const {
  return {S::CertdueTitle, S::CertdueHint, S::CertdueAbout, {}};  // nothing is chosen here
}

void EstimateCertification::choose(int /*page*/, std::size_t /*option*/) {}

std::optional<ui::input::EntryForm> EstimateCertification::form(int /*page*/) const {
  return ui::input::EntryForm{ui::input::Keys::Date, 10, {}};
}

screens::FigureModel EstimateCertification::figure(const std::string& written, const Context& context,
                                                   Language language) const {
  const WrittenDate date = writtenDate(written, kEarliest, context.facts.today);
  return {.title = S::CertdueTitle,
          .hint = S::CertdueHint,
          .about = S::CertdueAbout,
          .name = S::CertdueName,
          .note = date.problem.value_or(S::EstimateDateHint),
          .wrong = date.problem.has_value(),
          .ready = date.date.has_value(),
          .shown = shownDate(written, language)};
}

bool EstimateCertification::take(const std::string& written, const Context& context) {
  const WrittenDate date = writtenDate(written, kEarliest, context.facts.today);
  if (date.date) last_ = *date.date;
  return date.date.has_value();
}

assets::Result<EstimateModel> EstimateCertification::result(const Context& context, Language language) const {
  return context.facts.policy->certification.windowAfter(last_).map([&](const domain::CertificationWindow& window) {
    const S due = window.dueBy < context.facts.today ? S::CertdueOverdueNote : S::CertdueDueNote;
    return EstimateModel{
        .title = S::CertdueResult,
        .asked = Text(S::CertdueAsked, {{"date", Value(fullDate(last_, language))}}),
        .lines = {{S::CertdueDue, ui::data(fullDate(window.dueBy, language)), Text(due)},
                  {S::CertdueFrom, ui::data(fullDate(window.from, language)), Text(S::CertdueFromNote)}},
        .sources = {window.source},
        .on = context.facts.today};
  });
}

}  // namespace kiosk::terminal::steps
