#include "kiosk/domain/policy_answers.h"

#include <algorithm>

#include "assets/error_id.h"
#include "kiosk/domain/answer_search.h"
#include "kiosk/domain/code_points.h"
#include "kiosk/domain/deadlines.h"
#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

const Date kToday = on(2026, 11, 27);

std::vector<std::string> found(std::string_view query) {
  std::vector<std::string> ids;
  for (const PolicyAnswer* answer : searchAnswers(book().answers.on(kToday), query))
    ids.push_back(answer->id);
  return ids;
}

std::string first(std::string_view query) {
  const auto ids = found(query);
  return ids.empty() ? "" : ids.front();
}

TEST(PolicyAnswers, WhatPeopleAskLeadsToItsAnswer) {
  EXPECT_EQ(first("车祸"), "injury_commute");
  EXPECT_EQ(first("再次鉴定"), "assess_appeal");
  EXPECT_EQ(first("护理费"), "nursing_amount");
  EXPECT_EQ(first("忘了认证"), "cert_missed");
  EXPECT_EQ(first("提前退休"), "retire_early");
  EXPECT_EQ(first("轮椅"), "prosthesis");
}

TEST(PolicyAnswers, LettersAreTheFirstOfEachSound) {
  EXPECT_EQ(first("gsrd"), "injury_deadline");
  EXPECT_EQ(first("tqtx"), "retire_early");
  EXPECT_EQ(first("TGLX"), "leave_length");
  EXPECT_EQ(first("hlf"), "nursing_amount");
  EXPECT_EQ(first("工伤rd"), "injury_deadline") << "characters and letters in one query";
}

TEST(PolicyAnswers, AWholeQuestionInOwnWordsFindsItsLike) {
  EXPECT_EQ(first("鉴定结论多长时间能出来呀"), "assess_time");
  EXPECT_EQ(first("我的养老金是每个月几号发放"), "pay_day");
}

TEST(PolicyAnswers, EnglishWordsFindTheEnglishQuestion) {
  EXPECT_EQ(first("wheelchair"), "prosthesis");
  EXPECT_EQ(first("retire earlier"), "retire_early");
}

TEST(PolicyAnswers, NothingIsFoundWhereThereIsNothing) {
  EXPECT_TRUE(found("公积金").empty());
  EXPECT_TRUE(found("zzzz").empty());
  EXPECT_EQ(found("").size(), book().answers.on(kToday).size());
  EXPECT_EQ(found(" ？").size(), book().answers.on(kToday).size());
  EXPECT_EQ(first("\xFF\xFE车祸"), "injury_commute") << "broken bytes are passed over";
}

TEST(PolicyAnswers, TheQuestionCountsMoreThanTheWordsOfAnAnswer) {
  const auto ids = found("复查");
  ASSERT_FALSE(ids.empty());
  EXPECT_EQ(ids.front(), "assess_review");
  const auto stop = found("停工");
  EXPECT_EQ(stop.front(), "leave_length");
  EXPECT_NE(std::find(stop.begin(), stop.end(), "assess_when"), stop.end()) << "in its longer answer";
}

TEST(PolicyAnswers, EveryOneIsFoundByItsOwnQuestionAndLetters) {
  for (const PolicyAnswer& answer : book().answers.all()) {
    EXPECT_EQ(first(answer.question.zh), answer.id);
    EXPECT_EQ(first(answer.initials), answer.id);
  }
  EXPECT_GE(book().answers.all().size(), 30U);
}

TEST(PolicyAnswers, TheirFiguresAreThoseOfTheTerms) {
  const auto text = [](const char* id) {
    const PolicyAnswer* answer = book().answers.find(id);
    return answer == nullptr ? std::string() : answer->shortAnswer.en;
  };
  const auto tells = [&](const char* id, int figure) {
    return text(id).find(std::to_string(figure)) != std::string::npos;
  };
  const auto term = [](TermKind kind) { return book().terms.inForce(kind, kToday)->amount; };
  EXPECT_TRUE(tells("assess_missing", term(TermKind::Supplement)));
  EXPECT_TRUE(tells("assess_time", term(TermKind::Conclusion)));
  EXPECT_TRUE(tells("assess_time", term(TermKind::ConclusionExtension)));
  EXPECT_TRUE(tells("assess_delivery", term(TermKind::Delivery)));
  EXPECT_TRUE(tells("assess_appeal", term(TermKind::Reassessment)));
  EXPECT_TRUE(tells("cert_cycle", book().certification.inForce(kToday)->months));
  EXPECT_TRUE(tells("pay_day", book().certification.paymentDay()));
  EXPECT_TRUE(tells("pay_years", book().retirement.contributionMonths(std::chrono::year{2039}) / 12));
  const auto grade = [](int number) {
    return book().injuryBenefits.answer({number, SelfCare::Wholly, 100}, kToday)->grantMonths;
  };
  EXPECT_TRUE(tells("grant_amount", grade(1)));
  EXPECT_TRUE(tells("grant_amount", grade(10)));
}

TEST(PolicyAnswers, WhatIsNotInForceIsNotShown) {
  const auto answers = PolicyAnswers::parse(
      with(policyText("answers.toml"), "from = 2011-01-01", "from = 2011-01-01\nuntil = 2020-12-31"), "answers.toml");
  ASSERT_TRUE(answers) << answers.error().detail;
  EXPECT_EQ(answers->on(kToday).size() + 1, answers->all().size());
  EXPECT_EQ(answers->on(on(2020, 12, 31)).front()->id, "assess_when");
}

std::string refusal(const std::string& toml) {
  const auto parsed = PolicyAnswers::parse(toml, "answers.toml");
  if (parsed) return {};
  EXPECT_EQ(parsed.error().id, assets::ErrorId::PolicyInvalid);
  return parsed.error().detail;
}

TEST(PolicyAnswers, AWrongFileSaysWhere) {
  const std::string good = policyText("answers.toml");
  EXPECT_EQ(refusal(good), "");
  EXPECT_EQ(refusal(with(good, "initials = \"smsh", "initials = \"sms")),
            "answers.toml: answer 1: initials do not spell the question");
  EXPECT_EQ(refusal(with(good, "id = \"assess_who\"", "id = \"assess_when\"")),
            "answers.toml: answer 2: id assess_when stands twice");
  EXPECT_EQ(refusal(with(good, "topic = \"assessment\"", "topic = \"weather\"")),
            "answers.toml: answer 1: topic \"weather\" is unknown");
  EXPECT_EQ(refusal(with(good, "tags = \"鉴定 ", "tags = \"")),
            "answers.toml: answer 1: tags and tag_initials are not as many");
}

TEST(CodePoints, BrokenBytesAreOneReplacementEach) {
  EXPECT_EQ(codePoints("a工𬭚"), (std::vector<char32_t>{U'a', U'工', U'𬭚'}));
  EXPECT_EQ(codePoints("\xE5\xB7"), (std::vector<char32_t>{0xFFFD}));
  EXPECT_EQ(codePoints("\xC0\xAF"), (std::vector<char32_t>{0xFFFD, 0xFFFD}));
  EXPECT_EQ(codePoints("\xED\xA0\x80"), (std::vector<char32_t>{0xFFFD})) << "half a pair";
}

}  // namespace
}  // namespace kiosk::domain
