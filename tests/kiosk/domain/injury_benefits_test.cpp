#include "kiosk/domain/injury_benefits.h"

#include "assets/error_id.h"
#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

constexpr Fen kYuan = 100;

InjuryAnswer answerOf(int grade, Fen wage = 6000 * kYuan, SelfCare selfCare = SelfCare::Independent) {
  const auto answer = book().injuryBenefits.answer({grade, selfCare, wage}, on(2026, 11, 27));
  EXPECT_TRUE(answer);
  return *answer;
}

/// The product's rules with an average wage made up for the test: 8000 yuan in 2026.
InjuryBenefits withAverage() {
  const auto benefits = InjuryBenefits::parse(policyText("injury_benefits.toml") +
                                                  "\n[[average_wage]]\nfrom = 2026-01-01\nuntil = 2026-12-31\n"
                                                  "monthly_fen = 800000\nsource = \"made up\"\n",
                                              "injury_benefits.toml");
  EXPECT_TRUE(benefits) << benefits.error().detail;
  return *benefits;
}

TEST(InjuryBenefits, TheGrantOfEveryGrade) {
  const std::array<int, kGradeCount> months = {27, 25, 23, 21, 18, 16, 13, 11, 9, 7};
  for (int grade = 1; grade <= kGradeCount; ++grade) {
    const InjuryAnswer answer = answerOf(grade);
    EXPECT_EQ(answer.grantMonths, months[static_cast<std::size_t>(grade - 1)]) << grade;
    EXPECT_EQ(answer.grant, answer.grantMonths * 6000 * kYuan) << grade;
    EXPECT_FALSE(answer.gradeSource.empty());
  }
}

TEST(InjuryBenefits, TheAllowanceOfTheFirstSixGrades) {
  const std::array<int, 6> percent = {90, 85, 80, 75, 70, 60};
  for (int grade = 1; grade <= 6; ++grade) {
    const InjuryAnswer answer = answerOf(grade);
    EXPECT_EQ(answer.allowancePercent, percent[static_cast<std::size_t>(grade - 1)]) << grade;
    EXPECT_EQ(answer.allowance, *answer.allowancePercent * 60 * kYuan) << grade;
    EXPECT_EQ(answer.allowanceByEmployer, grade >= 5) << grade;
  }
  for (int grade = 7; grade <= kGradeCount; ++grade) {
    EXPECT_FALSE(answerOf(grade).allowancePercent) << grade;
    EXPECT_EQ(answerOf(grade).allowance, 0) << grade;
  }
}

TEST(InjuryBenefits, TheSubsidiesOnLeavingBeginWithTheFifthGrade) {
  EXPECT_FALSE(answerOf(4).medicalMonths);
  EXPECT_TRUE(answerOf(4).subsidySource.empty());
  const InjuryAnswer fifth = answerOf(5);
  EXPECT_EQ(fifth.medicalMonths, 22);
  EXPECT_EQ(fifth.employmentMonths, 36);
  EXPECT_EQ(fifth.medical, 22 * 6000 * kYuan);
  EXPECT_EQ(fifth.employment, 36 * 6000 * kYuan);
  EXPECT_EQ(answerOf(10).medicalMonths, 4);
  EXPECT_EQ(answerOf(10).employmentMonths, 8);
}

TEST(InjuryBenefits, WithoutAnAverageWageNothingIsMadeUp) {
  const InjuryAnswer answer = answerOf(1, 100 * kYuan, SelfCare::Wholly);
  EXPECT_EQ(answer.base, WageBase::Unbounded);
  EXPECT_EQ(answer.wage, 100 * kYuan);
  EXPECT_EQ(answer.floorPercent, 60);
  EXPECT_EQ(answer.ceilingPercent, 300);
  EXPECT_EQ(answer.nursingPercent, 50);
  EXPECT_FALSE(answer.nursing);
  EXPECT_TRUE(answer.averageSource.empty());
}

