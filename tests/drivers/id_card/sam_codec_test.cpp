#include "drivers/id_card/sam_codec.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/drivers/id_card/capture.h"

namespace drivers::id_card {
namespace {

using namespace capture;
using capture::operator+;

/// What a parser told, in words, so that runs can be compared.
std::vector<std::string> events(FrameParser& parser) {
  std::vector<std::string> told;
  while (const auto event = parser.next()) {
    if (const auto* fault = std::get_if<FrameFault>(&*event)) {
      told.push_back(*fault == FrameFault::Length      ? "length"
                     : *fault == FrameFault::Truncated ? "truncated"
                                                       : "checksum");
    } else {
      const auto& reply = std::get<Reply>(*event);
      told.push_back(std::to_string(reply.status) + "/" + std::to_string(reply.data.size()) + "/" +
                     std::string(reply.data.begin(), reply.data.end()));
    }
  }
  return told;
}

std::vector<std::string> eventsOf(const Bytes& bytes) {
  FrameParser parser;
  parser.feed(bytes);
  parser.end();
  return events(parser);
}

TEST(BuildRequest, WritesTheDocumentedFrames) {
  EXPECT_EQ(buildRequest(Command::ResetSam), hex("AA AA AA 96 69 00 03 10 FF EC"));
  EXPECT_EQ(buildRequest(Command::SamStatus), hex("AA AA AA 96 69 00 03 11 FF ED"));
  EXPECT_EQ(buildRequest(Command::SamId), hex("AA AA AA 96 69 00 03 12 FF EE"));
  EXPECT_EQ(buildRequest(Command::FindCard), hex("AA AA AA 96 69 00 03 20 01 22"));
  EXPECT_EQ(buildRequest(Command::SelectCard), hex("AA AA AA 96 69 00 03 20 02 21"));
  EXPECT_EQ(buildRequest(Command::ReadCard), hex("AA AA AA 96 69 00 03 30 01 32"));
  EXPECT_EQ(buildRequest(Command::ReadCardWithFingerprints), hex("AA AA AA 96 69 00 03 30 10 23"));
  EXPECT_EQ(buildRequest(Command::NewestAddress), hex("AA AA AA 96 69 00 03 30 03 30"));
  EXPECT_EQ(buildRequest(Command::ManagementNumber), hex("AA AA AA 96 69 00 03 30 05 36"));
  EXPECT_EQ(buildRequest(Command::SetBaud9600), hex("AA AA AA 96 69 00 03 60 04 67"));
  EXPECT_EQ(buildRequest(Command::SetRadioBytes, hex("50")), hex("AA AA AA 96 69 00 04 61 FF 50 CA"));
}

TEST(FrameParserTest, ReadsAReply) {
  FrameParser parser;
  parser.feed(hex("AA AA AA 96 69 00 08 01 02 9F 00 00 00 00 94"));
  const auto event = parser.next();
  ASSERT_TRUE(event && std::holds_alternative<Reply>(*event));
  const auto& reply = std::get<Reply>(*event);
  EXPECT_EQ(reply.sw1, 1);
  EXPECT_EQ(reply.sw2, 2);
  EXPECT_EQ(reply.status, kCardFound);
  EXPECT_EQ(reply.data.size(), 4U);
  EXPECT_FALSE(parser.next());
}

TEST(FrameParserTest, AnySplitGivesTheSameEvents) {
  const Bytes stream = hex("00 AA AA 96 13") + replyFrame(0x80) + hex("AA AA") + cardReply(resident()) +
                       hex("AA AA AA 96 69 FF FF") + replyFrame(0x41) + hex("AA AA AA 96 69 00");
  const auto whole = eventsOf(stream);
  ASSERT_EQ(whole.size(), 5U);  // two short replies, the card, a bad length, the half frame at the end
  std::mt19937 random(20260101);
  for (int round = 0; round < 300; ++round) {
    FrameParser parser;
    std::vector<std::string> told;
    for (std::size_t at = 0; at < stream.size();) {
      const std::size_t piece = std::min<std::size_t>(stream.size() - at, 1 + random() % (round % 2 == 0 ? 7 : 700));
      parser.feed(std::span(stream).subspan(at, piece));
      for (auto& word : events(parser))
        told.push_back(std::move(word));
      at += piece;
    }
    parser.end();
    for (auto& word : events(parser))
      told.push_back(std::move(word));
    ASSERT_EQ(told, whole) << "round " << round;
  }
}

TEST(FrameParserTest, GluedFramesAreTwoReplies) {
  EXPECT_EQ(eventsOf(replyFrame(0x80) + replyFrame(0x41)).size(), 2U);
}

TEST(FrameParserTest, ALeadingAAMoreOrLess) {
  const Bytes reply = replyFrame(0x90);
  const Bytes less(reply.begin() + 1, reply.end());
  EXPECT_EQ(eventsOf(hex("AA") + reply), eventsOf(reply));
  EXPECT_EQ(eventsOf(hex("AA AA AA") + reply), eventsOf(reply));
  EXPECT_EQ(eventsOf(less), eventsOf(reply));
  EXPECT_EQ(eventsOf(replyFrame(0x80) + less).size(), 2U) << "behind a good frame too";
  EXPECT_TRUE(eventsOf(hex("00") + less).empty()) << "behind garbage four bytes are no preamble";
  EXPECT_TRUE(eventsOf(Bytes(reply.begin() + 2, reply.end())).empty());
}

TEST(FrameParserTest, LengthsOutOfRangeAreFaultsAndTheSearchGoesOn) {
  EXPECT_EQ(eventsOf(hex("AA AA AA 96 69 09 61")), std::vector<std::string>{"length"});
  EXPECT_EQ(eventsOf(hex("AA AA AA 96 69 00 03 10 FF EC")), std::vector<std::string>{"length"});
  EXPECT_EQ(eventsOf(hex("AA AA AA 96 69 09 60")), std::vector<std::string>{"truncated"}) << "2400 itself is allowed";
  const auto told = eventsOf(hex("AA AA AA 96 69 FF FF") + replyFrame(0x81));
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[1], "129/0/");
}

TEST(FrameParserTest, TheLongestFrameAllowedIsRead) {
  const Bytes data(kLongestLength - kShortestLength, 0x55);
  FrameParser parser;
  parser.feed(replyFrame(0x90, data));
  const auto event = parser.next();
  ASSERT_TRUE(event && std::holds_alternative<Reply>(*event));
  EXPECT_EQ(std::get<Reply>(*event).data.size(), data.size());
}

TEST(FrameParserTest, AReplyHiddenBehindAFalsePreambleIsFoundAtTheEnd) {
  const auto told = eventsOf(hex("AA AA AA 96 69 09 00 01 02") + replyFrame(0x66));
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0], "truncated");
  EXPECT_EQ(told[1], "102/0/");
}

