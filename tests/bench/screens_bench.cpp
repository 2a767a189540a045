// What each screen of the terminal costs to draw, as a ratio to an empty full-screen frame of the same run, and how
// long a touch takes on the heaviest of them. Software OpenGL, 1080 x 1920, the sample models of the screen tests.
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <sys/resource.h>

#include "assets/directory.h"
#include "tests/display/virtual_display.h"
#include "tests/kiosk/terminal/screens/samples.h"
#include "ui/shell/window.h"

namespace {

constexpr int Frames = 20;
constexpr int Touches = 150;

double processorMillis() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

// The page stays as it is: what is measured is the screen, not its entrance.
class Shown final : public ui::Scenery {
 public:
  explicit Shown(const hall_test::Sample& sample) : sample_(sample) {}
  bool update() override { return true; }
  void draw(ui::Frame& frame) override {
    frame.beginPage(sample_.name);
    sample_.draw(frame);
    frame.endPage();
  }

 private:
  const hall_test::Sample& sample_;
};

void drawFrames(ui::Window& window, ui::Scenery& scenery, int count) {
  const std::uint64_t wanted = window.frameNumber() + static_cast<std::uint64_t>(count);
  while (window.frameNumber() < wanted) {
    window.wake();
    if (!window.turn(scenery, 100)) return;
  }
}

// Milliseconds of processor a frame takes, all threads together: the same however busy the machine is.
double frameCost(ui::Window& window, const hall_test::Sample& sample) {
  Shown scenery(sample);
  drawFrames(window, scenery, 6);
  const double before = processorMillis();
  drawFrames(window, scenery, Frames);
  return (processorMillis() - before) / Frames;
}

double percentile(std::vector<std::uint32_t> micros, double part) {
  if (micros.empty()) return 0;
  std::sort(micros.begin(), micros.end());
  const auto at = static_cast<std::size_t>(part * static_cast<double>(micros.size()));
  return micros[std::min(micros.size() - 1, at)] / 1000.0;
}

// Presses and leaves every area of the screen in turn, as fast as frames come.
bool touchAll(ui::Window& window, const hall_test::Sample& sample) {
  Shown scenery(sample);
  drawFrames(window, scenery, 60);  // past the rest after a page change
  std::vector<ui::Widget> touchable = window.widgets().all();
  std::erase_if(touchable, [](const ui::Widget& widget) { return !widget.enabled || widget.covered; });
  if (touchable.empty()) return false;
  for (std::size_t index = 0; index < Touches; ++index) {
    const ui::Point at = touchable[index % touchable.size()].rect.centre();
    for (const ui::TouchPhase phase : {ui::TouchPhase::Down, ui::TouchPhase::Up}) {
      window.touch({phase, at});
      window.turn(scenery, 100);
    }
  }
  return true;
}

}  // namespace

int main() {
  const tests::VirtualDisplay display;
  if (!display.ready()) {
    fmt::print("screens_bench: Xvfb did not start\n");
    return 1;
  }
  auto tokens = ui::theme::readTokens(assets::directory() / "theme" / "tokens.json");
  if (!tokens) return 1;
  ui::WindowOptions options;
  options.windowed = true;
  auto opened = ui::Window::open(options, std::move(*tokens));
  if (!opened) {
    fmt::print("screens_bench: {}\n", opened.error().detail);
    return 1;
  }
  ui::Window& window = **opened;

  const hall_test::Sample nothing{"nothing", [](ui::Frame&) {}};
  const double empty = frameCost(window, nothing);
  fmt::print("{:<28}{:8.2f} ms of processor a frame\n", "an empty frame", empty);

  const std::vector<hall_test::Sample> samples = hall_test::samples();
  const hall_test::Sample* heaviest = nullptr;
  double most = 0.0;
  for (const hall_test::Sample& sample : samples) {
    const double cost = frameCost(window, sample);
    fmt::print("{:<28}{:8.2f} ms  ({:.2f} x empty)\n", sample.name, cost, cost / empty);
    if (cost > most) most = cost, heaviest = &sample;
  }
  if (heaviest == nullptr || !touchAll(window, *heaviest)) {
    fmt::print("screens_bench: nothing to touch\n");
    return 1;
  }
  const std::vector<std::uint32_t> touch = window.figures().touchToFrameMicros;
  fmt::print("touch to frame on {}: p50 {:.1f}  p95 {:.1f}  max {:.1f} ms of {}\n", heaviest->name,
             percentile(touch, 0.5), percentile(touch, 0.95), percentile(touch, 1.0), touch.size());
  return 0;
}
