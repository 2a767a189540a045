#include "drivers/sample/board_lines.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace drivers::sample {
namespace {

using lamp::Sensors;

std::vector<std::string> cut(std::string_view stream, std::size_t piece) {
  LineCutter cutter;
  std::vector<std::string> lines;
  const std::vector<std::uint8_t> bytes(stream.begin(), stream.end());
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    cutter.feed(std::span(bytes).subspan(at, std::min(piece, bytes.size() - at)));
    while (auto line = cutter.next())
      lines.push_back(*line);
  }
  return lines;
}

TEST(BoardLines, LightsStandInOrder) {
  lamp::LightPlan plan;
  plan.set(lamp::Light::IdArea, lamp::Pattern::Slow);
  plan.set(lamp::Light::Alarm, lamp::Pattern::Quick);
  EXPECT_EQ(lightsLine(plan), "LIGHTS off slow off off quick\n");
}

TEST(BoardLines, SensorsAreReadOrRefused) {
  EXPECT_EQ(sensorsFrom("SENSORS service=0 paper=1 near=0"), (Sensors{false, true, false}));
  EXPECT_EQ(sensorsFrom("SENSORS service=1 paper=0 near=1"), (Sensors{true, false, true}));
  for (const char* other :
       {"", "SENSORS", "SENSORS ", "OK", "SENSORS service=0 paper=1", "SENSORS service=2 paper=1 near=0",
        "SENSORS service=0 paper=1 near=0 x", "SENSORS paper=1 service=0 near=0"})
    EXPECT_FALSE(sensorsFrom(other)) << other;
}

TEST(BoardLines, EverySplitGivesTheSameLines) {
  const std::string stream = "OK\r\nSENSORS service=0 paper=1 near=0\n\nNO value\n";
  const std::vector<std::string> whole{"OK", "SENSORS service=0 paper=1 near=0", "NO value"};
  for (std::size_t piece = 1; piece <= stream.size(); ++piece)
    EXPECT_EQ(cut(stream, piece), whole) << piece;
}

TEST(BoardLines, NoiseCostsItsLineAndNotTheNext) {
  EXPECT_EQ(cut("O\xFFK\nOK\n", 1), std::vector<std::string>{"OK"});
  EXPECT_EQ(cut(std::string(500, 'x') + "\nOK\n", 7), std::vector<std::string>{"OK"});
  EXPECT_EQ(cut(std::string(kLongestLine, 'x') + "\n", 7).size(), 1U);
  EXPECT_EQ(cut("no line feed", 3).size(), 0U);
}

TEST(BoardLines, NoTurnedBitMakesAnotherDoorOpenUnseen) {
  const std::string good = "SENSORS service=0 paper=0 near=0";
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    std::string bent = good;
    bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ (1 << (bit % 8)));
    const auto sensors = sensorsFrom(bent);
    // The protocol has no check sum: the one bit that makes '1' of '0' is believed, everything else is refused.
    EXPECT_TRUE(!sensors || bit % 8 == 0) << bent;
  }
}

}  // namespace
}  // namespace drivers::sample
