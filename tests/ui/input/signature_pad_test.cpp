#include "ui/input/signature_pad.h"

#include <cmath>

#include <gtest/gtest.h>

namespace ui::input {
namespace {

constexpr float kAspect = 960.0F / 492.0F;

/// Writes `count` characters as two crossing strokes each, side by side, `size` of the pad high.
void write(SignaturePad& pad, int count, float size) {
  double now = 10.0;
  for (int i = 0; i < count; ++i) {
    const float left = 0.1F + 0.25F * static_cast<float>(i);
    const auto line = [&](float x1, float y1, float x2, float y2) {
      pad.penDown(x1, y1, now);
      for (int step = 1; step <= 20; ++step) {
        const float t = static_cast<float>(step) / 20.0F;
        pad.penMove(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t, now += 0.01);
      }
      pad.penUp();
    };
    line(left, 0.3F, left + size / kAspect, 0.3F + size);
    line(left + size / kAspect, 0.3F, left, 0.3F + size);
  }
}

TEST(SignaturePad, IsEmptyUntilTouched) {
  SignaturePad pad;
  EXPECT_EQ(pad.verdict(3, kAspect), SignatureVerdict::Empty);
}

TEST(SignaturePad, ATickOrOneCharacterIsNotAFullName) {
  SignaturePad tick;
  tick.penDown(0.4F, 0.5F, 0.0);
  tick.penMove(0.5F, 0.6F, 0.1);
  tick.penUp();
  EXPECT_EQ(tick.verdict(3, kAspect), SignatureVerdict::TooShort);
  SignaturePad one;
  write(one, 1, 0.3F);
  EXPECT_EQ(one.verdict(3, kAspect), SignatureVerdict::TooShort);
  EXPECT_EQ(one.verdict(1, kAspect), SignatureVerdict::Legible);
}

TEST(SignaturePad, ThreeCharactersAreAName) {
  SignaturePad pad;
  write(pad, 3, 0.35F);
  EXPECT_EQ(pad.verdict(3, kAspect), SignatureVerdict::Legible);
}

TEST(SignaturePad, LongNamesAskNoMoreThanFourCharactersOfInk) {
  SignaturePad pad;
  write(pad, 3, 0.5F);
  EXPECT_EQ(pad.verdict(12, kAspect), SignatureVerdict::Legible);
}

TEST(SignaturePad, PointsCarryTimeFromTheFirstTouchAndStayInside) {
  SignaturePad pad;
  pad.penDown(-3.0F, 2.0F, 100.0);
  pad.penMove(0.5F, 0.5F, 100.5);
  pad.penUp();
  ASSERT_EQ(pad.strokes().size(), 1U);
  const Stroke& stroke = pad.strokes().front();
  ASSERT_EQ(stroke.size(), 2U);
  EXPECT_FLOAT_EQ(stroke[0].x, 0.0F);
  EXPECT_FLOAT_EQ(stroke[0].y, 1.0F);
  EXPECT_NEAR(stroke[1].seconds, 0.5F, 1e-4F);
}

TEST(SignaturePad, ClearForgets) {
  SignaturePad pad;
  write(pad, 3, 0.35F);
  pad.clear();
  EXPECT_TRUE(pad.strokes().empty());
  EXPECT_EQ(pad.verdict(3, kAspect), SignatureVerdict::Empty);
}

TEST(SignaturePad, AFingerLeftOnTheGlassDoesNotFillTheMemory) {
  SignaturePad pad;
  pad.penDown(0.5F, 0.5F, 0.0);
  for (int i = 0; i < 100000; ++i) {
    const float angle = static_cast<float>(i) * 0.3F;
    pad.penMove(0.5F + 0.3F * std::cos(angle), 0.5F + 0.3F * std::sin(angle), i * 0.001);
  }
  EXPECT_LE(pad.strokes().front().size(), SignaturePad::kMaxPoints);
}

TEST(SignaturePad, PngHasItsSignatureAndSize) {
  SignaturePad pad;
  write(pad, 3, 0.35F);
  const std::vector<std::uint8_t> png = pad.png(960, 492);
  ASSERT_GT(png.size(), 64U);
  const std::vector<std::uint8_t> magic(png.begin(), png.begin() + 8);
  EXPECT_EQ(magic, (std::vector<std::uint8_t>{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}));
  EXPECT_EQ(png[18] * 256 + png[19], 960);
  EXPECT_EQ(png[22] * 256 + png[23], 492);
  SignaturePad empty;
  EXPECT_LT(empty.png(960, 492).size(), png.size());  // ink is in there
}

}  // namespace
}  // namespace ui::input
