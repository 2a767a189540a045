// Pages that the test photographs itself: where the corners lie is known exactly.
#include <cmath>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "tests/material/paper.h"
#include "tests/material/photograph.h"
#include "vision/document/document_reader.h"
#include "vision/document/page_outline.h"
#include "vision/document/page_watcher.h"
#include "vision/image_file.h"
#include "vision/matrix.h"

namespace vision::document {
namespace {

material::Paper leaveCertificate() {
  material::Paper paper;
  paper.kind = "leave_certificate";
  paper.values = {{"hospital", "济宁市任城区第二人民医院"},
                  {"name", "张敏"},
                  {"number", "370811198803120026"},
                  {"diagnosis", "左前臂骨折内固定术后"},
                  {"advice", "建议继续休息治疗。"},
                  {"leave_from", "2026年9月9日"},
                  {"leave_to", "2026年12月8日"},
                  {"document_number", "2026090456"},
                  {"doctor", "李庆山"},
                  {"issue_date", "2026年9月9日"}};
  return paper;
}

const Image& sheet() {
  static const Image kSheet = material::drawPaper(leaveCertificate());
  return kSheet;
}

/// A preview frame; small, so that the test is quick.
material::Shot preview(std::uint32_t seed) {
  material::Shot shot;
  shot.width = 1280;
  shot.height = 960;
  shot.blur = 0.5;
  shot.seed = seed;
  return shot;
}

float worstCorner(const Quad& a, const Quad& b) {
  float worst = 0;
  for (std::size_t i = 0; i < 4; ++i)
    worst = std::max(worst, std::hypot(a[i].x - b[i].x, a[i].y - b[i].y));
  return worst;
}

TEST(FindPage, CornersWithinHalfAPercentOfThePage) {
  for (const std::uint32_t seed : {1U, 2U}) {
    const material::Photograph photo = material::photograph(sheet(), preview(seed));
    const auto quad = findPage(photo.picture);
    ASSERT_TRUE(quad) << seed;
    EXPECT_LT(worstCorner(*quad, photo.page), 0.006F * quadHeight(photo.page)) << seed;
  }
}

TEST(FindPage, ADeepShadowDoesNotHideIt) {
  material::Shot shot = preview(5);
  shot.shade = 0.6;
  const material::Photograph photo = material::photograph(sheet(), shot);
  const auto quad = findPage(photo.picture);
  ASSERT_TRUE(quad);
  EXPECT_LT(worstCorner(*quad, photo.page), 0.01F * quadHeight(photo.page));
}

/// A sheet that was rolled: its level sides bow by two in a hundred of its height.
material::Photograph rolled() {
  material::Shot shot = preview(7);
  shot.width = 1920;
  shot.height = 1440;
  shot.fill = 0.86;
  shot.curl = 0.02;
  return material::photograph(sheet(), shot);
}

TEST(FindOutline, TheBowOfARolledSheetIsMeasured) {
  const material::Photograph photo = rolled();
  const auto outline = findOutline(photo.picture);
  ASSERT_TRUE(outline);
  EXPECT_LT(worstCorner(outline->corners, photo.page), 0.004F * quadHeight(photo.page));
  EXPECT_FALSE(outline->bend.straight());
  for (const std::size_t level : {0U, 2U}) {
    EXPECT_NEAR(outline->bend.sides[level].at(0.5F), 0.02F, 0.003F) << level;
    EXPECT_NEAR(outline->bend.sides[level].at(0.25F), 0.015F, 0.003F) << level;
  }
  for (const std::size_t upright : {1U, 3U})
    EXPECT_NEAR(outline->bend.sides[upright].at(0.5F), 0, 0.003F) << upright;
}

TEST(FindOutline, ASheetThatLiesFlatIsStraight) {
  for (const std::uint32_t seed : {1U, 2U}) {
    const auto outline = findOutline(material::photograph(sheet(), preview(seed)).picture);
    ASSERT_TRUE(outline) << seed;
    EXPECT_TRUE(outline->bend.straight()) << seed;
  }
}

/// Mean difference of the flat page from the sheet that was photographed, brightness aside.
double apartFromSheet(const Image& flat) {
  cv::Mat page;
  cv::Mat drawn;
  cv::resize(view(flat), page, {600, 850}, 0, 0, cv::INTER_AREA);
  cv::resize(view(sheet()), drawn, {600, 850}, 0, 0, cv::INTER_AREA);
  for (cv::Mat* one : {&page, &drawn}) {
    cv::cvtColor(*one, *one, cv::COLOR_BGR2GRAY);
    cv::Mat paper;
    cv::morphologyEx(*one, paper, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {41, 41}));
    cv::subtract(paper, *one, *one);
  }
  return cv::norm(page, drawn, cv::NORM_L1) / static_cast<double>(page.total());
}

TEST(Flatten, ARolledSheetBecomesEven) {
  const material::Photograph photo = rolled();
  const auto outline = findOutline(photo.picture);
  ASSERT_TRUE(outline);
  const double even = apartFromSheet(flatten(photo.picture, *outline));
  const double byCorners = apartFromSheet(flatten(photo.picture, photo.page));
  EXPECT_LT(even, 0.6 * byCorners) << byCorners;
}

TEST(FindPage, AnEmptyDeskHoldsNone) {
  material::Shot shot = preview(6);
  shot.fill = 0.02;
  EXPECT_FALSE(findPage(material::photograph(sheet(), shot).picture));
  EXPECT_FALSE(findPage(Image(640, 480)));
  EXPECT_FALSE(findPage(Image(1, 1)));
}

TEST(JudgePage, AGoodOneIsGood) {
  const material::Photograph photo = material::photograph(sheet(), preview(1));
  const PageVerdict verdict = judgePage(photo.picture, photo.page);
  EXPECT_TRUE(verdict.good()) << name(verdict.advice) << " sharpness " << verdict.sharpness;
  EXPECT_EQ(verdict.advice, PageAdvice::None);
}

TEST(JudgePage, EachFaultHasItsAdvice) {
  const auto adviceFor = [](const material::Shot& shot) {
    const material::Photograph photo = material::photograph(sheet(), shot);
    return judgePage(photo.picture, photo.page).advice;
  };
  material::Shot blurred = preview(1);
  blurred.blur = 4;
  EXPECT_EQ(adviceFor(blurred), PageAdvice::HoldSteady);
  material::Shot dark = preview(1);
  dark.exposure = 0.35;
  EXPECT_EQ(adviceFor(dark), PageAdvice::MoreLight);
  material::Shot mirrored = preview(1);
  mirrored.glare = 1;
  EXPECT_EQ(adviceFor(mirrored), PageAdvice::AvoidGlare);
  material::Shot far = preview(1);
  far.fill = 0.35;
  EXPECT_EQ(adviceFor(far), PageAdvice::LayCloser);
  material::Shot cut = preview(1);
  cut.fill = 1.08;
  EXPECT_EQ(adviceFor(cut), PageAdvice::ShowWholePage);
}

TEST(PageWatcher, SteadyAfterLyingStillAndNotBefore) {
  using std::chrono::milliseconds;
  const Image first = material::photograph(sheet(), preview(1)).picture;
  const Image moved = material::photograph(sheet(), preview(2)).picture;
  PageWatcher watcher;
  EXPECT_FALSE(watcher.feed(moved, milliseconds(0)).steady);
  bool steady = false;
  int frame = 1;
  for (; frame < 12 && !steady; ++frame)
    steady = watcher.feed(first, milliseconds(100 * frame)).steady;
  EXPECT_TRUE(steady);
  EXPECT_GE(frame, 6);  // half a second at ten frames a second
  EXPECT_FALSE(watcher.feed(moved, milliseconds(100 * frame)).steady);
  EXPECT_FALSE(watcher.feed(Image(64, 64), milliseconds(100 * frame + 100)).quad);
}

TEST(StoredPage, FitsTheLimit) {
  const material::Photograph photo = material::photograph(sheet(), {});
  const std::vector<std::uint8_t> stored = storedPage(flatten(photo.picture, photo.page));
  EXPECT_LE(stored.size(), 300U << 10U);
  const auto back = decodeImage(stored);
  ASSERT_TRUE(back);
  EXPECT_GT(back->height(), 1400);
}

}  // namespace
}  // namespace vision::document
