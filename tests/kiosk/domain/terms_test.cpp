#include "kiosk/domain/terms.h"

#include "assets/error_id.h"
#include "kiosk/domain/deadlines.h"
#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

TEST(Terms, DeliveryChangedInTheMiddleOf2025) {
  EXPECT_EQ(deliveryDueBy(book(), on(2025, 6, 30))->day, on(2025, 7, 20));
  EXPECT_EQ(deliveryDueBy(book(), on(2025, 7, 1))->day, on(2025, 7, 16));
  EXPECT_EQ(*deliveryDays(book(), on(2025, 6, 30)), 20);
  EXPECT_EQ(*deliveryDays(book(), on(2026, 11, 24)), 15);
}

TEST(Terms, TheDatesOfAVisitOn24November2026) {
  EXPECT_EQ(supplementDueBy(book(), on(2026, 11, 24))->day, on(2026, 12, 1));
  EXPECT_EQ(*conclusionDueBy(book(), on(2026, 11, 24), false), (Deadline{on(2027, 1, 23), true}));
  EXPECT_EQ(conclusionDueBy(book(), on(2026, 11, 24), true)->day, on(2027, 2, 22));
  const auto window = sessionWindow(book(), on(2026, 11, 24));
  EXPECT_EQ(window->earliest.day, on(2026, 11, 27));
  EXPECT_EQ(window->latest.day, on(2026, 12, 1));
  EXPECT_EQ(reassessmentBy(book(), on(2026, 11, 24))->day, on(2026, 12, 9));
  EXPECT_EQ(reassessmentBy(book(), on(2026, 11, 27))->day, on(2026, 12, 14));  // 12-12 is a Saturday
  EXPECT_EQ(*reviewFrom(book(), on(2026, 11, 24)), on(2027, 11, 24));
}

std::string refusal(const std::string& toml) {
  const auto parsed = Terms::parse(toml, "terms.toml");
  if (parsed) return {};
  EXPECT_EQ(parsed.error().id, assets::ErrorId::PolicyInvalid);
  return parsed.error().detail;
}

TEST(Terms, EveryDayHasExactlyOneFigure) {
  const std::string good = policyText("terms.toml");
  EXPECT_EQ(refusal(good), "");
  EXPECT_EQ(refusal(with(good, "from = 2025-07-01", "from = 2025-07-02")),
            "terms.toml: delivery: its terms overlap or leave days without one");
  EXPECT_EQ(refusal(with(good, "from = 2025-07-01", "from = 2025-06-30")),
            "terms.toml: delivery: its terms overlap or leave days without one");
  EXPECT_EQ(refusal(with(good, "from = 2025-07-01", "from = 2025-07-01\nuntil = 2030-01-01")),
            "terms.toml: delivery: the last term ends and none follows");
  EXPECT_EQ(refusal(with(good, "kind = \"supplement\"", "kind = \"delivery\"")),
            "terms.toml: supplement: has no term; delivery: its terms overlap or leave days without one");
}

TEST(Terms, AWrongFileSaysEverythingAtOnce) {
  const std::string good = policyText("terms.toml");
  EXPECT_EQ(refusal(with(with(good, "amount = 5\n", "amount = 0\n"), "kind = \"conclusion\"", "kind = \"end\"")),
            "terms.toml: term 1: amount is not a whole number of 1 to 400; term 2: kind \"end\" is unknown; "
            "conclusion: has no term");
  EXPECT_EQ(refusal(with(good, "unit = \"working_days\"\nrolls = false", "unit = \"working_days\"\nrolls = true")),
            "terms.toml: term 1: only a term of days can roll");
  EXPECT_EQ(refusal(with(good, "source", "sauce")),
            "terms.toml: term 1: source is missing; term 1: unknown entry sauce");
}

TEST(Terms, BeforeTheFirstFigureNothingIsMadeUp) {
  const std::string later =
      with(policyText("terms.toml"), "kind = \"supplement\"", "kind = \"supplement\"\nfrom = 2020-01-01");
  const auto terms = Terms::parse(later, "terms.toml");
  ASSERT_TRUE(terms) << terms.error().detail;
  EXPECT_TRUE(terms->inForce(TermKind::Supplement, on(2020, 1, 1)));
  const auto none = terms->inForce(TermKind::Supplement, on(2019, 12, 31));
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().id, assets::ErrorId::NoTermInForce);
  EXPECT_EQ(none.error().detail, "supplement on 2019-12-31");
}

}  // namespace
}  // namespace kiosk::domain
