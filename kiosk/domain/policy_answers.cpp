#include "kiosk/domain/policy_answers.h"

#include <algorithm>
#include <array>

#include "assets/error_id.h"
#include "kiosk/domain/code_points.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {
namespace {

constexpr std::array<std::string_view, kPolicyTopicCount> kTopics = {"assessment", "benefits", "certification",
                                                                     "retirement"};

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  std::string word;
  for (const char c : text) {
    if (c != ' ') {
      word.push_back(c);
    } else if (!word.empty()) {
      found.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) found.push_back(std::move(word));
  return found;
}

/// Lower-case letters, one for each Chinese character.
bool spells(std::string_view initials, std::string_view text) {
  const auto points = codePoints(text);
  const auto characters = std::count_if(points.begin(), points.end(), isHan);
  return static_cast<std::size_t>(characters) == initials.size() &&
         std::all_of(initials.begin(), initials.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

BothLanguages readBoth(PolicyTable& entry, std::string_view key, PolicyReport& report) {
  BothLanguages both;
  const toml::table* table = entry.table(key);
  if (table == nullptr) return both;
  PolicyTable languages(*table, entry.where() + "." + std::string(key), report);
  both.zh = languages.text("zh");
  both.en = languages.text("en");
  languages.finish();
  return both;
}

void readTags(PolicyTable& entry, PolicyAnswer& answer) {
  const auto tags = words(entry.text("tags"));
  const auto initials = words(entry.text("tag_initials"));
  if (tags.size() != initials.size()) {
    entry.report("tags and tag_initials are not as many");
    return;
  }
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (!spells(initials[i], tags[i])) entry.report("tag_initials \"" + initials[i] + "\" does not spell " + tags[i]);
    answer.tags.push_back({tags[i], initials[i]});
  }
}

}  // namespace

assets::Result<PolicyAnswers> PolicyAnswers::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  PolicyAnswers answers;
  for (PolicyTable& entry : root.tables("answer")) {
    PolicyAnswer answer;
    answer.id = entry.text("id");
    if (answers.find(answer.id) != nullptr) entry.report("id " + answer.id + " stands twice");
    const std::string topic = entry.text("topic");
    const auto* found = std::find(kTopics.begin(), kTopics.end(), topic);
    if (found == kTopics.end()) entry.report("topic \"" + topic + "\" is unknown");
    answer.question = readBoth(entry, "question", report);
    answer.shortAnswer = readBoth(entry, "short", report);
    answer.longAnswer = readBoth(entry, "long", report);
    answer.source = entry.text("source");
    answer.period = readPeriod(entry);
    answer.initials = entry.text("initials");
    if (!spells(answer.initials, answer.question.zh)) entry.report("initials do not spell the question");
    readTags(entry, answer);
    entry.finish();
    if (found == kTopics.end()) continue;
    answer.topic = static_cast<PolicyTopic>(found - kTopics.begin());
    answers.answers_.push_back(std::move(answer));
  }
  root.finish();
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return answers;
}

std::vector<const PolicyAnswer*> PolicyAnswers::on(const Date& day) const {
  std::vector<const PolicyAnswer*> there;
  for (const PolicyAnswer& answer : answers_) {
    if (answer.period.holdsOn(day)) there.push_back(&answer);
  }
  return there;
}

const PolicyAnswer* PolicyAnswers::find(std::string_view id) const {
  const auto found =
      std::find_if(answers_.begin(), answers_.end(), [id](const PolicyAnswer& answer) { return answer.id == id; });
  return found == answers_.end() ? nullptr : &*found;
}

}  // namespace kiosk::domain
