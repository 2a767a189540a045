#include "vision/document/check_boxes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace vision::document {
namespace {

constexpr float kLine = 40;  // height of a line's quad
constexpr int kSide = 22;    // of a box

cv::Mat paper() {
  return {200, 900, CV_8UC3, cv::Scalar::all(225)};
}
void box(cv::Mat& page, int x, int y, int thickness, int grey = 60) {
  cv::rectangle(page, cv::Rect(x, y, kSide, kSide), cv::Scalar::all(grey), thickness);
}

TEST(CheckBoxes, EmptyFilledAndTickedOnesAreFound) {
  cv::Mat page = paper();
  box(page, 100, 50, 2);
  box(page, 300, 50, cv::FILLED);
  box(page, 500, 50, 2);
  cv::line(page, {504, 61}, {510, 68}, cv::Scalar::all(50), 3);
  cv::line(page, {510, 68}, {519, 53}, cv::Scalar::all(50), 3);
  const auto boxes = findCheckBoxes(page, kLine);
  ASSERT_EQ(boxes.size(), 3U);
  for (const CheckBox& found : boxes)
    EXPECT_EQ(found.ticked, found.place.x > 200) << found.place.x;
}

TEST(CheckBoxes, RulesCellsAndRoundThingsAreNone) {
  cv::Mat page = paper();
  cv::rectangle(page, cv::Rect(20, 20, 300, 60), cv::Scalar::all(60), 2);  // a cell
  cv::circle(page, {500, 60}, 11, cv::Scalar::all(60), 2);
  cv::line(page, {600, 10}, {600, 190}, cv::Scalar::all(60), 2);
  EXPECT_TRUE(findCheckBoxes(page, kLine).empty());
}

TEST(CheckBoxes, AFilledOneIsFoundAlsoWhereWritingTouchesIt) {
  cv::Mat page = paper();
  box(page, 300, 50, cv::FILLED);
  cv::line(page, {321, 60}, {345, 60}, cv::Scalar::all(60), 2);
  const auto boxes = findCheckBoxes(page, kLine);
  ASSERT_EQ(boxes.size(), 1U);
  EXPECT_TRUE(boxes.front().ticked);
}

/// A line from x 100, at 25 pixels a character.
PlacedLine line(const std::string& text, const std::vector<float>& middles) {
  PlacedLine placed;
  placed.line.quad = quadOf({100, 40, 600, kLine});
  placed.line.text = text;
  for (const float middle : middles)
    placed.centres.push_back((middle - 100) / 600);
  return placed;
}
CheckBox at(float middle, bool ticked) {
  return {{middle - 11, 49, 22, 22}, ticked};
}

TEST(CheckBoxes, AreWrittenForWhatWasReadAndWhereNothingWas) {
  // 口初次 [box] 再次 ■复查, of which the second was not read and the third is ticked
  std::vector<PlacedLine> lines = {line("口初次再次回复查", {112, 137, 162, 262, 287, 362, 387, 412})};
  markCheckBoxes(lines, {at(112, false), at(237, false), at(362, true)});
  EXPECT_EQ(lines.front().line.text, "□初次□再次■复查");
  EXPECT_EQ(lines.front().centres.size(), 8U + 1U);
}

TEST(CheckBoxes, AMouthInAWordStaysAMouth) {
  std::vector<PlacedLine> lines = {line("口服药物出口", {112, 137, 162, 187, 212, 237})};
  markCheckBoxes(lines, {at(112, false), at(237, false)});
  EXPECT_EQ(lines.front().line.text, "口服药物出口");
}

}  // namespace
}  // namespace vision::document