TEST(FrameParserTest, EverySingleBitFlipIsRefused) {
  for (const Bytes& good : {replyFrame(0x90, hex("00 00 00 00 00 00 00 00")), cardReply(resident())}) {
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
      Bytes bad = good;
      bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
      for (const auto& told : eventsOf(bad))
        ASSERT_EQ(told.find('/'), std::string::npos) << "bit " << bit;
    }
  }
}

TEST(FrameParserTest, TellsHowFarAFrameHasCome) {
  const Bytes reply = cardReply(resident());
  FrameParser parser;
  parser.feed(std::span(reply).first(6));
  EXPECT_FALSE(parser.next());
  EXPECT_TRUE(parser.insideFrame());
  EXPECT_EQ(parser.expected(), 0U);
  parser.feed(std::span(reply).subspan(6, 94));
  EXPECT_FALSE(parser.next());
  EXPECT_EQ(parser.expected(), 1295U);
  EXPECT_EQ(parser.received(), 100U);
  parser.reset();
  EXPECT_FALSE(parser.insideFrame());
  parser.feed(replyFrame(0x90));
  EXPECT_EQ(events(parser).size(), 1U);
}

TEST(FrameParserTest, RandomBytesNeverConfuseIt) {
  std::mt19937 random(7);
  const Bytes alphabet = hex("AA AA AA 96 69 00 04 90 05 08");
  for (int round = 0; round < 2000; ++round) {
    Bytes noise(random() % 200);
    for (auto& byte : noise)
      byte = random() % 3 == 0 ? static_cast<std::uint8_t>(random()) : alphabet[random() % alphabet.size()];
    const Bytes good = replyFrame(0x9F, hex("DE AD BE EF"));
    FrameParser parser;
    parser.feed(noise + good);
    parser.end();
    const auto told = events(parser);
    // Noise may cost what follows it only by swallowing it into a frame whose checksum happens to be right.
    const bool found = std::any_of(told.begin(), told.end(), [](const auto& t) { return t.starts_with("159/4/"); });
    const bool swallowed =
        std::any_of(told.begin(), told.end(), [](const auto& t) { return t.find('/') != std::string::npos; });
    ASSERT_TRUE(found || swallowed) << "round " << round;
  }
}

