#include <array>
#include <cmath>

#include "ui/widgets/guidance.h"

namespace ui::widgets {
namespace {

using theme::Rgba;

constexpr Rgba kLid{0x15, 0x5C, 0x5F, 0xFF};
constexpr Rgba kBody{0x0F, 0x4C, 0x4F, 0xFF};
constexpr Rgba kDark{0x07, 0x2A, 0x2D, 0xFF};
constexpr Rgba kMouth{0x0A, 0x34, 0x38, 0xFF};
constexpr Rgba kTray{0xFF, 0xFD, 0xF8, 0xFF};
constexpr Rgba kHandle{0xA9, 0xBF, 0xBE, 0xFF};

void ground(Frame& frame, const Rect& area, Point middle, float width) {
  frame.rect(area, Colour::SurfaceSunken, 28.0F);
  std::array<Point, 32> rim;
  for (std::size_t i = 0; i < rim.size(); ++i) {
    const float angle = 6.2831853F * static_cast<float>(i) / static_cast<float>(rim.size());
    rim[i] = {middle.x + width * std::cos(angle), middle.y + 12.0F * std::sin(angle)};
  }
  frame.polygon(rim, Paint(Colour::Ink, 0.07F));
}

void bang(Frame& frame, Point centre) {
  frame.disc(centre, 50.0F, Colour::SurfaceSunken);
  frame.disc(centre, 42.0F, Colour::WarningFill);
  frame.line({centre.x, centre.y - 22.0F}, {centre.x, centre.y + 3.0F}, Colour::OnWarning, 9.0F, true);
  frame.disc({centre.x, centre.y + 20.0F}, 6.0F, Colour::OnWarning);
}

void tile(Frame& frame, const Rect& area, Icon symbol) {
  const Point middle = area.centre();
  ground(frame, area, {middle.x, area.bottom() - 24.0F}, 150.0F);
  const Rect box{middle.x - 100.0F, area.y + 42.0F, 200.0F, 200.0F};
  frame.rect(box, isHighContrast(frame) ? Paint(Colour::Primary) : Paint(kBody), 40.0F);
  iconAt(frame, symbol, box.centre(), 128.0F, Colour::OnPrimary);
}

}  // namespace

void printerDrawing(Frame& frame, const Rect& area) {
  const auto at = [&](float x, float y) { return Point{area.x + x, area.y + y}; };
  const auto box = [&](float x, float y, float width, float height) {
    return Rect{area.x + x, area.y + y, width, height};
  };
  ground(frame, area, at(480.0F, 282.0F), 220.0F);
  const std::array<Point, 4> paper{at(390.0F, 26.0F), at(570.0F, 26.0F), at(580.0F, 88.0F), at(380.0F, 88.0F)};
  frame.polygon(paper, kTray);
  frame.dashedLine(paper[3], paper[0], Colour::LineStrong, 4.0F, 12.0F, 9.0F);
  frame.dashedLine(paper[0], paper[1], Colour::LineStrong, 4.0F, 12.0F, 9.0F);
  frame.dashedLine(paper[1], paper[2], Colour::LineStrong, 4.0F, 12.0F, 9.0F);
  frame.rect(box(338.0F, 200.0F, 284.0F, 32.0F), kMouth);
  frame.rect(box(320.0F, 86.0F, 320.0F, 118.0F), kBody, 22.0F);
  frame.rect(box(320.0F, 86.0F, 320.0F, 40.0F), kLid, 22.0F);
  frame.rect(box(364.0F, 140.0F, 232.0F, 20.0F), kDark, 10.0F);
  frame.disc(at(606.0F, 108.0F), 8.0F, Colour::WarningFill);
  frame.dashedLine(at(364.0F, 216.0F), at(598.0F, 216.0F), Colour::OnStageMuted, 4.0F, 8.0F, 8.0F);
  frame.rectBottom(box(302.0F, 228.0F, 356.0F, 48.0F), kBody, 20.0F);
  frame.rectBottom(box(307.0F, 233.0F, 346.0F, 38.0F), kTray, 15.0F);
  frame.rect(box(440.0F, 246.0F, 80.0F, 12.0F), kHandle, 6.0F);
  bang(frame, at(666.0F, 80.0F));
}

void deviceDrawing(Frame& frame, const Rect& area, Icon symbol) {
  tile(frame, area, symbol);
  bang(frame, {area.centre().x + 104.0F, area.y + 62.0F});
}

void callDrawing(Frame& frame, const Rect& area, Icon symbol) {
  const Point middle = area.centre();
  ground(frame, area, {middle.x, area.bottom() - 24.0F}, 150.0F);
  const float beat = frame.loop(frame.tokens().motion.readerPulse, 0.5F);
  frame.circle({middle.x, area.y + 142.0F}, 116.0F + 18.0F * beat, Paint(Colour::Accent, 0.4F * (1.0F - beat)), 6.0F);
  frame.disc({middle.x, area.y + 142.0F}, 104.0F, Colour::Accent);
  iconAt(frame, symbol, {middle.x, area.y + 142.0F}, 120.0F, Colour::OnAccent);
}

}  // namespace ui::widgets
