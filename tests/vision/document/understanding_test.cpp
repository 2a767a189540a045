#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "vision/document/document_reader.h"
#include "vision/document/reading_order.h"

namespace vision::document {
namespace {

Line line(float x, float y, const std::string& text, float confidence = 0.98F) {
  const float width = 22.F * static_cast<float>(text.size()) / 3.F;
  return {.quad = quadOf({x, y, width, 26}), .text = text, .confidence = confidence};
}

PaperRules rules() {
  const auto loaded = loadPaperRules();
  EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().detail);
  return loaded.value_or(PaperRules{});
}

std::string value(const Understanding& understanding, const std::string& key) {
  for (const Field& field : understanding.fields) {
    if (field.key == key) return field.value;
  }
  return "";
}

float confidence(const Understanding& understanding, const std::string& key) {
  for (const Field& field : understanding.fields) {
    if (field.key == key) return field.confidence;
  }
  return -1;
}

std::vector<Line> certificate() {
  return {line(400, 100, "济宁市第一人民医院"),
          line(420, 150, "疾病诊断证明书"),
          line(100, 240, "姓名：张敏"),
          line(400, 240, "性别：女"),
          line(100, 290, "身份证号：370811198803120026"),
          line(100, 340, "临床诊断："),
          line(140, 380, "1.左尺骨骨折术后"),
          line(140, 415, "2.左腕关节活动受限"),
          line(100, 470, "处理意见："),
          line(140, 510, "建议继续康复锻炼，避免提重物，三个月后复"),
          line(140, 545, "查X线片。"),
          line(600, 800, "医师签名"),
          line(720, 800, "李庆山"),
          line(600, 850, "日期：2026年9月18日")};
}

TEST(Understanding, ACertificateIsUnderstood) {
  const Understanding understood = understand(certificate(), rules());
  EXPECT_EQ(understood.kind, "diagnosis_certificate");
  EXPECT_EQ(value(understood, "hospital"), "济宁市第一人民医院");
  EXPECT_EQ(value(understood, "name"), "张敏");
  EXPECT_EQ(value(understood, "number"), "370811198803120026");
  EXPECT_EQ(value(understood, "diagnosis"), "左尺骨骨折术后；左腕关节活动受限");
  EXPECT_EQ(value(understood, "advice"), "建议继续康复锻炼，避免提重物，三个月后复查X线片。");
  EXPECT_EQ(value(understood, "doctor"), "李庆山");
  EXPECT_EQ(value(understood, "issue_date"), "2026-09-18");
}

TEST(Understanding, AWrongCheckDigitLowersConfidence) {
  std::vector<Line> lines = certificate();
  lines[4].text = "身份证号：370811198803120025";
  const float doubted = confidence(understand(lines, rules()), "number");
  EXPECT_GT(doubted, 0);
  EXPECT_LT(doubted, 0.7F);
  EXPECT_GT(confidence(understand(certificate(), rules()), "number"), 0.9F);
}

TEST(Understanding, TableCellsStandBesideTheirLabels) {
  const std::vector<Line> lines = {line(400, 60, "停工留薪期确认书"),
                                   line(100, 120, "职工姓名"),
                                   line(300, 121, "张敏"),
                                   line(600, 119, "性别"),
                                   line(760, 120, "女"),
                                   line(100, 170, "起始日期"),
                                   line(300, 170, "2026年3月9日"),
                                   line(600, 170, "截止日期"),
                                   line(760, 170, "2026年9月8日")};
  const Understanding understood = understand(lines, rules());
  EXPECT_EQ(understood.kind, "leave_confirmation");
  EXPECT_EQ(value(understood, "name"), "张敏");
  EXPECT_EQ(value(understood, "leave_from"), "2026-03-09");
  EXPECT_EQ(value(understood, "leave_to"), "2026-09-08");
}

TEST(Understanding, AnEmptyCellDoesNotTakeTheNextLabel) {
  const std::vector<Line> lines = {line(400, 60, "停工留薪期确认书"), line(100, 120, "职工姓名"),
                                   line(600, 120, "性别"), line(760, 120, "女")};
  EXPECT_EQ(value(understand(lines, rules()), "name"), "");
}

TEST(Understanding, OnAnIdentityCardNoColonParts) {
  const std::vector<Line> lines = {line(60, 60, "姓名梁思"), line(60, 110, "性别女"), line(200, 110, "民族土家"),
                                   line(60, 160, "住址浙江省杭州市西湖区学院街86号"),
                                   line(60, 260, "公民身份号码330106198208028747")};
  const Understanding understood = understand(lines, rules());
  EXPECT_EQ(understood.kind, "");  // the title fills less than half of its line
  const Understanding card = understand(lines, rules(), "identity_card");
  EXPECT_EQ(value(card, "name"), "梁思");
  EXPECT_EQ(value(card, "nation"), "土家");
  EXPECT_EQ(value(card, "number"), "330106198208028747");
}

TEST(Understanding, TwoLabelsOfACardMayStandInOneLine) {
  const std::vector<Line> lines = {line(60, 60, "姓名梁思"), line(60, 110, "性别女民族汉"),
                                   line(60, 160, "住址浙江省杭州市民族大道86号"),
                                   line(60, 260, "公民身份号码330106198208028747")};
  const Understanding card = understand(lines, rules(), "identity_card");
  EXPECT_EQ(value(card, "sex"), "女");
  EXPECT_EQ(value(card, "nation"), "汉");
  EXPECT_EQ(value(card, "address"), "浙江省杭州市民族大道86号") << "a word of an address is no label";
}

TEST(Understanding, ANationThatDoesNotExistIsNotRead) {
  const std::vector<Line> lines = {line(60, 110, "民族"), line(60, 140, "2002年3月25日")};
  EXPECT_EQ(value(understand(lines, rules(), "identity_card"), "nation"), "");
}

std::vector<Line> application(const std::string& choices) {
  return {line(400, 60, "劳动能力鉴定申请表"),
          line(100, 120, "姓名"),
          line(300, 120, "张敏"),
          line(900, 120, "1988年3月生"),
          line(100, 170, "申请鉴定类别"),
          line(300, 170, choices),
          line(100, 260, "伤病情诊断"),
          line(300, 260, "左尺骨骨折术后:右肩袖撕裂"),
          line(100, 420, "提交材料"),
          line(300, 420, "1.工伤认定决定书原件和复印件；")};
}

TEST(Understanding, AnApplicationsTickedChoiceAndMonthOfBirth) {
  const Understanding understood = understand(application("□初次鉴定 ■再次鉴定 □复查鉴定"), rules());
  EXPECT_EQ(value(understood, "application_kind"), "再次鉴定");
  EXPECT_EQ(value(understood, "birth"), "1988-03");
  EXPECT_EQ(value(understood, "diagnosis"), "左尺骨骨折术后；右肩袖撕裂")
      << "between items a colon is a misread semicolon";
}

TEST(Understanding, WithoutATickTheOneWithoutAnEmptyBoxIsMeantAndTwoAreNone) {
  const auto kind = [](const char* choices) {
    return value(understand(application(choices), rules()), "application_kind");
  };
  EXPECT_EQ(kind("口初次鉴定口再次鉴定 复查鉴定"), "复查鉴定");
  EXPECT_EQ(kind("初次鉴定 再次鉴定 口复查鉴定"), "");
}

TEST(Understanding, ABlockEndsWithItsParagraph) {
  std::vector<Line> lines = certificate();
  lines.insert(lines.begin() + 11, line(140, 580, "患者于2026年3月9日因左前臂疼痛伴活动受限入院，经检查明确诊断。"));
  const Understanding understood = understand(lines, rules());
  EXPECT_EQ(value(understood, "advice"), "建议继续康复锻炼，避免提重物，三个月后复查X线片。");
}

TEST(Understanding, AMisreadLabelIsStillFound) {
  std::vector<Line> lines = certificate();
  lines[8].text = "处理意见";
  lines[5].text = "临床诊新：";
  EXPECT_EQ(value(understand(lines, rules()), "diagnosis"), "左尺骨骨折术后；左腕关节活动受限");
}

TEST(Understanding, TheLongestTitleNamesTheKind) {
  std::vector<Line> lines = certificate();
  lines[1].text = "职业病诊断证明书";
  EXPECT_EQ(understand(lines, rules()).kind, "occupational_certificate");
  lines[1].text = "收费收据";
  EXPECT_EQ(understand(lines, rules()).kind, "");
}

TEST(Understanding, TheExpectedKindIsReadButTheFoundOneIsTold) {
  const Understanding understood = understand(certificate(), rules(), "discharge_record");
  EXPECT_EQ(understood.kind, "diagnosis_certificate");
  EXPECT_EQ(value(understood, "name"), "张敏");
}

TEST(Understanding, ASentenceThatMentionsADateIsNotTheIssueDate) {
  std::vector<Line> lines = certificate();
  lines.back().text = "医院盖章";
  lines[10].text = "患者于2026年3月9日因外伤入院治疗后好转";
  EXPECT_EQ(value(understand(lines, rules()), "issue_date"), "");
}

TEST(ReadingOrder, RowsKeepTheirOrderOnACrookedPage) {
  // Three rows of three, the page turned by 3 degrees: row n+1's left end lies higher than row n's right end.
  std::vector<Line> lines;
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      const float x = 100 + 400.F * static_cast<float>(column);
      const float y = 300 + 40.F * static_cast<float>(row) - 0.0524F * x;
      const float right = x + 200;
      Line one;
      one.quad = {Point{x, y}, Point{right, y - 0.0524F * 200}, Point{right, y - 0.0524F * 200 + 26}, Point{x, y + 26}};
      one.text = std::string(1, static_cast<char>('1' + row)) + static_cast<char>('a' + column);
      lines.insert(lines.begin(), one);
    }
  }
  sortForReading(lines);
  std::string order;
  for (const Line& one : lines)
    order += one.text + " ";
  EXPECT_EQ(order, "1a 1b 1c 2a 2b 2c 3a 3b 3c ");
}

TEST(PaperRules, AreSaidToBeUnreadableByName) {
  const auto none = loadPaperRules("/nowhere/at/all");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().id, assets::ErrorId::PaperRulesUnreadable);
}

}  // namespace
}  // namespace vision::document
