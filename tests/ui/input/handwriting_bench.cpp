// How often a written character is the first offer or among the first five, and how long a list of offers takes.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "tests/ui/input/written_characters.h"
#include "ui/input/handwriting_engine.h"

int main() {
  using namespace ui::input;
  using Clock = std::chrono::steady_clock;
  const auto engine = HandwritingEngine::open();
  if (!engine) return 1;
  std::mt19937 hand(20261124);
  constexpr int kHands = 20;
  for (const float jitter : {1.5F, 3.0F, 4.5F}) {
    int first = 0;
    int five = 0;
    int all = 0;
    std::vector<double> times;
    for (int writer = 0; writer < kHands; ++writer) {
      for (const WrittenCharacter& character : writtenCharacters()) {
        const auto strokes = writtenBy(hand, character, jitter);
        const auto began = Clock::now();
        const auto offers = (*engine)->characters(strokes, kWritingPad, 14);
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
        const auto found = std::find(offers.begin(), offers.end(), character.text);
        first += found == offers.begin() ? 1 : 0;
        five += found - offers.begin() < 5 ? 1 : 0;
        ++all;
      }
    }
    std::sort(times.begin(), times.end());
    std::printf(
        "handwriting jitter %.1f %%: top-1 %.1f %%, top-5 %.1f %% of %d (%zu characters), list of 14: median %.1f ms, "
        "p95 %.1f ms\n",
        static_cast<double>(jitter), 100.0 * first / all, 100.0 * five / all, all, writtenCharacters().size(),
        times[times.size() / 2], times[times.size() * 95 / 100]);
  }
  return 0;
}
