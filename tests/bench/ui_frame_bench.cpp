// What drawing costs at 1080 x 1920 with software OpenGL: start, frames, touch to frame, idle, texture memory.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <sys/resource.h>

#include "assets/directory.h"
#include "tests/display/virtual_display.h"
#include "ui/gallery/pages.h"
#include "ui/shell/window.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds(Clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

double processorSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

long residentKiB() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

class Page final : public ui::Scenery {
 public:
  using Draw = void (*)(ui::Frame&);
  bool update() override { return true; }
  void draw(ui::Frame& frame) override { page(frame); }
  Draw page = ui::gallery::drawStill;
};

std::uint32_t percentile(std::vector<std::uint32_t> values, double part) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())))];
}

struct Cost {
  double wall = 0.0;       ///< ms, the median
  double processor = 0.0;  ///< ms of all cores: what it costs however busy the machine is
};

// What a frame takes, of `count` drawn one after the other.
Cost frameCost(ui::Window& window, Page& scenery, Page::Draw page, int count) {
  scenery.page = page;
  std::vector<std::uint32_t> micros;
  double processor = 0.0;
  for (int index = 0; index < count + 3; ++index) {
    if (index == 3) processor = processorSeconds();
    window.wake();
    const auto before = Clock::now();
    window.turn(scenery, 1000);
    if (index >= 3) micros.push_back(static_cast<std::uint32_t>(seconds(Clock::now() - before) * 1e6));
  }
  return {percentile(micros, 0.5) / 1000.0, (processorSeconds() - processor) / count * 1000.0};
}

void print(const char* what, const Cost& cost, const Cost& still) {
  fmt::print("frame: {:<23}{:8.2f} ms, {:7.2f} ms of processor  ({:.2f} x empty)\n", what, cost.wall, cost.processor,
             cost.processor / still.processor);
}

void touchLatency(ui::Window& window, Page& scenery, int touches) {
  scenery.page = ui::gallery::drawLandscape;
  window.wake();
  window.turn(scenery, 100);
  for (int index = 0; index < touches; ++index) {
    const ui::Point at{200.0F + 492.0F * static_cast<float>(index % 2),
                       760.0F + 302.0F * static_cast<float>(index % 3)};
    for (const ui::TouchPhase phase : {ui::TouchPhase::Down, ui::TouchPhase::Up}) {
      window.touch({phase, at});
      window.turn(scenery, 100);
    }
    while (window.turn(scenery, 5) && index % 16 == 15)
      break;
  }
}

}  // namespace

int main() {
  const tests::VirtualDisplay display;
  if (!display.ready()) {
    fmt::print("ui_frame_bench: Xvfb did not start\n");
    return 1;
  }
  const auto start = Clock::now();
  auto tokens = ui::theme::readTokens(assets::directory() / "theme" / "tokens.json");
  if (!tokens) return 1;
  ui::WindowOptions options;
  options.windowed = true;
  auto opened = ui::Window::open(options, std::move(*tokens));
  if (!opened) {
    fmt::print("ui_frame_bench: {}\n", opened.error().detail);
    return 1;
  }
  ui::Window& window = **opened;
  Page scenery;
  scenery.page = ui::gallery::drawLandscape;
  window.turn(scenery, 1000);
  fmt::print("{}\n", window.renderer());
  fmt::print("start to first frame          {:8.1f} ms\n", seconds(Clock::now() - start) * 1000.0);

  const Cost still = frameCost(window, scenery, ui::gallery::drawStill, 60);
  print("empty", still, still);
  print("picture and six cards", frameCost(window, scenery, ui::gallery::drawLandscape, 60), still);
  print("100 texts and icons", frameCost(window, scenery, ui::gallery::drawTokens, 60), still);
  print("every shape", frameCost(window, scenery, ui::gallery::drawShapes, 60), still);

  touchLatency(window, scenery, 150);
  const std::vector<std::uint32_t> touch = window.figures().touchToFrameMicros;
  fmt::print("touch to frame                p50 {:.1f}  p95 {:.1f}  max {:.1f} ms of {}\n",
             percentile(touch, 0.5) / 1000.0, percentile(touch, 0.95) / 1000.0, percentile(touch, 1.0) / 1000.0,
             touch.size());

  while (window.figures().frames != 0 && window.turn(scenery, 1)) {
    const std::uint64_t before = window.frameNumber();
    window.turn(scenery, 200);
    if (window.frameNumber() == before) break;  // it rests
  }
  const std::uint64_t framesBefore = window.frameNumber();
  const double processorBefore = processorSeconds();
  const auto idleFrom = Clock::now();
  while (seconds(Clock::now() - idleFrom) < 5.0)
    window.turn(scenery, 5000);
  const double idle = seconds(Clock::now() - idleFrom);
  fmt::print("idle {:.1f} s                    {:8.3f} % of a core, {} frames\n", idle,
             (processorSeconds() - processorBefore) / idle * 100.0, window.frameNumber() - framesBefore);

  const ui::WindowFigures figures = window.figures();
  fmt::print("textures                      {:8} KiB, text {} KiB in {} entries\n", figures.textureBytes / 1024,
             figures.textTextureBytes / 1024, figures.textEntries);
  fmt::print("most resident memory          {:8} KiB\n", residentKiB());
  return 0;
}
