// The frames between the terminal and hall-scan-worker, and pages from rows.
#include "drivers/scanner/worker_protocol.h"

#include <limits>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/scanner/page_collector.h"

namespace drivers::scanner {
namespace {

using testing::ElementsAre;

/// Every kind of answer once.
std::vector<Answer> allAnswers() {
  DeviceOpened opened;
  opened.capabilities = {"Maker Model 1", {Source::Flatbed, Source::FeederDuplex}, {75, 300, 600}, 215.9, 297};
  PageRows rows;
  rows.pixels = {1, 2, 3, 4, 5, 6};
  return {opened,
          PageBegun{1240, 1754, 3, 150},
          PageBegun{1, 0, 1, 9600},
          rows,
          PageEnded{},
          Failed{Stage::Read, 6, "Document feeder jammed"},
          ScanEnded{},
          AllPages{},
          Failed{}};
}

std::vector<Request> allRequests() {
  ScanRequest request{Source::Feeder, Colour::Grey, 600, {1.5, 2.5, 100, 150}};
  return {OpenDevice{"airscan:e0:scanner"}, StartScan{request}, CancelScan{}, OpenDevice{}};
}

template <class Message>
WipedBytes stream(const std::vector<Message>& messages) {
  WipedBytes bytes;
  for (const Message& message : messages) {
    const auto frame = encode(message);
    bytes.insert(bytes.end(), frame.begin(), frame.end());
  }
  return bytes;
}

/// Feeds in pieces of at most `most` bytes; the frames of what was understood.
template <class Message>
std::vector<WipedBytes> heard(std::span<const std::uint8_t> bytes, std::size_t most, bool* broken = nullptr) {
  std::mt19937 random(static_cast<unsigned>(most));
  MessageParser<Message> parser;
  std::vector<WipedBytes> frames;
  while (!bytes.empty()) {
    const std::size_t piece = std::min(bytes.size(), 1 + random() % most);
    parser.feed(bytes.first(piece));
    bytes = bytes.subspan(piece);
    while (const auto message = parser.next())
      frames.push_back(encode(*message));
  }
  if (broken != nullptr) *broken = parser.broken();
  return frames;
}

TEST(WorkerProtocol, CarriesEveryAnswerInAnyPieces) {
  const auto answers = allAnswers();
  const auto bytes = stream(answers);
  for (const std::size_t most : {1UL, 2UL, 7UL, 64UL, 4096UL}) {
    const auto frames = heard<Answer>(bytes, most);
    ASSERT_EQ(frames.size(), answers.size());
    for (std::size_t i = 0; i < frames.size(); ++i)
      EXPECT_EQ(frames[i], encode(answers[i])) << i;
  }
}

TEST(WorkerProtocol, CarriesEveryRequestInAnyPieces) {
  const auto requests = allRequests();
  const auto frames = heard<Request>(stream(requests), 5);
  ASSERT_EQ(frames.size(), requests.size());
  for (std::size_t i = 0; i < frames.size(); ++i)
    EXPECT_EQ(frames[i], encode(requests[i])) << i;
}

TEST(WorkerProtocol, KeepsWhatWasSaid) {
  MessageParser<Answer> answers;
  answers.feed(stream(allAnswers()));
  const auto opened = answers.next();
  ASSERT_TRUE(opened);
  const ScannerCapabilities& can = std::get<DeviceOpened>(*opened).capabilities;
  EXPECT_EQ(can.model, "Maker Model 1");
  EXPECT_THAT(can.sources, ElementsAre(Source::Flatbed, Source::FeederDuplex));
  EXPECT_THAT(can.resolutions, ElementsAre(75, 300, 600));
  EXPECT_EQ(can.maxWidth, 215.9);
  const auto begun = answers.next();
  ASSERT_TRUE(begun);
  EXPECT_EQ(std::get<PageBegun>(*begun).height, 1754);

  MessageParser<Request> requests;
  requests.feed(stream(allRequests()));
  requests.next();
  const auto start = requests.next();
  ASSERT_TRUE(start);
  const ScanRequest& request = std::get<StartScan>(*start).request;
  EXPECT_EQ(request.source, Source::Feeder);
  EXPECT_EQ(request.colour, Colour::Grey);
  EXPECT_EQ(request.dpi, 600);
  EXPECT_EQ(request.area.top, 2.5);
  EXPECT_EQ(request.area.height, 150);
}

TEST(WorkerProtocol, NonsenseBreaksItForGood) {
  PageBegun wide{70'000, 10, 3, 300};
  DeviceOpened endless;
  endless.capabilities.maxWidth = std::numeric_limits<double>::infinity();
  for (const Answer& answer :
       {Answer(wide), Answer(PageBegun{10, -1, 3, 300}), Answer(PageBegun{10, 10, 3, 0}), Answer(endless)}) {
    MessageParser<Answer> parser;
    parser.feed(encode(answer));
    EXPECT_FALSE(parser.next());
    EXPECT_TRUE(parser.broken());
    parser.feed(encode(Answer(ScanEnded{})));
    EXPECT_FALSE(parser.next()) << "what follows nonsense is not believed";
  }
  bool broken = false;
  const WipedBytes unknown{9, 0, 0, 0, 0};
  EXPECT_TRUE(heard<Answer>(unknown, 8, &broken).empty());
  EXPECT_TRUE(broken);
  const WipedBytes tooLong{2, 0xFF, 0xFF, 0xFF, 0x7F};
  EXPECT_TRUE(heard<Answer>(tooLong, 8, &broken).empty());
  EXPECT_TRUE(broken) << "refused before it is waited for";
  const WipedBytes leftOver{3, 1, 0, 0, 0, 7};
  EXPECT_TRUE(heard<Answer>(leftOver, 8, &broken).empty());
  EXPECT_TRUE(broken);
}

TEST(WorkerProtocol, AnySingleBitFlipIsHarmless) {
  const auto bytes = stream(allAnswers());
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    auto flipped = bytes;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    for (const auto& frame : heard<Answer>(flipped, 16)) {
      // Whatever was understood can be said and understood again.
      EXPECT_EQ(heard<Answer>(frame, 4096).size(), 1U) << bit;
    }
  }
}

TEST(WorkerProtocol, RandomBytesAreHarmless) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    WipedBytes bytes(random() % 200);
    for (auto& byte : bytes)
      byte = static_cast<std::uint8_t>(random() % (round % 2 == 0 ? 256 : 8));
    heard<Answer>(bytes, 13);
    heard<Request>(bytes, 13);
  }
}

