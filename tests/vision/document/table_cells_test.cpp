#include "vision/document/table_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "vision/document/reading_order.h"

namespace vision::document {
namespace {

using testing::ElementsAre;

constexpr float kLine = 30;

/// Two rows of two cells: 40..340 and 340..640 wide, 40..160 and 160..280 tall.
cv::Mat table() {
  cv::Mat page(400, 700, CV_8UC3, cv::Scalar::all(230));
  for (const int y : {40, 160, 280})
    cv::line(page, {40, y}, {640, y}, cv::Scalar::all(40), 2);
  for (const int x : {40, 340, 640})
    cv::line(page, {x, 40}, {x, 280}, cv::Scalar::all(40), 2);
  return page;
}

Line line(float x, float y, float width, const char* text) {
  return {.quad = quadOf({x, y, width, kLine}), .text = text, .confidence = 1};
}

std::vector<std::string> read(const cv::Mat& page, std::vector<Line> lines) {
  sortForReading(lines, Cells(page, kLine).runs(lines));
  std::vector<std::string> texts;
  for (const Line& one : lines)
    texts.push_back(one.text);
  return texts;
}

TEST(TableCells, TextThatGoesOnInItsCellIsReadBeforeTheCellBeside) {
  // What is beside stands between the two lines in height.
  EXPECT_THAT(read(table(), {line(50, 60, 280, "成都交子金融控股集团"), line(50, 100, 120, "有限公司"),
                             line(400, 80, 200, "652,418,000")}),
              ElementsAre("成都交子金融控股集团", "有限公司", "652,418,000"));
}

TEST(TableCells, AListKeepsItsRows) {
  EXPECT_THAT(read(table(), {line(350, 50, 120, "1.身份证；"), line(350, 80, 120, "2.诊断证明；"),
                             line(350, 110, 120, "3.病历。"), line(100, 82, 90, "材料")}),
              ElementsAre("1.身份证；", "材料", "2.诊断证明；", "3.病历。"));
}

TEST(TableCells, ASentenceThatEndsDoesNotGoOn) {
  const std::vector<Line> lines = {line(350, 60, 280, "愿意承担相应法律责任。"), line(350, 100, 120, "申请人签名")};
  EXPECT_THAT(Cells(table(), kLine).runs(lines), ElementsAre(kNoCell, kNoCell));
}

TEST(TableCells, WithoutRulesThereAreNone) {
  const cv::Mat page(400, 700, CV_8UC3, cv::Scalar::all(230));
  const std::vector<Line> lines = {line(50, 60, 280, "成都交子金融控股集团"), line(50, 100, 120, "有限公司")};
  EXPECT_THAT(Cells(page, kLine).runs(lines), ElementsAre(kNoCell, kNoCell));
}

TEST(TableCells, TheSheetAroundATableIsNoCell) {
  cv::Mat page = table();
  // A sliver of the desk along the page's sides looks like a rule.
  cv::rectangle(page, {0, 0}, {page.cols - 1, page.rows - 1}, cv::Scalar::all(30), 3);
  const std::vector<Line> lines = {line(500, 10, 190, "编号：2023-6232"), line(50, 300, 600, "注：本表一式两份")};
  EXPECT_THAT(Cells(page, kLine).runs(lines), ElementsAre(kNoCell, kNoCell));
}

TEST(TableCells, ACellWithLinesSideBySideLostARule) {
  cv::Mat page = table();
  cv::line(page, {340, 50}, {340, 150}, cv::Scalar::all(230), 8);
  const std::vector<Line> lines = {line(50, 60, 280, "成都交子金融控股集团"), line(50, 100, 120, "有限公司"),
                                   line(400, 62, 200, "652,418,000")};
  EXPECT_THAT(Cells(page, kLine).runs(lines), ElementsAre(kNoCell, kNoCell, kNoCell));
}

}  // namespace
}  // namespace vision::document
