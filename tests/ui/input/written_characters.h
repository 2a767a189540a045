#pragma once

#include <random>
#include <string>
#include <vector>

#include "ui/input/handwriting_source.h"

namespace ui::input {

/// A character with the strokes of its standard order, on a square of 100 px: bends and ends only.
struct WrittenCharacter {
  std::string text;
  std::vector<PenStroke> strokes;
};

inline const std::vector<WrittenCharacter>& writtenCharacters() {
  static const std::vector<WrittenCharacter> kAll = {
      {"一", {{{15, 52}, {85, 48}}}},
      {"二", {{{28, 32}, {72, 30}}, {{15, 76}, {86, 73}}}},
      {"三", {{{25, 24}, {75, 22}}, {{30, 50}, {70, 48}}, {{14, 80}, {88, 78}}}},
      {"十", {{{14, 46}, {87, 43}}, {{50, 12}, {50, 90}}}},
      {"人", {{{52, 14}, {46, 48}, {14, 88}}, {{48, 46}, {62, 68}, {88, 88}}}},
      {"大", {{{16, 40}, {84, 37}}, {{50, 12}, {46, 52}, {14, 90}}, {{49, 42}, {64, 68}, {90, 90}}}},
      {"王", {{{24, 20}, {76, 18}}, {{28, 50}, {72, 48}}, {{50, 20}, {50, 82}}, {{14, 84}, {87, 82}}}},
      {"工", {{{24, 22}, {76, 20}}, {{50, 22}, {50, 80}}, {{14, 82}, {87, 80}}}},
      {"口", {{{26, 28}, {29, 78}}, {{27, 30}, {74, 28}, {71, 78}}, {{30, 74}, {72, 73}}}},
      {"日", {{{30, 16}, {31, 86}}, {{31, 18}, {70, 17}, {70, 87}}, {{32, 49}, {68, 48}}, {{32, 82}, {69, 81}}}},
      {"中", {{{22, 34}, {26, 66}}, {{24, 36}, {78, 33}, {75, 64}}, {{27, 63}, {75, 60}}, {{50, 10}, {50, 92}}}},
      {"土", {{{28, 38}, {72, 36}}, {{50, 14}, {50, 82}}, {{14, 84}, {87, 82}}}},
      {"木",
       {{{16, 36}, {84, 34}}, {{50, 10}, {50, 92}}, {{48, 38}, {36, 60}, {14, 80}}, {{52, 38}, {64, 58}, {88, 78}}}},
      {"小", {{{50, 12}, {50, 84}, {40, 78}}, {{28, 38}, {14, 66}}, {{70, 36}, {86, 62}}}},
      {"李",
       {{{18, 22}, {82, 20}},
        {{50, 8}, {50, 46}},
        {{47, 24}, {34, 36}, {14, 48}},
        {{53, 24}, {66, 36}, {87, 47}},
        {{32, 54}, {68, 52}, {52, 66}},
        {{52, 66}, {54, 92}, {42, 90}},
        {{15, 76}, {86, 73}}}},
      {"张",
       {{{12, 22}, {36, 20}, {35, 40}},
        {{15, 42}, {35, 40}},
        {{15, 42}, {13, 62}, {37, 60}, {32, 90}, {22, 84}},
        {{84, 16}, {56, 40}},
        {{46, 48}, {92, 45}},
        {{58, 14}, {57, 88}, {72, 76}},
        {{60, 48}, {72, 68}, {93, 88}}}},
      {"孔",
       {{{14, 20}, {46, 17}, {33, 36}},
        {{33, 36}, {36, 86}, {24, 80}},
        {{10, 60}, {50, 50}},
        {{64, 12}, {64, 78}, {90, 80}, {90, 66}}}},
  };
  return kAll;
}

/// The character as a hand writes it on the terminal's pad: in its middle, moved, not quite the size, every point a
/// little off, and sampled as densely as a touch screen does. `jitter` in hundredths of the character.
inline std::vector<PenStroke> writtenBy(std::mt19937& hand, const WrittenCharacter& character, float jitter) {
  std::normal_distribution<float> off(0.0F, jitter);
  const float scale = 4.0F + off(hand) * 0.05F;
  const Point shift{160.0F + off(hand) * 4.0F, 20.0F + off(hand) * 2.0F};
  std::vector<PenStroke> strokes;
  for (const PenStroke& bends : character.strokes) {
    PenStroke ends;
    for (const Point& bend : bends)
      ends.push_back({shift.x + scale * (bend.x + off(hand)), shift.y + scale * (bend.y + off(hand))});
    PenStroke stroke{ends.front()};
    constexpr int kSamples = 12;
    for (std::size_t i = 1; i < ends.size(); ++i) {
      for (int k = 1; k <= kSamples; ++k) {
        const float share = static_cast<float>(k) / kSamples;
        stroke.push_back(
            {ends[i - 1].x + share * (ends[i].x - ends[i - 1].x), ends[i - 1].y + share * (ends[i].y - ends[i - 1].y)});
      }
    }
    strokes.push_back(std::move(stroke));
  }
  return strokes;
}

inline constexpr Size kWritingPad{720.0F, 440.0F};

}  // namespace ui::input