TEST(CardReplyTest, BothFormsAndAllFingerprints) {
  for (const int fingers : {-1, 0, 1, 2}) {
    FrameParser parser;
    parser.feed(cardReply(resident(), fingers));
    const auto event = parser.next();
    ASSERT_TRUE(event && std::holds_alternative<Reply>(*event));
    const auto blocks = splitCardReply(std::get<Reply>(*event).data);
    ASSERT_TRUE(blocks) << fingers;
    EXPECT_EQ(blocks->text.size(), 256U);
    EXPECT_EQ(blocks->photo.size(), 1024U);
    EXPECT_EQ(blocks->photo[0], 'W');
    EXPECT_EQ(blocks->fingerprints.size(), static_cast<std::size_t>(std::max(fingers, 0)) * 512);
  }
}

TEST(CardReplyTest, FingerprintsAreEnrolledUnlessTheySayOtherwise) {
  using drivers::simulator::encodeFingerprints;
  EXPECT_FALSE(fingerprintEnrolled({}));
  EXPECT_TRUE(fingerprintEnrolled(encodeFingerprints(1)));
  EXPECT_TRUE(fingerprintEnrolled(encodeFingerprints(2)));
  Bytes none = encodeFingerprints(2);
  none[4] = none[512 + 4] = 3;
  EXPECT_FALSE(fingerprintEnrolled(none));
  none[512 + 4] = 1;
  EXPECT_TRUE(fingerprintEnrolled(none));
}

TEST(FrameParserTest, EverySingleBitFlipOfTheOtherRepliesIsRefused) {
  const Bytes fingers = cardReply(resident(), 2);
  const Bytes addresses = replyFrame(0x90, Bytes(280, 0x20));
  const Bytes number = replyFrame(0x90, Bytes(28, 0x5A));
  for (const Bytes& good : {fingers, addresses, number}) {
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
      Bytes bad = good;
      bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
      for (const auto& told : eventsOf(bad))
        ASSERT_EQ(told.find('/'), std::string::npos) << "bit " << bit;
    }
  }
}

TEST(CardReplyTest, InnerLengthsMustAddUp) {
  Bytes data = cardData(resident());
  EXPECT_TRUE(splitCardReply(data));
  data.push_back(0);
  EXPECT_FALSE(splitCardReply(data));
  data.resize(data.size() - 2);
  EXPECT_FALSE(splitCardReply(data));
  EXPECT_FALSE(splitCardReply({}));
  EXPECT_FALSE(splitCardReply(hex("00 00 00 00"))) << "adds up, but holds no text";
  EXPECT_FALSE(splitCardReply(hex("00 00 00 00 00")));
}

TEST(SamIdTest, IsFiveLittleEndianNumbers) {
  EXPECT_EQ(formatSamId(hex("05 00 01 00 F5 FD 34 01 87 D6 12 00 B1 68 DE 3A")),
            "05.01-20250101-0001234567-0987654321");
  EXPECT_EQ(formatSamId(hex("FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF")),
            "65535.65535-4294967295-4294967295-4294967295");
  EXPECT_FALSE(formatSamId(hex("05 00")));
}

TEST(StatusTest, EveryStatusHasItsFamily) {
  using assets::ErrorFamily;
  const auto family = [](std::uint8_t status) { return assets::entry(errorOf(status)).family; };
  for (const int retry : {0x31, 0x32, 0x33, 0x37, 0x3F, 0x40, 0x41, 0x47, 0x80, 0x81, 0x91}) {
    EXPECT_EQ(family(static_cast<std::uint8_t>(retry)), ErrorFamily::Retry) << std::hex << retry;
  }
  for (const int fault : {0x10, 0x11, 0x21, 0x23, 0x24, 0x60, 0x66, 0x77}) {
    EXPECT_EQ(family(static_cast<std::uint8_t>(fault)), ErrorFamily::Fault) << std::hex << fault;
  }
  std::set<int> seen;
  for (const StatusMeaning& row : statusTable())
    EXPECT_TRUE(seen.insert(row.status).second);
  EXPECT_EQ(seen.size(), 18U);
}

}  // namespace
}  // namespace drivers::id_card
