// What the screens decide by themselves: which paper is next, whether a value can stand.
#include <gtest/gtest.h>

#include "kiosk/terminal/screens/data_screen.h"
#include "kiosk/terminal/screens/materials_screen.h"
#include "kiosk/terminal/screens/phrase.h"

namespace kiosk::terminal::screens {
namespace {

using assets::Language;
using domain::MaterialKind;
using domain::Need;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr domain::Date kToday{year{2026}, month{11}, day{24}};

TEST(Phrase, FillsPlacesAndDates) {
  EXPECT_EQ(phrase(assets::StringId::IdleQueue, Language::Chinese, {{"n", "6"}, {"m", "18"}}),
            "人工窗口前面还有 6 人，约等 18 分钟");
  EXPECT_EQ(fullDate(kToday, Language::Chinese), "2026年11月24日");
  EXPECT_EQ(fullDate({year{2026}, month{3}, day{4}}, Language::English), "2026-03-04");
  EXPECT_EQ(gradeName(9, Language::Chinese), "九级");
  EXPECT_EQ(gradeName(0, Language::Chinese), "");
  EXPECT_EQ(clockTime(9, 5), "09:05");
}

MaterialItem item(MaterialKind kind, Need need, Applies applies, std::vector<PageMark> pages) {
  return {kind, need, applies, std::move(pages)};
}

TEST(Materials, StateFollowsPagesAndAnswers) {
  const auto kind = MaterialKind::MedicalRecord;
  EXPECT_EQ(stateOf(item(kind, Need::Required, Applies::Unasked, {})), MaterialState::ToDo);
  EXPECT_EQ(stateOf(item(kind, Need::Required, Applies::Unasked, {{}, {PageProblem::Glare, false}})),
            MaterialState::Rescan);
  EXPECT_EQ(stateOf(item(kind, Need::Required, Applies::Unasked, {{}, {PageProblem::Glare, true}})),
            MaterialState::Done);
  EXPECT_EQ(stateOf(item(kind, Need::IfApplies, Applies::Unasked, {})), MaterialState::Ask);
  EXPECT_EQ(stateOf(item(kind, Need::IfApplies, Applies::Yes, {})), MaterialState::ToDo);
  EXPECT_EQ(stateOf(item(kind, Need::IfApplies, Applies::No, {})), MaterialState::Skipped);
}

TEST(Materials, RetakesComeFirstThenPapersThenQuestions) {
  MaterialsModel model;
  model.items = {item(MaterialKind::PsychiatricRecord, Need::IfApplies, Applies::Unasked, {}),
                 item(MaterialKind::DiagnosisCertificate, Need::Required, Applies::Unasked, {}),
                 item(MaterialKind::MedicalRecord, Need::Required, Applies::Unasked, {{PageProblem::Blurred, false}})};
  EXPECT_EQ(papersToGo(model), 3U);
  EXPECT_EQ(nextItem(model), 2U);
  model.items[2].pages = {{}};
  EXPECT_EQ(nextItem(model), 1U);
  model.items[1].pages = {{}};
  EXPECT_EQ(nextItem(model), 0U);
  model.items[0].applies = Applies::No;
  EXPECT_EQ(papersToGo(model), 0U);
  EXPECT_EQ(nextItem(model), std::nullopt);
}

TEST(Data, EmptyIsOnlyAProblemWhenRequired) {
  EXPECT_EQ(problemOf(DataField::Employer, true, "", kToday), DataProblem::Missing);
  EXPECT_EQ(problemOf(DataField::DeterminationNumber, false, "", kToday), DataProblem::None);
}

TEST(Phrase, MoneyMonthsAndAges) {
  EXPECT_EQ(moneyText(16'200'000, Language::Chinese), "162,000 元");
  EXPECT_EQ(moneyText(123'456'705, Language::English), "¥1,234,567.05");
  EXPECT_EQ(moneyText(99'950, Language::Chinese), "999.50 元");
  EXPECT_EQ(moneyText(0, Language::Chinese), "0 元");
  EXPECT_EQ(monthText(year{2031} / 8, Language::Chinese), "2031年8月");
  EXPECT_EQ(monthText(year{2031} / 8, Language::English), "2031-08");
  EXPECT_EQ(yearsText(186, Language::Chinese), "15年6个月");
  EXPECT_EQ(yearsText(240, Language::English), "20 years");
  EXPECT_EQ(yearsText(5, Language::Chinese), "5个月");
  EXPECT_EQ(ageText(737, Language::Chinese), "61岁5个月");
}

TEST(Data, InjuryDatesAreRealAndPast) {
  const auto of = [](const char* text) { return problemOf(DataField::InjuryDate, true, text, kToday); };
  EXPECT_EQ(of("2026-05-27"), DataProblem::None);
  EXPECT_EQ(of("2026-11-24"), DataProblem::None);
  EXPECT_EQ(of("2026-11-25"), DataProblem::InTheFuture);
  EXPECT_EQ(of("2026-02-30"), DataProblem::NotADate);
  EXPECT_EQ(of("0026-02-03"), DataProblem::NotADate);
  EXPECT_EQ(of("202605"), DataProblem::TooShort);
}

TEST(Data, PhonesHaveElevenDigitsContactsMayHaveALandline) {
  EXPECT_EQ(problemOf(DataField::Phone, true, "13805472046", kToday), DataProblem::None);
  EXPECT_EQ(problemOf(DataField::Phone, true, "13805", kToday), DataProblem::TooShort);
  EXPECT_EQ(problemOf(DataField::Phone, true, "23805472046", kToday), DataProblem::NotAPhone);
  EXPECT_EQ(problemOf(DataField::Phone, true, "12805472046", kToday), DataProblem::NotAPhone);
  EXPECT_EQ(problemOf(DataField::EmergencyPhone, true, "05372345678", kToday), DataProblem::None);
  EXPECT_EQ(problemOf(DataField::EmergencyPhone, true, "2345678", kToday), DataProblem::None);
  EXPECT_EQ(problemOf(DataField::EmergencyPhone, true, "23456", kToday), DataProblem::TooShort);
  EXPECT_EQ(problemOf(DataField::EmergencyPhone, true, "1380547204", kToday), DataProblem::TooShort);
}

TEST(Data, EachFieldOpensWithItsKeys) {
  EXPECT_EQ(entryFor(DataField::Phone, "138").keys, ui::input::Keys::Digits);
  EXPECT_EQ(entryFor(DataField::InjuryDate, "").keys, ui::input::Keys::Date);
  EXPECT_EQ(entryFor(DataField::EmergencyName, "马").keys, ui::input::Keys::Text);
  EXPECT_EQ(entryFor(DataField::EmergencyName, "马").start, "马");
}

}  // namespace
}  // namespace kiosk::terminal::screens
