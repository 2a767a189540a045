#include "kiosk/domain/term_lookup.h"

#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

TEST(TermLookup, WhatFollowsAnApplication) {
  const auto days = daysAfter(book(), TermStart::Applied, on(2026, 11, 24));
  ASSERT_TRUE(days);
  ASSERT_EQ(days->size(), 3U);
  EXPECT_EQ((*days)[0].kind, TermKind::Supplement);
  EXPECT_EQ((*days)[0].deadline, (Deadline{on(2026, 12, 1), false}));
  EXPECT_EQ((*days)[0].unit, TermUnit::WorkingDays);
  EXPECT_EQ((*days)[1].deadline.day, on(2027, 1, 23));
  EXPECT_EQ((*days)[1].amount, 60);
  EXPECT_EQ((*days)[2].kind, TermKind::ConclusionExtension);
  EXPECT_EQ((*days)[2].deadline.day, on(2027, 2, 22));
}

TEST(TermLookup, TheRuleOfTheDayTheClockStartsDecides) {
  const auto before = daysAfter(book(), TermStart::Concluded, on(2025, 6, 30));
  const auto after = daysAfter(book(), TermStart::Concluded, on(2025, 7, 1));
  ASSERT_TRUE(before && after);
  EXPECT_EQ((*before)[0].deadline.day, on(2025, 7, 20));
  EXPECT_EQ((*after)[0].deadline.day, on(2025, 7, 16));
  EXPECT_NE((*before)[0].source, (*after)[0].source);
  EXPECT_EQ((*after)[1].kind, TermKind::ReviewAssessment);
  EXPECT_EQ((*after)[1].deadline, (Deadline{on(2026, 7, 1), false}));
}

TEST(TermLookup, TheCitizensTermRollsOverADayOff) {
  const auto days = daysAfter(book(), TermStart::Received, on(2026, 9, 10));
  ASSERT_TRUE(days);
  ASSERT_EQ(days->size(), 1U);
  EXPECT_EQ((*days)[0].kind, TermKind::Reassessment);
  // 15 days later is the Mid-Autumn holiday until the 27th.
  EXPECT_EQ((*days)[0].deadline, (Deadline{on(2026, 9, 28), false}));
}

}  // namespace
}  // namespace kiosk::domain
