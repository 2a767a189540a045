#include "ui/shell/pointer.h"

#include <gtest/gtest.h>

namespace {

using ui::HitRole;
using ui::Point;
using ui::shell::Pointer;

ui::WidgetMap screen() {
  ui::WidgetMap map;
  map.add({"one", {100, 700, 200, 100}, HitRole::Button, true, false, 0});
  map.add({"two", {100, 900, 200, 100}, HitRole::Button, true, false, 0});
  map.add({"rests", {100, 1100, 200, 100}, HitRole::Button, false, false, 0});
  map.add({"key", {400, 700, 100, 100}, HitRole::Key, true, false, 0});
  map.add({"pad", {400, 900, 400, 200}, HitRole::Pad, true, false, 0});
  return map;
}
constexpr Point kOne{200, 750};
constexpr Point kTwo{200, 950};
constexpr Point kKey{450, 750};

class Finger : public testing::Test {
 protected:
  void tap(Point at, double when) {
    pointer_.down(at, when, map_);
    pointer_.up(at, when + 0.05, map_);
  }
  bool fires(std::string_view id) {
    const bool fired = pointer_.fires(id);
    pointer_.endFrame();
    return fired;
  }
  ui::WidgetMap map_ = screen();
  Pointer pointer_;
};

TEST_F(Finger, ActsOnReleaseInside) {
  pointer_.down(kOne, 1.0, map_);
  EXPECT_TRUE(pointer_.holds("one"));
  EXPECT_FALSE(fires("one"));
  pointer_.up(kOne, 1.1, map_);
  EXPECT_TRUE(fires("one"));
  EXPECT_FALSE(fires("one"));  // once
}

TEST_F(Finger, SlidingOffTakesItBack) {
  pointer_.down(kOne, 1.0, map_);
  pointer_.move(kTwo, 1.1, map_);
  EXPECT_FALSE(pointer_.holds("one"));
  pointer_.up(kTwo, 1.2, map_);
  EXPECT_FALSE(fires("one"));
  EXPECT_FALSE(fires("two"));
}

TEST_F(Finger, SlidingBackCounts) {
  pointer_.down(kOne, 1.0, map_);
  pointer_.move(kTwo, 1.1, map_);
  pointer_.move(kOne, 1.2, map_);
  EXPECT_TRUE(pointer_.holds("one"));
  pointer_.up(kOne, 1.3, map_);
  EXPECT_TRUE(fires("one"));
}

TEST_F(Finger, RestingAndCoveredAreasTakeNothing) {
  tap({200, 1150}, 1.0);
  EXPECT_FALSE(fires("rests"));
  map_.cover({0, 600, 1080, 300}, 1);
  tap(kOne, 2.0);
  EXPECT_FALSE(fires("one"));
  tap(kTwo, 3.0);  // below the covered part
  EXPECT_FALSE(fires("one"));
}

TEST_F(Finger, WhatLiesOnTopIsTouched) {
  map_.cover({0, 600, 1080, 1000}, 1);
  map_.add({"sheet", {100, 700, 200, 100}, HitRole::Button, true, false, 1});
  tap(kOne, 1.0);
  EXPECT_TRUE(fires("sheet"));
}

TEST_F(Finger, NothingActsFor300MillisecondsAfterAPageChange) {
  pointer_.pageChanged(10.0);
  tap(kOne, 10.05);
  EXPECT_FALSE(fires("one"));
  pointer_.down(kOne, 10.25, map_);  // begun in the lock, lifted after it
  pointer_.up(kOne, 10.6, map_);
  EXPECT_FALSE(fires("one"));
  tap(kOne, 10.31);
  EXPECT_TRUE(fires("one"));
}

TEST_F(Finger, ATouchBegunOnTheOldPageIsVoid) {
  pointer_.down(kOne, 1.0, map_);
  pointer_.pageChanged(1.1);
  pointer_.up(kOne, 2.0, map_);
  EXPECT_FALSE(fires("one"));
}

TEST_F(Finger, TheSameButtonDoesNotActTwiceWithin600Milliseconds) {
  tap(kOne, 1.0);
  EXPECT_TRUE(fires("one"));
  tap(kOne, 1.3);
  EXPECT_FALSE(fires("one"));
  tap(kTwo, 1.35);  // another one may
  EXPECT_TRUE(fires("two"));
  tap(kOne, 1.7);
  EXPECT_TRUE(fires("one"));
}

TEST_F(Finger, KeysMayRepeat) {
  tap(kKey, 1.0);
  EXPECT_TRUE(fires("key"));
  tap(kKey, 1.15);
  EXPECT_TRUE(fires("key"));
}

TEST_F(Finger, FastTapsEachGetTheirFrame) {
  tap(kKey, 1.0);
  tap(kTwo, 1.1);
  EXPECT_TRUE(pointer_.fires("key"));
  EXPECT_FALSE(pointer_.fires("two"));
  EXPECT_TRUE(pointer_.endFrame());  // more waits
  EXPECT_TRUE(pointer_.fires("two"));
  EXPECT_FALSE(pointer_.endFrame());
}

TEST_F(Finger, StrokesStayOnThePad) {
  pointer_.down({450, 950}, 1.0, map_);
  pointer_.move({700, 2000}, 1.1, map_);
  pointer_.up({0, 0}, 1.2, map_);
  const auto strokes = pointer_.strokes("pad");
  ASSERT_EQ(strokes.size(), 3U);
  EXPECT_EQ(strokes[0].phase, ui::TouchPhase::Down);
  EXPECT_EQ(strokes[1].at, (Point{700, 1100}));
  EXPECT_EQ(strokes[2].at, (Point{400, 900}));
  EXPECT_TRUE(pointer_.strokes("other").empty());
  pointer_.endFrame();
  EXPECT_TRUE(pointer_.strokes("pad").empty());
}

TEST_F(Finger, TheKeypadObeysTheSameRules) {
  const ui::Widget& one = *map_.find("one");
  pointer_.pageChanged(1.0);
  pointer_.activate(one, 1.1);
  EXPECT_FALSE(fires("one"));
  pointer_.activate(one, 1.4);
  EXPECT_TRUE(fires("one"));
  pointer_.activate(one, 1.6);
  EXPECT_FALSE(fires("one"));
  pointer_.activate(*map_.find("rests"), 3.0);
  EXPECT_FALSE(fires("rests"));
}

TEST(WidgetMap, TheKeypadWalksFromTopToBottomAndTheServiceBarLast) {
  ui::WidgetMap map;
  map.add({"bar.help", {880, 600, 140, 136}, HitRole::Slot, true, false, 0});
  map.add({"right", {500, 700, 300, 100}, HitRole::Card, true, false, 0});
  map.add({"left", {60, 700, 300, 100}, HitRole::Card, true, false, 0});
  map.add({"rests", {60, 900, 300, 100}, HitRole::Card, false, false, 0});
  map.add({"top", {60, 640, 300, 50}, HitRole::Card, true, false, 0});
  std::vector<std::string> order;
  for (const ui::Widget* widget : map.focusOrder())
    order.push_back(widget->id);
  EXPECT_EQ(order, (std::vector<std::string>{"top", "left", "right", "bar.help"}));
}

}  // namespace