TEST(InjuryBenefits, TheWageIsHeldBetweenItsBounds) {
  const InjuryBenefits benefits = withAverage();
  const auto base = [&](Fen wage) { return *benefits.answer({7, SelfCare::Independent, wage}, on(2026, 6, 1)); };
  EXPECT_EQ(base(4799'99).base, WageBase::Raised);
  EXPECT_EQ(base(4799'99).wage, 4800 * kYuan);
  EXPECT_EQ(base(4800 * kYuan).base, WageBase::Own);
  EXPECT_EQ(base(24000 * kYuan).base, WageBase::Own);
  EXPECT_EQ(base(24000'01).base, WageBase::Capped);
  EXPECT_EQ(base(24000'01).grant, 13 * 24000 * kYuan);
  // The year after has no figure yet.
  EXPECT_EQ(benefits.answer({7, SelfCare::Independent, 100 * kYuan}, on(2027, 1, 1))->base, WageBase::Unbounded);
}

TEST(InjuryBenefits, NursingFollowsTheAverageWageNotOnesOwn) {
  const InjuryBenefits benefits = withAverage();
  const auto nursing = [&](SelfCare care) { return benefits.answer({2, care, 5000 * kYuan}, on(2026, 6, 1))->nursing; };
  EXPECT_EQ(nursing(SelfCare::Independent), std::nullopt);
  EXPECT_EQ(nursing(SelfCare::Partly), 2400 * kYuan);
  EXPECT_EQ(nursing(SelfCare::Mostly), 3200 * kYuan);
  EXPECT_EQ(nursing(SelfCare::Wholly), 4000 * kYuan);
}

TEST(InjuryBenefits, SharesAreRoundedToTheFen) {
  EXPECT_EQ(answerOf(2, 3333'33).allowance, 2833'33);  // 85 % of 3333.33 = 2833.3305
  EXPECT_EQ(answerOf(4, 1'02).allowance, 77);          // 75 % of 1.02 = 0.765
}

TEST(InjuryBenefits, BeforeTheFirstFigureNothingIsSaid) {
  const auto none = book().injuryBenefits.answer({1, SelfCare::Independent, kYuan}, on(2010, 12, 31));
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().id, assets::ErrorId::NoTermInForce);
  EXPECT_FALSE(book().injuryBenefits.answer({11, SelfCare::Independent, kYuan}, on(2026, 1, 1)));
}

std::string refusal(const std::string& toml) {
  const auto parsed = InjuryBenefits::parse(toml, "injury_benefits.toml");
  if (parsed) return {};
  EXPECT_EQ(parsed.error().id, assets::ErrorId::PolicyInvalid);
  return parsed.error().detail;
}

TEST(InjuryBenefits, AWrongFileSaysWhere) {
  const std::string good = policyText("injury_benefits.toml");
  EXPECT_EQ(refusal(good), "");
  EXPECT_EQ(refusal(with(good, "grade = 3\n", "grade = 4\n")),
            "injury_benefits.toml: scale 1.grade 3: is not in order");
  EXPECT_EQ(refusal(with(good, "medical_months = 22\n", "")),
            "injury_benefits.toml: scale 1.grade 5: one of the two subsidies is missing");
  EXPECT_EQ(refusal(with(good, "allowance_payer = \"fund\"", "allowance_payer = \"me\"")),
            "injury_benefits.toml: scale 1.grade 1: allowance_payer is neither fund nor employer");
  EXPECT_EQ(refusal(with(good, "partly_percent = 30", "partly_percent = 45")),
            "injury_benefits.toml: nursing 1: less care gives more");
  EXPECT_EQ(refusal(with(good, "[[wage_bounds]]\nfrom = 2011-01-01", "[[wage_bounds]]\nuntil = 2030-01-01")),
            "injury_benefits.toml: wage_bounds: the last entry ends and none follows");
  EXPECT_EQ(refusal(good + "[[average_wage]]\nmonthly_fen = 1\nsource = \"x\"\n"),
            "injury_benefits.toml: average_wage 1: monthly_fen is not a whole number of 100000 to 10000000");
  EXPECT_EQ(refusal(good + "[[average_wage]]\nmonthly_fen = 700000\nsource = \"x\"\n"
                           "[[average_wage]]\nfrom = 2026-01-01\nmonthly_fen = 800000\nsource = \"y\"\n"),
            "injury_benefits.toml: average_wage: its entries overlap or are not in order");
}

}  // namespace
}  // namespace kiosk::domain