PageRows rowsOf(std::size_t bytes, std::uint8_t value) {
  PageRows rows;
  rows.pixels.assign(bytes, value);
  return rows;
}

using Outcome = PageCollector::Outcome;

TEST(PageCollector, PutsPagesTogether) {
  PageCollector collector;
  EXPECT_FALSE(collector.complete());
  EXPECT_EQ(collector.take(PageBegun{2, 3, 3, 300}), Outcome::Good);
  EXPECT_EQ(collector.take(rowsOf(6, 1)), Outcome::Good);
  EXPECT_EQ(collector.progress().rows, 1);
  EXPECT_EQ(collector.progress().height, 3);
  EXPECT_FALSE(collector.complete());
  EXPECT_EQ(collector.take(rowsOf(12, 2)), Outcome::Good);
  EXPECT_EQ(collector.take(PageEnded{}), Outcome::Good);
  EXPECT_EQ(collector.take(PageBegun{4, 0, 1, 150}), Outcome::Good);
  EXPECT_EQ(collector.take(rowsOf(8, 3)), Outcome::Good);
  EXPECT_EQ(collector.progress().page, 1);
  EXPECT_EQ(collector.take(PageEnded{}), Outcome::Good);
  EXPECT_TRUE(collector.complete());
  const auto pages = collector.pages();
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].picture.height, 3);
  EXPECT_EQ(pages[0].dpi, 300);
  EXPECT_EQ(pages[0].picture.pixels, (WipedBytes{1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}));
  EXPECT_EQ(pages[1].picture.height, 2) << "a height that was not announced is counted";
  EXPECT_EQ(pages[1].picture.channels, 1);
}

TEST(PageCollector, BelievesNoContradiction) {
  EXPECT_EQ(PageCollector().take(rowsOf(6, 1)), Outcome::Contradiction);
  EXPECT_EQ(PageCollector().take(PageEnded{}), Outcome::Contradiction);
  const auto after = [](auto message) {
    PageCollector collector;
    EXPECT_EQ(collector.take(PageBegun{2, 2, 3, 300}), Outcome::Good);
    return collector.take(message);
  };
  EXPECT_EQ(after(PageBegun{2, 2, 3, 300}), Outcome::Contradiction);
  EXPECT_EQ(after(rowsOf(7, 1)), Outcome::Contradiction) << "half a row";
  EXPECT_EQ(after(rowsOf(0, 1)), Outcome::Contradiction);
  EXPECT_EQ(after(rowsOf(18, 1)), Outcome::Contradiction) << "a row too many";
  EXPECT_EQ(after(PageEnded{}), Outcome::Contradiction) << "rows are missing";
}

TEST(PageCollector, HoldsNoMoreThanItMay) {
  PageCollector small(100);
  EXPECT_EQ(small.take(PageBegun{10, 11, 1, 300}), Outcome::TooMuch) << "known before the first row";
  PageCollector open(100);
  EXPECT_EQ(open.take(PageBegun{10, 0, 1, 300}), Outcome::Good);
  EXPECT_EQ(open.take(rowsOf(100, 1)), Outcome::Good);
  EXPECT_EQ(open.take(rowsOf(10, 1)), Outcome::TooMuch);
}

}  // namespace
}  // namespace drivers::scanner
