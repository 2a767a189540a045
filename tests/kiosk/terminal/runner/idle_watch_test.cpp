#include "kiosk/terminal/runner/idle_watch.h"

#include <gtest/gtest.h>

namespace kiosk::terminal {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using steps::Pace;

TEST(IdleWatch, WarnsAfterAMinuteAndCountsThirtySeconds) {
  IdleWatch watch{config::IdleRules{}};
  watch.touched(seconds(100));
  EXPECT_FALSE(watch.inVisit(seconds(159), Pace::Normal, false).secondsLeft);
  EXPECT_EQ(watch.inVisit(seconds(160), Pace::Normal, false).secondsLeft, 30);
  EXPECT_EQ(watch.inVisit(seconds(175), Pace::Normal, false).secondsLeft, 15);
  EXPECT_FALSE(watch.inVisit(milliseconds(189'999), Pace::Normal, false).expired);
  EXPECT_TRUE(watch.inVisit(seconds(190), Pace::Normal, false).expired);
}

TEST(IdleWatch, GivesLargeTextHalfAsLongAgain) {
  IdleWatch watch{config::IdleRules{}};
  watch.touched(seconds(0));
  EXPECT_FALSE(watch.inVisit(seconds(89), Pace::Normal, true).secondsLeft);
  EXPECT_EQ(watch.inVisit(seconds(90), Pace::Normal, true).secondsLeft, 45);
}

TEST(IdleWatch, NeverCountsWhileTheMachineWorks) {
  IdleWatch watch{config::IdleRules{}};
  watch.touched(seconds(0));
  EXPECT_FALSE(watch.inVisit(seconds(9'000), Pace::Machine, false).expired);
}

TEST(IdleWatch, IsPatientWithWritingAndShortWithAResult) {
  IdleWatch watch{config::IdleRules{}};
  watch.touched(seconds(0));
  EXPECT_FALSE(watch.inVisit(seconds(119), Pace::Deliberate, false).secondsLeft);
  EXPECT_EQ(watch.inVisit(seconds(120), Pace::Deliberate, false).secondsLeft, 30);
  EXPECT_EQ(watch.inVisit(seconds(45), Pace::Result, false).secondsLeft, 15);
  EXPECT_TRUE(watch.inVisit(seconds(60), Pace::Result, false).expired);
}

TEST(IdleWatch, ACallForStaffHoldsTheTimeOut) {
  IdleWatch watch{config::IdleRules{}};
  watch.pause(seconds(0));
  EXPECT_FALSE(watch.inVisit(seconds(659), Pace::Normal, false).secondsLeft);
  EXPECT_EQ(watch.inVisit(seconds(660), Pace::Normal, false).secondsLeft, 30);
}

TEST(IdleWatch, AsksToBeWokenWhenTheNumberChanges) {
  IdleWatch watch{config::IdleRules{}};
  watch.touched(seconds(0));
  EXPECT_EQ(watch.inVisit(seconds(20), Pace::Normal, false).next, seconds(60));
  EXPECT_EQ(watch.inVisit(milliseconds(60'400), Pace::Normal, false).next, seconds(61));
}

}  // namespace
}  // namespace kiosk::terminal
