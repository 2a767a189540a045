#include "kiosk/domain/paper_checks.h"

#include <gmock/gmock.h>

#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Date kToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(24)};
const std::vector<std::string> kNames = {"济宁市第一人民医院", "济宁市第二人民医院", "济宁医学院附属医院",
                                         "兖州区人民医院",     "兖州区中医院",       "兖州区中医院东院区"};

Page certificate(std::vector<Field> fields) {
  return {.material = MaterialKind::DiagnosisCertificate, .jpeg = {}, .fields = std::move(fields), .doubtful = false};
}
std::vector<PaperFinding> findings(const Page& page, std::span<const std::string> names = {}) {
  return book().paperChecks.findings(page, kToday, names);
}
std::string matched(std::string_view read) {
  const auto match = matchInstitution(read, kNames);
  return match ? match->name : "";
}

TEST(MatchInstitution, LetterForLetterAlsoInsideALongerName) {
  EXPECT_EQ(matched("济宁市第一人民医院"), "济宁市第一人民医院");
  EXPECT_EQ(matched("山东省 济宁市第一人民医院"), "济宁市第一人民医院");
  EXPECT_EQ(matched("兖州区中医院东院区"), "兖州区中医院东院区") << "the longer of two that fit";
  EXPECT_DOUBLE_EQ(matchInstitution("兖州区中医院", kNames)->likeness, 1);
}

TEST(MatchInstitution, ForgivesAMisreadCharacterButNoNumeral) {
  EXPECT_EQ(matched("济宁医学院附厲医院"), "济宁医学院附属医院");
  EXPECT_EQ(matched("济宁市第一人民医陇"), "济宁市第一人民医院");
  EXPECT_EQ(matched("济宁市第三人民医院"), "") << "another house, not a misreading";
  EXPECT_EQ(matched("济宁市第人民医院"), "") << "which of the two was meant is not known";
}

TEST(MatchInstitution, OthersAreNone) {
  EXPECT_EQ(matched("昆明市第一人民医院"), "");
  EXPECT_EQ(matched(""), "");
  EXPECT_FALSE(matchInstitution("济宁市第一人民医院", {}));
}

TEST(PaperChecks, AGoodPaperHasNothingAgainstIt) {
  const Page page = certificate({{"number", "370811198803120026", 0.99, false},
                                 {"injury_date", "2026-05-02", 0.99, false},
                                 {"admission_date", "2026-05-02", 0.99, false},
                                 {"discharge_date", "2026-05-20", 0.99, false},
                                 {"issue_date", "2026-11-24", 0.99, false},
                                 {"leave_to", "2026-12-31", 0.99, false},
                                 {"seals", "1", 1, false}});
  EXPECT_THAT(findings(page, kNames), IsEmpty());
}

TEST(PaperChecks, EverythingWrongIsNamedAtOnce) {
  const Page page = certificate({{"number", "370811198803120027", 0.99, false},
                                 {"admission_date", "2026-05-20", 0.99, false},
                                 {"discharge_date", "2026-05-02", 0.99, false},
                                 {"issue_date", "2026-11-25", 0.99, false},
                                 {"seals", "0", 1, false}});
  EXPECT_THAT(findings(page), ElementsAre(PaperFinding{PaperDefect::NumberInvalid, "number"},
                                          PaperFinding{PaperDefect::DateAhead, "issue_date"},
                                          PaperFinding{PaperDefect::DatesOutOfOrder, "discharge_date"},
                                          PaperFinding{PaperDefect::SealMissing, "seals"}));
}

TEST(PaperChecks, WhatWasReadUnsurelyIsHeldAgainstNobody) {
  const Page page =
      certificate({{"number", "370811198803120027", 0.5, false}, {"issue_date", "2027-11-25", 0.79, false}});
  EXPECT_THAT(findings(page), IsEmpty());
}

TEST(PaperChecks, OnlyKindsThatNeedThemAreAskedForSealAndInstitution) {
  Page page = certificate({{"hospital", "昆明市第一人民医院", 0.99, false}, {"seals", "0", 1, false}});
  page.material = MaterialKind::MedicalRecord;
  EXPECT_THAT(findings(page, kNames), IsEmpty());
  page.material = MaterialKind::LeaveCertificate;
  EXPECT_THAT(findings(page, kNames), ElementsAre(PaperFinding{PaperDefect::SealMissing, "seals"},
                                                  PaperFinding{PaperDefect::InstitutionUnknown, "hospital"}));
  EXPECT_THAT(findings(page, {}), ElementsAre(PaperFinding{PaperDefect::SealMissing, "seals"}))
      << "a list that is not known speaks against nobody";
}

TEST(PaperChecks, BadDataIsNamed) {
  const auto checks = PaperChecks::parse(R"(
[[paper]]
id = "letter"
seal = true
agreement = false
[[paper]]
id = "leave_certificate"
seal = true
[[order]]
earlier = "a"
later = "a"
)",
                                         "checks.toml");
  ASSERT_FALSE(checks);
  EXPECT_EQ(checks.error().id, assets::ErrorId::PolicyInvalid);
  for (const char* part : {"checks.toml", "\"letter\" is unknown", "agreement", "a day cannot lie before itself"})
    EXPECT_THAT(checks.error().detail, testing::HasSubstr(part));
}

}  // namespace
}  // namespace kiosk::domain
