#include "kiosk/domain/terms.h"

#include <algorithm>
#include <array>

#include "assets/error_id.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {
namespace {

constexpr std::array<std::string_view, kTermKindCount> kNames = {
    "supplement",
    "conclusion",
    "conclusion_extension",
    "delivery",
    "session_notice_earliest",
    "session_notice_latest",
    "reassessment",
    "review_assessment",
};

std::optional<TermKind> termKindOf(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<TermKind>(found - kNames.begin());
}

std::optional<TermUnit> unitOf(std::string_view name) {
  if (name == "days") return TermUnit::Days;
  if (name == "working_days") return TermUnit::WorkingDays;
  if (name == "years") return TermUnit::Years;
  return std::nullopt;
}

bool holdsOn(const Term& term, const Date& on) {
  return (!term.from || *term.from <= on) && (!term.until || on <= *term.until);
}

// The figures of one kind must follow one another day by day and hold until further notice.
void checkSuccession(TermKind kind, std::vector<Term> terms, PolicyReport& report) {
  const std::string name(wireName(kind));
  if (terms.empty()) {
    report.add(name, "has no term");
    return;
  }
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return (a.from ? std::chrono::sys_days{*a.from} : std::chrono::sys_days::min()) <
           (b.from ? std::chrono::sys_days{*b.from} : std::chrono::sys_days::min());
  });
  for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
    const bool follows = terms[i].until && terms[i + 1].from && plusDays(*terms[i].until, 1) == *terms[i + 1].from;
    if (!follows) report.add(name, "its terms overlap or leave days without one");
  }
  if (terms.back().until) report.add(name, "the last term ends and none follows");
}

}  // namespace

std::string_view wireName(TermKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

assets::Result<Terms> Terms::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  Terms terms;
  for (PolicyTable& entry : root.tables("term")) {
    Term term;
    const std::string name = entry.text("kind");
    const auto kind = termKindOf(name);
    if (!kind) entry.report("kind \"" + name + "\" is unknown");
    const std::string unitName = entry.text("unit");
    const auto unit = unitOf(unitName);
    if (!unit) entry.report("unit \"" + unitName + "\" is none of days, working_days, years");
    term.amount = entry.number("amount", 1, 400);
    term.rolls = entry.flag("rolls");
    term.from = entry.optionalDate("from");
    term.until = entry.optionalDate("until");
    term.source = entry.text("source");
    if (term.from && term.until && *term.until < *term.from) entry.report("until lies before from");
    if (term.rolls && unit && *unit != TermUnit::Days) entry.report("only a term of days can roll");
    entry.finish();
    if (!kind || !unit) continue;
    term.kind = *kind;
    term.unit = *unit;
    terms.terms_.push_back(term);
  }
  root.finish();
  for (int i = 0; i < kTermKindCount; ++i) {
    const auto kind = static_cast<TermKind>(i);
    std::vector<Term> same;
    std::copy_if(terms.terms_.begin(), terms.terms_.end(), std::back_inserter(same),
                 [kind](const Term& term) { return term.kind == kind; });
    checkSuccession(kind, same, report);
  }
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return terms;
}

assets::Result<Term> Terms::inForce(TermKind kind, const Date& on) const {
  for (const Term& term : terms_) {
    if (term.kind == kind && holdsOn(term, on)) return term;
  }
  return assets::failure(assets::ErrorId::NoTermInForce, std::string(wireName(kind)) + " on " + dateText(on));
}

}  // namespace kiosk::domain
