#include "vision/geometry.h"

#include <gtest/gtest.h>

namespace vision {
namespace {

const Quad kSquare = {Point{10, 20}, Point{110, 20}, Point{110, 70}, Point{10, 70}};

TEST(Geometry, AreaAndSidesOfAQuad) {
  EXPECT_FLOAT_EQ(area(kSquare), 5000);
  EXPECT_FLOAT_EQ(quadWidth(kSquare), 100);
  EXPECT_FLOAT_EQ(quadHeight(kSquare), 50);
}

TEST(Geometry, ABowtieIsNotConvex) {
  EXPECT_TRUE(convex(kSquare));
  EXPECT_FALSE(convex({kSquare[0], kSquare[2], kSquare[1], kSquare[3]}));
}

TEST(Geometry, OverlapIsSharedOverJoint) {
  EXPECT_FLOAT_EQ(overlap({0, 0, 10, 10}, {5, 0, 10, 10}), 50.F / 150.F);
  EXPECT_FLOAT_EQ(overlap({0, 0, 10, 10}, {10, 0, 10, 10}), 0);
}

TEST(Geometry, BoundsAndQuadOfABoxAgree) {
  const Box box{3, 4, 5, 6};
  EXPECT_EQ(boundsOf(quadOf(box)), box);
}

}  // namespace
}  // namespace vision
