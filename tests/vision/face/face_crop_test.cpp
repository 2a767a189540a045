#include "vision/face/face_crop.h"

#include <cmath>

#include <gtest/gtest.h>

#include "vision/face/overlap_filter.h"

namespace vision::face {
namespace {

const std::array<Point, 5> kTemplate = {
    {{38.29F, 51.70F}, {73.53F, 51.50F}, {56.03F, 71.74F}, {41.55F, 92.37F}, {70.73F, 92.20F}}};

Point apply(const cv::Matx23f& m, Point p) {
  return {m(0, 0) * p.x + m(0, 1) * p.y + m(0, 2), m(1, 0) * p.x + m(1, 1) * p.y + m(1, 2)};
}

TEST(Alignment, UndoesTurnScaleAndShift) {
  const float angle = 0.4F;
  const float scale = 2.5F;
  std::array<Point, 5> moved{};
  for (std::size_t i = 0; i < 5; ++i) {
    const Point p = kTemplate[i];
    moved[i] = {scale * (std::cos(angle) * p.x - std::sin(angle) * p.y) + 100,
                scale * (std::sin(angle) * p.x + std::cos(angle) * p.y) - 30};
  }
  const cv::Matx23f back = alignment(moved);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(apply(back, moved[i]).x, kTemplate[i].x, 1e-2);
    EXPECT_NEAR(apply(back, moved[i]).y, kTemplate[i].y, 1e-2);
  }
}

TEST(Alignment, NeverShears) {
  std::array<Point, 5> squeezed = kTemplate;
  for (Point& point : squeezed)
    point.x *= 0.6F;
  const cv::Matx23f m = alignment(squeezed);
  EXPECT_NEAR(m(0, 0), m(1, 1), 1e-5);
  EXPECT_NEAR(m(0, 1), -m(1, 0), 1e-5);
}

TEST(GrownInside, StaysInThePictureAndKeepsItsSize) {
  const Box corner = grownInside({0, 0, 100, 100}, 2.7F, 640, 480);
  EXPECT_GE(corner.x, 0);
  EXPECT_GE(corner.y, 0);
  EXPECT_NEAR(corner.width, 270, 2);
  const Box middle = grownInside({270, 190, 100, 100}, 2.7F, 640, 480);
  EXPECT_NEAR(middle.x + middle.width / 2, 320, 2);
  const Box huge = grownInside({100, 100, 300, 300}, 2.7F, 640, 480);
  EXPECT_LE(huge.y + huge.height, 480);
  EXPECT_NEAR(huge.height, 480, 2);
}

TEST(OverlapFilter, KeepsTheSurerOfTwoAndTheBiggestFirst) {
  const std::vector<Face> faces = withoutDoubles({{.box = {0, 0, 50, 50}, .score = 0.8F, .points = {}},
                                                  {.box = {3, 2, 50, 50}, .score = 0.9F, .points = {}},
                                                  {.box = {200, 0, 90, 90}, .score = 0.7F, .points = {}}},
                                                 0.4F);
  ASSERT_EQ(faces.size(), 2U);
  EXPECT_FLOAT_EQ(faces[0].box.width, 90);
  EXPECT_FLOAT_EQ(faces[1].score, 0.9F);
}

}  // namespace
}  // namespace vision::face
