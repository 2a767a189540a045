#include "ui/shell/viewport.h"

#include <gtest/gtest.h>

namespace {

TEST(Viewport, FillsThePanelItWasDesignedFor) {
  const auto view = ui::shell::viewportFor(1080, 1920);
  EXPECT_EQ(view.orientation, ui::Orientation::Portrait);
  EXPECT_FLOAT_EQ(view.scale, 1.0F);
  EXPECT_EQ(view.toWindow({540, 960}), (ui::Point{540, 960}));
}

TEST(Viewport, LiesAcrossWhenWiderThanHigh) {
  const auto view = ui::shell::viewportFor(1920, 1080);
  EXPECT_EQ(view.orientation, ui::Orientation::Landscape);
  EXPECT_EQ(view.design, (ui::Size{1920, 1080}));
}

TEST(Viewport, FitsAndStandsInTheMiddle) {
  const auto view = ui::shell::viewportFor(900, 960);
  EXPECT_FLOAT_EQ(view.scale, 0.5F);
  EXPECT_FLOAT_EQ(view.offset.x, 180);
  EXPECT_FLOAT_EQ(view.offset.y, 0);
  const auto back = view.toDesign(view.toWindow({123, 456}));
  EXPECT_FLOAT_EQ(back.x, 123);
  EXPECT_FLOAT_EQ(back.y, 456);
}

TEST(Viewport, AWindowIsNoLargerThanTheDisplayAndKeepsItsShape) {
  using ui::shell::fitInside;
  using ui::shell::WindowSize;
  EXPECT_EQ(fitInside({1080, 1920}, {1080, 1920}), (WindowSize{1080, 1920}));
  EXPECT_EQ(fitInside({1080, 1920}, {1920, 960}), (WindowSize{540, 960}));
  EXPECT_EQ(fitInside({1920, 1080}, {960, 1080}), (WindowSize{960, 540}));
  EXPECT_EQ(fitInside({5000, 1}, {10, 10}), (WindowSize{10, 1}));
}

TEST(Viewport, AWindowOfNothingIsNoDivisionByNothing) {
  EXPECT_GT(ui::shell::viewportFor(0, 0).scale, 0.0F);
}

}  // namespace
