#include "vision/field_tool/exchange.h"

#include <gtest/gtest.h>

namespace vision::field_tool {
namespace {

using document::Field;
using document::Line;
using document::Understanding;

Line line(const char* text) {
  return {{}, text, 1.0F};
}

Json exchangedOf(const char* kind, const std::vector<Field>& fields, const std::vector<Line>& lines = {}) {
  return exchanged(Understanding{kind, 1.0F, fields}, lines);
}

TEST(Exchange, KeysAreTheShortOnesAndUnknownOnesKeepTheirName) {
  const Json values = exchangedOf("identity_card", {{"number", "370802195908012317"}, {"name", "王秀英"}});
  EXPECT_EQ(values, (Json{{"idno", "370802195908012317"}, {"name", "王秀英"}}));
}

TEST(Exchange, DatesStandAsThePaperWritesThem) {
  const std::vector<Field> fields{{"issue_date", "2023-06-03"}};
  EXPECT_EQ(exchangedOf("medical_record", fields, {line("日期：2023年6月3日")})["date"], "2023年6月3日");
  EXPECT_EQ(exchangedOf("medical_record", fields, {line("日期：2023 年 06 月 03 日")})["date"], "2023年06月03日");
  EXPECT_EQ(exchangedOf("medical_record", fields, {line("日期：2023-06-03")})["date"], "2023-06-03");
  EXPECT_EQ(exchangedOf("medical_record", fields)["date"], "2023年6月3日") << "a date read in some other way";
}

TEST(Exchange, AnIdentityCardsBirthIsADay) {
  EXPECT_EQ(exchangedOf("identity_card", {{"birth", "1959-08-01"}}, {line("出生1959年8月1日")})["birth"], "1959-08-01");
}

TEST(Exchange, AMonthOfBirthIsWrittenAsFormsDo) {
  EXPECT_EQ(exchangedOf("assessment_application", {{"birth", "1959-08"}})["birth"], "1959年8月生");
}

TEST(Exchange, ACertificatesDiagnosesAreAList) {
  const std::vector<Field> fields{{"diagnosis", "右桡骨远端骨折；腕管综合征"}};
  EXPECT_EQ(exchangedOf("diagnosis_certificate", fields)["diagnosis"], (Json{"右桡骨远端骨折", "腕管综合征"}));
  EXPECT_EQ(exchangedOf("medical_record", fields)["diagnosis"], "右桡骨远端骨折；腕管综合征");
}

TEST(Exchange, ACertificatesNumberKeepsTheSignThePaperHas) {
  const std::vector<Field> fields{{"document_number", "20230456"}};
  EXPECT_EQ(exchangedOf("diagnosis_certificate", fields, {line("No.20230456")})["doc_no"], "No.20230456");
  EXPECT_EQ(exchangedOf("diagnosis_certificate", fields, {line("编号：20230456")})["doc_no"], "20230456");
}

}  // namespace
}  // namespace vision::field_tool
