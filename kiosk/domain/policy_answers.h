#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "assets/language.h"
#include "kiosk/domain/policy_period.h"

namespace kiosk::domain {

/// What a question is about.
enum class PolicyTopic : std::uint8_t { Assessment, Benefits, Certification, Retirement };
inline constexpr int kPolicyTopicCount = 4;

/// One sentence in both languages.
struct BothLanguages {
  std::string zh;
  std::string en;
  [[nodiscard]] const std::string& in(assets::Language language) const {
    return language == assets::Language::Chinese ? zh : en;
  }
};

/// A word an answer is found by, and the first letters of its sounds: 期限, "qx".
struct AnswerTag {
  std::string word;
  std::string initials;
};

/// A question of the hall and what the rules say.
struct PolicyAnswer {
  std::string id;
  PolicyTopic topic{};
  BothLanguages question;
  BothLanguages shortAnswer;
  BothLanguages longAnswer;
  std::string source;    ///< the rule and its article
  Period period;         ///< the time the rule holds
  std::string initials;  ///< a letter for each Chinese character of the question
  std::vector<AnswerTag> tags;
};

class PolicyAnswers {
 public:
  /// Reads the content of assets/policy/answers.toml. PolicyInvalid names the entry.
  static assets::Result<PolicyAnswers> parse(std::string_view toml, std::string_view origin);

  [[nodiscard]] const std::vector<PolicyAnswer>& all() const { return answers_; }
  /// Those in force on a day, in the order of the file.
  [[nodiscard]] std::vector<const PolicyAnswer*> on(const Date& day) const;
  /// nullptr when there is none of that id.
  [[nodiscard]] const PolicyAnswer* find(std::string_view id) const;

 private:
  std::vector<PolicyAnswer> answers_;
};

}  // namespace kiosk::domain
