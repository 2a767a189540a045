// The board's reports: bytes as documented, every single bit flip refused, any bytes survived.
#include "drivers/lamp/board_reports.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "drivers/simulator/lamp/board_firmware.h"

namespace drivers::lamp {
namespace {

std::vector<std::uint8_t> padded(std::vector<std::uint8_t> head, std::uint8_t sum) {
  head.resize(kReportBytes, 0);
  head.back() = sum;
  return head;
}
std::vector<std::uint8_t> bytes(const Report& report) {
  return {report.begin(), report.end()};
}

TEST(BoardReports, RequestsAreAsDocumented) {
  LightPlan plan;
  plan.set(Light::IdArea, Pattern::Medium);
  plan.set(Light::Alarm, Pattern::Quick);
  EXPECT_EQ(bytes(lightsRequest(plan, 7)), padded({0xA5, 0x01, 7, 5, 0, 3, 0, 0, 4}, 0xB9));
  EXPECT_EQ(bytes(sensorsRequest(1)), padded({0xA5, 0x02, 1, 0}, 0xA8));
  EXPECT_EQ(bytes(versionRequest(0xFF)), padded({0xA5, 0x03, 0xFF, 0}, 0xA7));
}

TEST(BoardReports, AnswersAreAsDocumented) {
  const auto report = padded({0x5A, 0x82, 9, 2, 3, 1}, 0xEB);
  const auto answer = parseAnswer(report);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->kind, answerTo(BoardCommand::Sensors));
  EXPECT_EQ(answer->sequence, 9);
  EXPECT_EQ(sensorsFrom(answer->payload), (Sensors{true, true, true}));
}

TEST(BoardReports, EveryFlippedBitAndEveryOtherLengthIsRefused) {
  const auto report = padded({0x5A, 0x82, 9, 2, 3, 1}, 0xEB);
  for (std::size_t bit = 0; bit < report.size() * 8; ++bit) {
    auto flipped = report;
    flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << bit % 8));
    EXPECT_FALSE(parseAnswer(flipped)) << bit;
  }
  for (std::size_t length = 0; length < report.size(); ++length)
    EXPECT_FALSE(parseAnswer(std::span(report).first(length)));
  EXPECT_FALSE(parseAnswer(std::vector<std::uint8_t>(65, 0x5A)));
}

TEST(BoardReports, ALengthBeyondTheReportIsRefusedAlsoWithARightSum) {
  auto report = padded({0x5A, 0x83, 1, 59}, 0);
  const auto sum = [&] {
    unsigned all = 0;
    for (std::size_t i = 0; i < 63; ++i)
      all += report[i];
    return static_cast<std::uint8_t>(all);
  };
  report.back() = sum();
  EXPECT_TRUE(parseAnswer(report));
  report[3] = 60;
  report.back() = sum();
  EXPECT_FALSE(parseAnswer(report));
}

TEST(BoardReports, PayloadsOfAnotherLayoutAreRefused) {
  using Payload = std::vector<std::uint8_t>;
  for (const Payload& wrong : {Payload{}, {0}, {0, 0, 0}, {4, 0}, {0, 2}, {0xFF, 1}})
    EXPECT_FALSE(sensorsFrom(wrong));
  EXPECT_EQ(versionFrom(Payload{'A', ' ', '1'}), "A 1");
  for (const Payload& wrong : {Payload{}, {'A', 0}, {0x1B}, {0xE4, 0xBD, 0xA0}})
    EXPECT_FALSE(versionFrom(wrong));
}

TEST(BoardReports, AnyBytesAreSurvived) {
  std::mt19937 random(5);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 20'000; ++round) {
    std::vector<std::uint8_t> report(kReportBytes);
    for (auto& one : report)
      one = static_cast<std::uint8_t>(byte(random));
    report[0] = 0x5A;
    if (const auto answer = parseAnswer(report)) {
      EXPECT_LE(answer->payload.size(), 59U);
    }
    drivers::simulator::lamp::BoardFirmware firmware;
    report[0] = 0xA5;
    firmware.answer(report);
  }
}

TEST(GuideLights, WordsNameThemAll) {
  for (std::size_t i = 0; i < kLights; ++i)
    EXPECT_EQ(lightCalled(word(static_cast<Light>(i))), static_cast<Light>(i));
  for (std::size_t i = 0; i < kPatterns; ++i)
    EXPECT_EQ(patternCalled(word(static_cast<Pattern>(i))), static_cast<Pattern>(i));
  EXPECT_FALSE(lightCalled("moon"));
  EXPECT_FALSE(patternCalled("disco"));
}

}  // namespace
}  // namespace drivers::lamp
