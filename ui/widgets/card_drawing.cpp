#include <algorithm>
#include <array>
#include <cmath>

#include "ui/widgets/guidance.h"

namespace ui::widgets {
namespace {

using theme::Rgba;

// The drawing's own colours: lights and shades of the standard theme's green that no token names.
constexpr Rgba kGroundTop{0xE8, 0xEF, 0xE9, 0xFF};
constexpr Rgba kGroundFoot{0xD3, 0xE3, 0xDC, 0xFF};
constexpr Rgba kFloor{0xBF, 0xD5, 0xCC, 0xFF};
constexpr Rgba kPaper{0xFF, 0xFD, 0xF8, 0xFF};
constexpr Rgba kCardPaper{0xFB, 0xF8, 0xF0, 0xFF};
constexpr Rgba kInk{0x0F, 0x4C, 0x4F, 0xFF};
constexpr Rgba kShade{0xC9, 0xD9, 0xD2, 0xFF};
constexpr Rgba kWave{0xDC, 0xE9, 0xE3, 0xFF};
constexpr Rgba kFigure{0x3F, 0x70, 0x6F, 0xFF};
constexpr Rgba kReaderEdge{0x0B, 0x38, 0x3C, 0xFF};
constexpr Rgba kReader{0x14, 0x49, 0x4D, 0xFF};
constexpr Rgba kReady{0x22, 0x62, 0x2F, 0xFF};
constexpr Rgba kLight{0x46, 0xC0, 0x7A, 0xFF};
constexpr Rgba kWhite{0xFF, 0xFF, 0xFF, 0xFF};

constexpr float kCardWidth = 338.0F;
constexpr float kCardHeight = 212.0F;
constexpr float kCardLeft = 466.0F;
constexpr float kCardStart = 78.0F;
constexpr float kCardTravel = 178.0F;
constexpr float kStillPhase = 0.045F;

Paint ink(Rgba colour, float alpha = 1.0F) {
  return Paint(colour).faded(alpha);
}

/// Draws in the drawing's own coordinates.
class Pen {
 public:
  Pen(Frame& frame, Point origin) : frame_(frame), origin_(origin) {}
  [[nodiscard]] Point at(float x, float y) const { return {origin_.x + x, origin_.y + y}; }
  [[nodiscard]] Rect box(float x, float y, float width, float height) const {
    return {origin_.x + x, origin_.y + y, width, height};
  }
  void quad(std::array<Point, 4> corners, Paint fill, float outline) {
    for (Point& corner : corners)
      corner = at(corner.x, corner.y);
    frame_.polygon(corners, fill);
    if (outline > 0.0F) frame_.polyline(corners, ink(kInk), outline, true);
  }
  void ellipse(float x, float y, float width, float height, Paint fill) {
    std::array<Point, 32> rim;
    for (std::size_t i = 0; i < rim.size(); ++i) {
      const float angle = 6.2831853F * static_cast<float>(i) / static_cast<float>(rim.size());
      rim[i] = at(x + width * std::cos(angle), y + height * std::sin(angle));
    }
    frame_.polygon(rim, fill);
  }
  Frame& frame() { return frame_; }

