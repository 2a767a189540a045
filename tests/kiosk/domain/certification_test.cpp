#include "kiosk/domain/certification.h"

#include <gtest/gtest.h>

#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

const char* const kName = "certification.toml";

TEST(Certification, HoldsForACycleFromTheDayItPassed) {
  const CertificationRules& rules = book().certification;
  EXPECT_EQ(rules.dueBy(on(2026, 11, 24)), on(2027, 11, 24));
  EXPECT_EQ(rules.dueBy(on(2028, 2, 29)), on(2029, 2, 28)) << "no 29 February in that year";
  EXPECT_EQ(rules.mayRenew(on(2027, 11, 24), on(2027, 8, 25)), false);
  EXPECT_EQ(rules.mayRenew(on(2027, 11, 24), on(2027, 8, 26)), true);
  EXPECT_EQ(rules.mayRenew(on(2027, 11, 24), on(2028, 1, 1)), true) << "late is not too late";
}

TEST(Certification, TheFigureOfTheDayCounts) {
  const std::string text = with(policyText(kName), "months = 12", "months = 6\nuntil = 2026-06-30") +
                           "[[cycle]]\nmonths = 12\nrenew_days = 30\nfrom = 2026-07-01\nsource = \"x\"\n";
  const auto rules = CertificationRules::parse(text, kName);
  ASSERT_TRUE(rules) << rules.error().detail;
  EXPECT_EQ(rules->dueBy(on(2026, 6, 30)), on(2026, 12, 30));
  EXPECT_EQ(rules->dueBy(on(2026, 7, 1)), on(2027, 7, 1));
  EXPECT_EQ(rules->mayRenew(on(2027, 7, 1), on(2027, 5, 1)), false);
}

TEST(Certification, RefusesCyclesThatLeaveDaysOut) {
  const std::string gap = with(policyText(kName), "months = 12", "months = 6\nuntil = 2026-06-30") +
                          "[[cycle]]\nmonths = 12\nrenew_days = 30\nfrom = 2026-07-02\nsource = \"x\"\n";
  EXPECT_FALSE(CertificationRules::parse(gap, kName));
  EXPECT_FALSE(
      CertificationRules::parse(with(policyText(kName), "months = 12", "months = 12\nuntil = 2026-06-30"), kName));
  EXPECT_FALSE(CertificationRules::parse(with(policyText(kName), "from_age = 60", "from_ages = 60"), kName));
  EXPECT_FALSE(CertificationRules::parse(with(policyText(kName), "day_of_month = 15", "day_of_month = 31"), kName));
}

TEST(Certification, LargeLettersFromTheBirthdayOn) {
  const CertificationRules& rules = book().certification;
  EXPECT_FALSE(rules.isElder(on(1966, 11, 25), on(2026, 11, 24)));
  EXPECT_TRUE(rules.isElder(on(1966, 11, 24), on(2026, 11, 24)));
  EXPECT_FALSE(rules.isElder(Date{}, on(2026, 11, 24))) << "a card without a birth date tells no age";
  EXPECT_EQ(ageOn(on(1960, 2, 29), on(2027, 2, 28)), 66);
  EXPECT_EQ(ageOn(on(1960, 2, 29), on(2027, 3, 1)), 67);
}

TEST(Certification, WireNamesComeBack) {
  for (const auto kind : {CertificationKind::SelfService, CertificationKind::HomeVisit, CertificationKind::Assisted})
    EXPECT_EQ(certificationKindOf(wireName(kind)), kind);
  EXPECT_FALSE(certificationWayOf("bus"));
}

TEST(PayingPlaces, EveryProvinceStandsOnceAndFitsAScreen) {
  const PayingPlaces& places = book().payingPlaces;
  EXPECT_EQ(places.all().size(), 31U);
  ASSERT_NE(places.find("320000"), nullptr);
  EXPECT_EQ(places.find("320000")->name(assets::Language::Chinese), "江苏省");
  EXPECT_EQ(places.find("710000"), nullptr);
  std::size_t seen = 0;
  for (int area = 0; area < kPayingAreaCount; ++area)
    seen += places.in(static_cast<PayingArea>(area)).size();
  EXPECT_EQ(seen, places.all().size());
  const std::string text = policyText("paying_places.toml");
  EXPECT_FALSE(PayingPlaces::parse(with(text, "120000", "110000"), "x")) << "twice";
  EXPECT_FALSE(PayingPlaces::parse(with(text, "area = \"north\"", "area = \"up\""), "x"));
}

TEST(Certification, TheNextWindowEndsAYearLater) {
  const auto window = book().certification.windowAfter(on(2026, 3, 15));
  ASSERT_TRUE(window);
  EXPECT_EQ(window->dueBy, on(2027, 3, 15));
  EXPECT_EQ(window->from, on(2026, 12, 15));
  EXPECT_FALSE(window->source.empty());
  EXPECT_EQ(book().certification.windowAfter(on(2028, 2, 29))->dueBy, on(2029, 2, 28));
}

}  // namespace
}  // namespace kiosk::domain
