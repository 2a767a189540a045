// What spoils a photograph step by step: before the reader errs, the judge must ask for another one.
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/material/paper.h"
#include "vision/document/document_reader.h"
#include "vision/matrix.h"

namespace vision::document {
namespace {

/// Spoils a picture by `amount`: 0 leaves it, 1 makes it useless.
using Spoiling = std::function<cv::Mat(const cv::Mat&, double amount)>;

cv::Mat outOfFocus(const cv::Mat& picture, double amount) {
  cv::Mat spoilt;
  cv::GaussianBlur(picture, spoilt, {}, std::max(0.1, 7 * amount));
  return spoilt;
}

cv::Mat moved(const cv::Mat& picture, double amount) {
  const int length = 1 + static_cast<int>(std::lround(30 * amount));
  cv::Mat spoilt;
  cv::filter2D(picture, spoilt, -1, cv::Mat(1, length, CV_32F, cv::Scalar(1.0 / length)));
  return spoilt;
}

cv::Mat dark(const cv::Mat& picture, double amount) {
  cv::Mat spoilt;
  picture.convertTo(spoilt, -1, 1 - 0.97 * amount);
  cv::Mat noise(picture.size(), CV_16SC3);
  cv::RNG dice(7);
  dice.fill(noise, cv::RNG::NORMAL, 0, 4);  // a sensor's noise does not darken with the scene
  cv::add(spoilt, noise, spoilt, cv::noArray(), CV_8U);
  return spoilt;
}

cv::Mat compressed(const cv::Mat& picture, double amount) {
  std::vector<std::uint8_t> bytes;
  cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, static_cast<int>(std::lround(95 - 93 * amount))});
  return cv::imdecode(bytes, cv::IMREAD_COLOR);
}

/// A lamp mirrored in the middle of the page, where the fields are.
cv::Mat mirrored(const cv::Mat& picture, double amount) {
  cv::Mat light(picture.size(), CV_32FC3, cv::Scalar::all(0));
  const cv::Point middle(picture.cols / 2, picture.rows * 2 / 5);
  cv::ellipse(light, middle, {static_cast<int>(700 * amount), static_cast<int>(350 * amount)}, 0, 0, 360,
              cv::Scalar::all(400), cv::FILLED);
  cv::GaussianBlur(light, light, {}, 25);
  cv::Mat spoilt;
  cv::add(picture, light, spoilt, cv::noArray(), CV_8U);
  return spoilt;
}

const DocumentReader& reader() {
  static const auto kReader = DocumentReader::load(*inference::ModelStore::open().value()).value();
  return *kReader;
}

const cv::Mat& photograph() {
  static const cv::Mat kPhoto = [] {
    for (const material::Paper& paper :
         material::readPapers(std::string(HALL_SOURCE_DIR) + "/tests/material/papers.toml", {})) {
      if (paper.kind != "diagnosis_certificate") continue;
      const material::Photograph photo = material::photograph(material::drawPaper(paper), paper.shot);
      return view(photo.picture).clone();
    }
    throw std::runtime_error("no diagnosis certificate among the papers");
  }();
  return kPhoto;
}

/// What of the values a person's case hangs on was misread; a value that was not found counts as well.
std::vector<std::string> misread(const Understanding& understood) {
  std::map<std::string, std::string> found;
  for (const Field& field : understood.fields)
    found[field.key] = field.value;
  std::vector<std::string> wrong;
  for (const auto& [key, value] : std::map<std::string, std::string>{{"name", "张敏"},
                                                                     {"number", "370811198803120026"},
                                                                     {"hospital", "济宁市任城区第二人民医院"},
                                                                     {"document_number", "2026091123"},
                                                                     {"issue_date", "2026-09-18"}}) {
    if (found[key] != value) wrong.push_back(key + "=" + found[key]);
  }
  return wrong;
}

struct Degradation {
  const char* name;
  Spoiling spoil;
};

class Degraded : public testing::TestWithParam<Degradation> {};

TEST_P(Degraded, IsRefusedBeforeItIsMisread) {
  constexpr int kSteps = 8;
  int taken = 0;
  int refused = 0;
  for (int step = 0; step <= kSteps; ++step) {
    const double amount = static_cast<double>(step) / kSteps;
    const auto page = reader().read(imageOf(GetParam().spoil(photograph(), amount)));
    const bool good = page && page->verdict.good();
    if (!good) {
      ++refused;
      continue;
    }
    ++taken;
    const auto wrong = misread(understand(page->lines, loadPaperRules().value()));
    EXPECT_TRUE(wrong.empty()) << GetParam().name << " " << amount << ": " << testing::PrintToString(wrong)
                               << " sharpness " << page->verdict.sharpness << " paper " << page->verdict.paper
                               << " glare " << page->verdict.glare;
  }
  EXPECT_GT(taken, 0) << "the picture itself is good";
  EXPECT_GT(refused, 0) << "a useless picture is not";
}

INSTANTIATE_TEST_SUITE_P(Photographs, Degraded,
                         testing::Values(Degradation{"out_of_focus", outOfFocus}, Degradation{"moved", moved},
                                         Degradation{"dark", dark}, Degradation{"mirrored", mirrored}),
                         [](const auto& one) { return one.param.name; });

// Strokes that compression took away leave sharp blocks, which no judge of sharpness tells from writing. A camera's own
// pictures are never that poor (quality 15 is still read without a mistake). What must hold is that nothing false that
// is read out of them passes for sure: below this confidence the visitor is asked to look.
TEST(DegradedPhotograph, OverCompressedMakesNothingFalseSure) {
  constexpr float kSure = 0.95F;
  const PaperRules rules = loadPaperRules().value();
  for (const double amount : {0.0, 0.5, 0.86, 0.95, 1.0}) {
    const auto page = reader().read(imageOf(compressed(photograph(), amount)));
    if (!page) continue;
    Understanding understood = understand(page->lines, rules);
    reader().readAgain(understood, *page, rules);
    const std::vector<std::string> wrong = misread(understood);
    if (amount <= 0.86) {
      EXPECT_THAT(wrong, testing::IsEmpty()) << amount;
    }
    for (const Field& field : understood.fields) {
      const bool misreadField = std::find(wrong.begin(), wrong.end(), field.key + "=" + field.value) != wrong.end();
      if (misreadField) {
        EXPECT_LT(field.confidence, kSure) << field.key << " " << field.value << " at " << amount;
      }
    }
  }
}

}  // namespace
}  // namespace vision::document
