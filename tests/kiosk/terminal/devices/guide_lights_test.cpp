// Lights told by orders and events, as a visit brings them.
#include "kiosk/terminal/devices/guide_lights.h"

#include <gtest/gtest.h>

namespace kiosk::terminal::devices {
namespace {

using assets::ErrorId;
using drivers::lamp::Light;
using drivers::lamp::Pattern;

class GuideLightsTest : public testing::Test {
 protected:
  [[nodiscard]] Pattern of(Light light) const { return lights.plan().of(light); }
  GuideLights lights;
};

TEST_F(GuideLightsTest, DarkWhileNobodyDoesAnything) {
  EXPECT_EQ(lights.plan(), drivers::lamp::LightPlan{});
}

TEST_F(GuideLightsTest, TheIdAreaFlashesWhileACardIsWaitedFor) {
  lights.ordered(order::ReadCard{});
  EXPECT_EQ(of(Light::IdArea), Pattern::Medium);
  lights.heard(event::CardFound{});
  EXPECT_EQ(of(Light::IdArea), Pattern::Medium);
  lights.heard(event::CardRead{});
  EXPECT_EQ(of(Light::IdArea), Pattern::Off);
  lights.ordered(order::AwaitRemoval{});
  EXPECT_EQ(of(Light::IdArea), Pattern::Quick);
  lights.heard(event::CardLifted{});
  EXPECT_EQ(of(Light::IdArea), Pattern::Off);
}

TEST_F(GuideLightsTest, ACardThatWasNotReadIsWaitedForOnlyWhenAStepDoes) {
  lights.ordered(order::ReadCard{});
  lights.heard(event::CardNotRead{{ErrorId::IdCardNotRead, {}}});
  EXPECT_EQ(of(Light::IdArea), Pattern::Off);
  lights.ordered(order::ReadCard{});
  EXPECT_EQ(of(Light::IdArea), Pattern::Medium);
}

TEST_F(GuideLightsTest, AWaitThatWasCalledOffDoesNotDarkenTheNext) {
  lights.ordered(order::ReadCard{});
  lights.ordered(order::StopCard{});
  EXPECT_EQ(of(Light::IdArea), Pattern::Off);
  lights.ordered(order::ReadCard{});
  lights.heard(event::CardNotRead{{ErrorId::DeviceJobCancelled, {}}});  // of the first wait
  EXPECT_EQ(of(Light::IdArea), Pattern::Medium);
}

TEST_F(GuideLightsTest, ACardLeftBehindFlashesBeyondTheVisit) {
  lights.ordered(order::StopCard{});
  lights.ordered(order::AwaitRemoval{});
  lights.visitEnded();
  EXPECT_EQ(of(Light::IdArea), Pattern::Quick);
  lights.heard(event::CardLifted{});
  EXPECT_EQ(lights.plan(), drivers::lamp::LightPlan{});
}

TEST_F(GuideLightsTest, TheCameraIsLitWhileAFaceIsLookedAt) {
  lights.ordered(order::CheckFace{});
  EXPECT_EQ(of(Light::Camera), Pattern::On);
  lights.ordered(order::StopFace{});
  EXPECT_EQ(of(Light::Camera), Pattern::Off);
  lights.ordered(order::CheckFace{});
  lights.heard(event::FaceNotPossible{{ErrorId::DeviceNotReady, {}}});
  EXPECT_EQ(of(Light::Camera), Pattern::Off);
}

TEST_F(GuideLightsTest, ThePrinterMouthFlashesUntilThePaperIsTakenHome) {
  lights.ordered(order::PrintReceipt{});
  EXPECT_EQ(of(Light::PrinterMouth), Pattern::Slow);
  lights.heard(event::Printing{1, 1});
  lights.heard(event::Printed{1});
  EXPECT_EQ(of(Light::PrinterMouth), Pattern::Medium);
  lights.visitEnded();
  EXPECT_EQ(of(Light::PrinterMouth), Pattern::Off);
  lights.ordered(order::PrintNotice{});
  lights.heard(event::NotPrinted{{ErrorId::DeviceNotReady, {}}});
  EXPECT_EQ(of(Light::PrinterMouth), Pattern::Off) << "there is nothing to take";
}

TEST_F(GuideLightsTest, TheAlarmFlashesFromTheCallUntilTheVisitEnds) {
  lights.ordered(order::CallStaff{});
  EXPECT_EQ(of(Light::Alarm), Pattern::Slow);
  lights.ordered(order::ReadCard{});
  EXPECT_EQ(of(Light::Alarm), Pattern::Slow);
  lights.visitEnded();
  EXPECT_EQ(of(Light::Alarm), Pattern::Off);
}

}  // namespace
}  // namespace kiosk::terminal::devices
