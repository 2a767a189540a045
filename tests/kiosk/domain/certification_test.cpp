#include "kiosk/domain/certification.h"

#include <string>

#include <gtest/gtest.h>

#include "assets/error_id.h"
#include "kiosk/domain/dates.h"
#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

std::string rule(const std::string& more) {
  return "[[rule]]\nmonths = 12\npension_day = 15\nelder_from = 60\nhome_visit_days = 10\nearly_days = 90\nsource = "
         "\"x\"\n" +
         more;
}

std::string refusal(const std::string& toml) {
  const auto rules = CertificationRules::parse(toml, "certification.toml");
  if (rules) return "read";
  EXPECT_EQ(rules.error().id, assets::ErrorId::PolicyInvalid);
  return rules.error().detail;
}

TEST(Certification, IsDueTheSameDayAYearLater) {
  const CertificationRule yearly;
  EXPECT_EQ(nextCertificationBy(yearly, on(2026, 11, 24)), on(2027, 11, 24));
  EXPECT_EQ(nextCertificationBy(yearly, on(2028, 2, 29)), on(2029, 2, 28)) << "a month that has no such day";
  CertificationRule halfYearly;
  halfYearly.months = 6;
  EXPECT_EQ(nextCertificationBy(halfYearly, on(2026, 8, 31)), on(2027, 2, 28));
}

TEST(Certification, WhoComesMuchTooEarlyNeedNotHaveCome) {
  const CertificationRule rule;
  EXPECT_FALSE(stillCertified(rule, std::nullopt, on(2026, 11, 24))) << "never certified";
  EXPECT_FALSE(stillCertified(rule, on(2026, 11, 1), on(2026, 11, 24))) << "late";
  EXPECT_FALSE(stillCertified(rule, on(2027, 2, 22), on(2026, 11, 24))) << "90 days before";
  EXPECT_TRUE(stillCertified(rule, on(2027, 2, 23), on(2026, 11, 24)));
}

TEST(Certification, AgesOnTheBirthdayItself) {
  EXPECT_EQ(ageOn(on(1948, 11, 24), on(2026, 11, 23)), 77);
  EXPECT_EQ(ageOn(on(1948, 11, 24), on(2026, 11, 24)), 78);
  EXPECT_EQ(ageOn(on(1948, 2, 29), on(2026, 2, 28)), 77);
  EXPECT_EQ(ageOn(on(1948, 2, 29), on(2026, 3, 1)), 78);
}

TEST(Certification, TheRuleOfTheDayHolds) {
  const auto rules = CertificationRules::parse(
      rule("\n[[rule]]\nfrom = 2027-01-01\nmonths = 24\npension_day = 10\nelder_from = 65\nhome_visit_days = 5\n"
           "early_days = 30\nsource = \"y\"\n"),
      "certification.toml");
  ASSERT_TRUE(rules) << rules.error().detail;
  EXPECT_EQ(rules->inForce(on(2026, 12, 31)).months, 12);
  EXPECT_EQ(rules->inForce(on(2027, 1, 1)).months, 24);
  EXPECT_EQ(rules->inForce(on(2040, 1, 1)).elderFrom, 65);
}

TEST(Certification, WhatCannotHoldIsRefused) {
  EXPECT_EQ(refusal(rule("")), "read");
  EXPECT_NE(refusal(""), "read");
  EXPECT_NE(refusal(rule("from = 2026-01-01\n")).find("always held"), std::string::npos);
  EXPECT_NE(refusal(rule("") + rule("")).find("from is missing"), std::string::npos);
  EXPECT_NE(refusal(rule("") + rule("from = 2027-01-01\n") + rule("from = 2026-01-01\n")).find("not later"),
            std::string::npos);
  EXPECT_NE(refusal(rule("monhts = 1\n")).find("monhts"), std::string::npos);
  EXPECT_NE(refusal("[[rule]]\nmonths = 0\npension_day = 40\nelder_from = 60\nhome_visit_days = 1\nearly_days = "
                    "1\nsource = \"x\"\n"),
            "read");
}

TEST(Certification, WaysHaveNames) {
  for (const CertificationWay way :
       {CertificationWay::Silent, CertificationWay::Self, CertificationWay::HomeVisit, CertificationWay::Assisted}) {
    EXPECT_EQ(certificationWayOf(wireName(way)), way);
  }
  EXPECT_FALSE(certificationWayOf("by_post"));
}

TEST(Certification, TheProductsOwnPolicyIsReadable) {
  EXPECT_EQ(book().certification.inForce(on(2026, 11, 24)).months, 12);
}

}  // namespace
}  // namespace kiosk::domain