 private:
  Frame& frame_;
  Point origin_;
};

void kiosk(Pen& pen, float pulse) {
  Frame& frame = pen.frame();
  pen.ellipse(160.0F, 584.0F, 112.0F, 11.0F, ink(kInk, 0.18F));
  frame.rect(pen.box(75.0F, 37.0F, 170.0F, 302.0F), ink(kPaper), 22.0F);
  frame.border(pen.box(75.0F, 37.0F, 170.0F, 302.0F), ink(kInk), 4.0F, 22.0F);
  frame.disc(pen.at(160.0F, 58.0F), 6.0F, ink(kInk));
  frame.rect(pen.box(94.0F, 78.0F, 132.0F, 238.0F), ink(kInk), 6.0F);
  frame.rect(pen.box(108.0F, 170.0F, 104.0F, 10.0F), ink(kWhite, 0.35F), 5.0F);
  frame.rect(pen.box(108.0F, 192.0F, 104.0F, 10.0F), ink(kWhite, 0.35F), 5.0F);
  frame.rect(pen.box(108.0F, 276.0F, 104.0F, 24.0F), ink(kCardPaper), 6.0F);
  pen.quad({{{76.0F, 402.0F}, {244.0F, 402.0F}, {234.0F, 578.0F}, {86.0F, 578.0F}}}, ink(kPaper), 4.0F);
  frame.rect(pen.box(110.0F, 450.0F, 100.0F, 14.0F), ink(kInk, 0.25F), 7.0F);
  pen.quad({{{58.0F, 352.0F}, {262.0F, 352.0F}, {277.0F, 400.0F}, {44.0F, 400.0F}}}, ink(kPaper), 4.0F);
  pen.quad({{{78.0F, 364.0F}, {138.0F, 364.0F}, {134.0F, 388.0F}, {70.0F, 388.0F}}}, ink(kShade), 0.0F);
  frame.disc(pen.at(223.0F, 376.0F), 47.0F + 6.0F * pulse, ink(kReady, 0.10F));
  frame.disc(pen.at(223.0F, 376.0F), 34.0F, ink(kReady, 0.16F));
  pen.quad({{{192.0F, 364.0F}, {250.0F, 364.0F}, {256.0F, 388.0F}, {194.0F, 388.0F}}}, ink(kReady), 0.0F);
  frame.dashedLine(pen.at(262.0F, 364.0F), pen.at(353.0F, 48.0F), ink(kReady), 3.0F, 9.0F, 8.0F);
  frame.dashedLine(pen.at(262.0F, 388.0F), pen.at(351.0F, 569.0F), ink(kReady), 3.0F, 9.0F, 8.0F);
}

void reader(Pen& pen, const Text& name, float glow) {
  Frame& frame = pen.frame();
  frame.shadow(pen.box(354.0F, 20.0F, 560.0F, 560.0F), 30.0F, theme::Elevation::E2);
  frame.rect(pen.box(354.0F, 20.0F, 560.0F, 560.0F), ink(kPaper), 30.0F);
  if (glow > 0.0F) {
    const float grow = 10.0F * glow;
    frame.rect(pen.box(392.0F - grow, 266.0F - grow, 484.0F + 2.0F * grow, 284.0F + 2.0F * grow), ink(kLight, 0.35F),
               36.0F + grow);
  }
  frame.rect(pen.box(392.0F, 266.0F, 484.0F, 284.0F), ink(kLight), 36.0F);
  frame.rect(pen.box(400.0F, 274.0F, 468.0F, 268.0F), ink(kReaderEdge), 28.0F);
  frame.rect(pen.box(410.0F, 284.0F, 448.0F, 248.0F), ink(kReader), 22.0F);
  frame.dashedBorder(pen.box(kCardLeft, kCardStart + kCardTravel, kCardWidth, kCardHeight), ink(kWhite, 0.5F), 3.0F,
                     16.0F, 14.0F, 10.0F);
  label(frame, pen.at(635.0F, 501.0F), name,
        {.role = Role::Body, .colour = ink(kWhite, 0.95F), .align = Align::Centre, .size = 34.0F}, 400.0F);
}

void idCard(Pen& pen, float top, float alpha) {
  Frame& frame = pen.frame();
  const auto on = [&](float x, float y, float width, float height) {
    return pen.box(kCardLeft - 1.0F + x, top + y, width, height);
  };
  const Rect whole = on(0.0F, 0.0F, kCardWidth, kCardHeight);
  if (alpha >= 1.0F) frame.shadow(whole, 16.0F, theme::Elevation::E2);
  frame.rect(whole, ink(kCardPaper, alpha), 16.0F);
  frame.rect(on(23.0F, 30.0F, 102.0F, 12.0F), ink(kInk, 0.75F * alpha), 6.0F);
  frame.rect(on(23.0F, 60.0F, 153.0F, 12.0F), ink(kInk, 0.75F * alpha), 6.0F);
  frame.rect(on(23.0F, 91.0F, 136.0F, 12.0F), ink(kInk, 0.75F * alpha), 6.0F);
  frame.rect(on(23.0F, 121.0F, 170.0F, 12.0F), ink(kInk, 0.75F * alpha), 6.0F);
  frame.rect(on(222.0F, 26.0F, 93.0F, 117.0F), ink(kShade, alpha), 6.0F);
  frame.disc(pen.at(kCardLeft + 267.0F, top + 70.0F), 22.0F, ink(kFigure, alpha));
  frame.rectTop(on(232.0F, 101.0F, 73.0F, 42.0F), ink(kFigure, alpha), 34.0F);
  constexpr float kStrip = 6.0F;
  for (float x = 2.0F; x < kCardWidth - 2.0F; x += kStrip) {
    const float width = std::min(kStrip, kCardWidth - 2.0F - x);
    const float wave = 160.0F - 10.0F * std::sin((x - 10.0F) / kCardWidth * 6.2831853F * 1.25F);
    frame.rect(on(x, wave, width, 186.0F - wave), ink(kWave, alpha));
  }
  frame.rectBottom(on(2.0F, 186.0F, kCardWidth - 4.0F, kCardHeight - 188.0F), ink(kWave, alpha), 14.0F);
  frame.rect(on(23.0F, 173.0F, 280.0F, 16.0F), ink(kInk, alpha), 8.0F);
  frame.border(whole, ink(kInk, alpha), 2.5F, 16.0F);
}

void arrow(Pen& pen, bool up) {
  const Paint paint = Colour::Accent;
  const float tip = up ? 130.0F : 230.0F;
  const float tail = up ? 230.0F : 130.0F;
  const float wing = up ? tip + 28.0F : tip - 28.0F;
  const std::array<Point, 2> shaft{pen.at(846.0F, tail), pen.at(846.0F, tip)};
  const std::array<Point, 3> head{pen.at(820.0F, wing), pen.at(846.0F, tip), pen.at(872.0F, wing)};
  pen.frame().polyline(shaft, paint, 10.0F);
  pen.frame().polyline(head, paint, 10.0F);
}

float easeOut(float t) {
  return 1.0F - (1.0F - t) * (1.0F - t) * (1.0F - t);
}

/// The loop: travel, hold 600 ms of 2400, fade.
void movingCard(Pen& pen, bool up) {
  Frame& frame = pen.frame();
  const float phase = frame.loop(frame.tokens().motion.cardDrop, kStillPhase);
  const float travel = std::clamp(phase / 0.62F, 0.0F, 1.0F);
  const float alpha = phase > 0.9F ? (1.0F - phase) / 0.1F : 1.0F;
  const float way = up ? 1.0F - easeOut(travel) : easeOut(travel) * 0.999F;
  const float top = kCardStart + kCardTravel * way;
  if (!up) {
    const float faint = 1.0F - travel;
    frame.rect(pen.box(kCardLeft - 1.0F, top - 75.0F, kCardWidth, 120.0F), ink(kReaderEdge, 0.05F * faint), 16.0F);
    frame.rect(pen.box(kCardLeft - 1.0F, top - 41.0F, kCardWidth, 90.0F), ink(kReaderEdge, 0.07F * faint), 16.0F);
  }
  idCard(pen, top, alpha);
  arrow(pen, up);
}

}  // namespace

void cardDrawing(Frame& frame, Point topLeft, CardMotion motion, const Text& readerLabel) {
  Pen pen(frame, topLeft);
  const float beat = frame.loop(frame.tokens().motion.readerPulse, 0.5F);
  const float pulse = 0.5F - 0.5F * std::cos(beat * 6.2831853F);
  frame.gradient(pen.box(0.0F, 0.0F, 960.0F, 628.0F), ink(kGroundTop), ink(kGroundFoot), 32.0F);
  frame.rectBottom(pen.box(0.0F, 540.0F, 960.0F, 88.0F), ink(kFloor), 32.0F);
  kiosk(pen, pulse);
  reader(pen, readerLabel, motion == CardMotion::Lies ? pulse : 0.0F);
  switch (motion) {
    case CardMotion::LayDown:
      movingCard(pen, false);
      break;
    case CardMotion::LiftUp:
      movingCard(pen, true);
      break;
    case CardMotion::Lies:
      idCard(pen, kCardStart + kCardTravel, 1.0F);
      break;
    case CardMotion::Done:
      idCard(pen, kCardStart + kCardTravel, 1.0F);
      frame.disc(pen.at(634.0F, 150.0F), 62.0F, ink(kReady));
      iconAt(frame, Icon::Check, pen.at(634.0F, 150.0F), 80.0F, ink(kWhite), 5.0F);
      break;
  }
}

}  // namespace ui::widgets
