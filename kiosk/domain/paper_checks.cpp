#include "kiosk/domain/paper_checks.h"

#include <algorithm>
#include <numeric>

#include "assets/error_id.h"
#include "kiosk/domain/code_points.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/policy_reader.h"
#include "kiosk/domain/validation.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::domain {
namespace {

constexpr std::size_t kCharactersForOne = 6;  // a misread character is forgiven to so many, and one to every name
constexpr double kClearly = 0.08;             // the best must be this much liker than the next
constexpr std::u32string_view kNumerals = U"一二三四五六七八九十〇0123456789";

bool numeral(char32_t point) {
  return kNumerals.find(point) != std::u32string_view::npos;
}

std::vector<char32_t> withoutBlanks(std::string_view text) {
  std::vector<char32_t> points = codePoints(text);
  std::erase_if(points, [](char32_t point) { return point == U' ' || point == U'　'; });
  return points;
}

/// What is left, added or another; more than any name has where a numeral is.
std::size_t distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  const std::size_t never = a.size() + b.size();
  const auto cost = [never](char32_t point) { return numeral(point) ? never : 1; };
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 1; j <= b.size(); ++j)
    row[j] = row[j - 1] + cost(b[j - 1]);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] += cost(a[i - 1]);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t other = a[i - 1] == b[j - 1] ? 0 : std::max(cost(a[i - 1]), cost(b[j - 1]));
      const std::size_t best = std::min({corner + other, row[j] + cost(a[i - 1]), row[j - 1] + cost(b[j - 1])});
      corner = row[j];
      row[j] = best;
    }
  }
  return row[b.size()];
}

double likenessOf(const std::vector<char32_t>& read, const std::vector<char32_t>& name) {
  if (name.empty() || read.empty()) return 0;
  if (std::search(read.begin(), read.end(), name.begin(), name.end()) != read.end()) return 1;
  const std::size_t longer = std::max(read.size(), name.size());
  const std::size_t apart = distance(read, name);
  if (apart > std::max<std::size_t>(1, longer / kCharactersForOne)) return 0;
  return 1 - static_cast<double>(apart) / static_cast<double>(longer);
}

const Field* sure(const Page& page, std::string_view key) {
  const auto field = std::find_if(page.fields.begin(), page.fields.end(), [&](const Field& one) {
    return one.key == key && one.confidence >= PaperChecks::kSure;
  });
  return field == page.fields.end() ? nullptr : &*field;
}

std::optional<Date> dayOf(const Page& page, std::string_view key) {
  const Field* field = sure(page, key);
  return field == nullptr ? std::nullopt : parseDate(field->value);
}

}  // namespace

std::optional<InstitutionMatch> matchInstitution(std::string_view read, std::span<const std::string> names) {
  const std::vector<char32_t> wanted = withoutBlanks(read);
  InstitutionMatch best;
  std::size_t bestLength = 0;
  double next = 0;
  for (const std::string& name : names) {
    const std::vector<char32_t> points = withoutBlanks(name);
    const double likeness = likenessOf(wanted, points);
    // Of two names that the paper's holds, the longer says more: 市中医院 stands also in 市中医院东院区.
    const bool liker = likeness > best.likeness || (likeness == best.likeness && points.size() > bestLength);
    if (!liker) {
      if (likeness < 1) next = std::max(next, likeness);
      continue;
    }
    if (best.likeness < 1) next = std::max(next, best.likeness);
    best = {name, likeness};
    bestLength = points.size();
  }
  if (best.likeness <= 0) return std::nullopt;
  if (best.likeness < 1 && best.likeness - next < kClearly) return std::nullopt;
  return best;
}

assets::Result<PaperChecks> PaperChecks::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  PaperChecks checks;
  for (PolicyTable& entry : root.tables("title")) {
    Title title{.id = entry.text("id"), .material = {}};
    const std::string name = entry.text("material");
    const auto material = materialKindOf(name);
    if (!material) entry.report("material \"" + name + "\" is unknown");
    if (checks.materialOf(title.id)) entry.report("id \"" + title.id + "\" stands twice");
    entry.finish();
    title.material = material.value_or(MaterialKind{});
    checks.titles_.push_back(std::move(title));
  }
  for (PolicyTable& entry : root.tables("paper")) {
    const std::string id = entry.text("id");
    const auto material = materialKindOf(id);
    const bool twice = material && std::any_of(checks.rules_.begin(), checks.rules_.end(),
                                               [&](const Rule& rule) { return rule.material == *material; });
    if (!material) entry.report("id \"" + id + "\" is unknown");
    if (twice) entry.report("id \"" + id + "\" stands twice");
    const Rule rule{material.value_or(MaterialKind{}), entry.flag("seal"), entry.flag("agreement")};
    entry.finish();
    checks.rules_.push_back(rule);
  }
  for (PolicyTable& entry : root.tables("order")) {
    Order order{entry.text("earlier"), entry.text("later")};
    if (order.earlier == order.later) entry.report("a day cannot lie before itself");
    entry.finish();
    checks.orders_.push_back(std::move(order));
  }
  for (PolicyTable& entry : root.optionalTables("ahead")) {
    checks.ahead_.push_back(entry.text("key"));
    entry.finish();
  }
  root.finish();
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return checks;
}

std::optional<MaterialKind> PaperChecks::materialOf(std::string_view title) const {
  const auto found = std::find_if(titles_.begin(), titles_.end(), [&](const Title& one) { return one.id == title; });
  return found == titles_.end() ? std::nullopt : std::optional(found->material);
}

bool PaperChecks::mayLieAhead(std::string_view key) const {
  return std::find(ahead_.begin(), ahead_.end(), key) != ahead_.end();
}

std::vector<PaperFinding> PaperChecks::findings(const Page& page, const Date& today,
                                                std::span<const std::string> agreement) const {
  std::vector<PaperFinding> found;
  if (const Field* number = sure(page, "number"); number != nullptr && !isCitizenNumber(number->value)) {
    found.push_back({PaperDefect::NumberInvalid, number->key});
  }
  for (const Field& field : page.fields) {
    const auto day = dayOf(page, field.key);
    if (day && *day > today && !mayLieAhead(field.key)) found.push_back({PaperDefect::DateAhead, field.key});
  }
  for (const Order& order : orders_) {
    const auto earlier = dayOf(page, order.earlier);
    const auto later = dayOf(page, order.later);
    if (earlier && later && *later < *earlier) found.push_back({PaperDefect::DatesOutOfOrder, order.later});
  }
  const auto rule =
      std::find_if(rules_.begin(), rules_.end(), [&](const Rule& one) { return one.material == page.material; });
  if (rule == rules_.end()) return found;
  const Field* seals = sure(page, kSealsKey);
  if (rule->seal && seals != nullptr && seals->value == "0") {
    found.push_back({PaperDefect::SealMissing, std::string(kSealsKey)});
  }
  const Field* hospital = sure(page, "hospital");
  if (rule->agreement && !agreement.empty() && hospital != nullptr && !matchInstitution(hospital->value, agreement)) {
    found.push_back({PaperDefect::InstitutionUnknown, hospital->key});
  }
  return found;
}

}  // namespace kiosk::domain
