// The wrapper of HID readers: documented bytes, any cut, garbage, every single flipped bit.
#include "drivers/id_card/hid_wrapper.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "drivers/id_card/sam_codec.h"
#include "tests/drivers/id_card/capture.h"

namespace drivers::id_card {
namespace {

using namespace capture;
using capture::operator+;

/// One reply packet.
Bytes packet(const Bytes& data, std::uint8_t result = 1) {
  const std::size_t length = data.size() + 1;
  Bytes bytes = {0xAA,  0, 0, static_cast<std::uint8_t>(length & 0xFFU), static_cast<std::uint8_t>(length >> 8U),
                 result};
  bytes = bytes + data;
  unsigned sum = 0;
  for (std::size_t i = 3; i < bytes.size(); ++i)
    sum += bytes[i];
  bytes.push_back(static_cast<std::uint8_t>(sum & 0xFFU));
  bytes.push_back(static_cast<std::uint8_t>(sum >> 8U & 0xFFU));
  return bytes;
}

/// In reports of 64 bytes, the last filled up.
std::vector<Bytes> reportsOf(const Bytes& bytes) {
  std::vector<Bytes> reports;
  for (std::size_t at = 0; at < bytes.size(); at += 64) {
    Bytes report(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                 bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), at + 64)));
    report.resize(64, 0);
    reports.push_back(std::move(report));
  }
  return reports;
}

/// A reply as packets of `piece` bytes, one or more reports each.
std::vector<Bytes> wrapped(const Bytes& reply, std::size_t piece) {
  std::vector<Bytes> reports;
  for (std::size_t at = 0; at < reply.size(); at += piece) {
    const Bytes data(reply.begin() + static_cast<std::ptrdiff_t>(at),
                     reply.begin() + static_cast<std::ptrdiff_t>(std::min(reply.size(), at + piece)));
    for (Bytes& report : reportsOf(packet(data)))
      reports.push_back(std::move(report));
  }
  return reports;
}

Bytes unwrapped(const std::vector<Bytes>& reports) {
  ReplyUnwrapper unwrapper;
  Bytes all;
  for (const Bytes& report : reports)
    all = all + unwrapper.take(report);
  return all;
}

TEST(WrapRequestTest, WritesTheDocumentedBytes) {
  const auto reports = wrapRequest(buildRequest(Command::FindCard), 64);
  ASSERT_EQ(reports.size(), 1U);
  // LEN 0B 00, B1, ten bytes of the frame; the sum from LEN on is 0x04DA.
  EXPECT_EQ(reports[0], hex("88 00 00 0B 00 B1 AA AA AA 96 69 00 03 20 01 22 FF 03"));
}

TEST(WrapRequestTest, IsCutIntoSmallReports) {
  const auto reports = wrapRequest(buildRequest(Command::FindCard), 8);
  EXPECT_EQ(reports.size(), 3U);
  EXPECT_EQ(reports[2].size(), 2U);
}

TEST(ReplyUnwrapperTest, PacketsOfAnySizeGiveTheReply) {
  const Bytes reply = cardReply(resident());
  for (const std::size_t piece : {1UL, 5UL, 55UL, 56UL, 57UL, 120UL, 1000UL, 2000UL}) {
    EXPECT_EQ(unwrapped(wrapped(reply, piece)), reply) << piece;
  }
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round)
    ASSERT_EQ(unwrapped(wrapped(reply, 1 + random() % 1400)), reply);
}

TEST(ReplyUnwrapperTest, GarbageBetweenPacketsIsSkipped) {
  const Bytes reply = cardReply(resident());
  std::vector<Bytes> reports = wrapped(reply, 56);
  reports.insert(reports.begin() + 3, Bytes(64, 0x55));
  reports.insert(reports.begin(), Bytes{});
  reports.insert(reports.begin(), Bytes{0xAA, 0});
  EXPECT_EQ(unwrapped(reports), reply);
}

TEST(ReplyUnwrapperTest, ARefusalIsHeardAndNothingBehindItTaken) {
  const Bytes good = reportsOf(packet(hex("11")))[0];
  for (const Bytes& bad : {reportsOf(packet({}, 0))[0], reportsOf(packet(hex("11 22 33"), 2))[0],
                           hex("AA 00 00 FF FF 01 00 00"), hex("AA 00 00 00 00 01 00 00")}) {
    ReplyUnwrapper unwrapper;
    EXPECT_EQ(unwrapper.take(bad), Bytes{0});
    EXPECT_TRUE(unwrapper.take(good).empty());
    unwrapper.reset();
    EXPECT_EQ(unwrapper.take(good), hex("11")) << "the next request begins anew";
  }
}

TEST(ReplyUnwrapperTest, ABegunPacketIsForgottenOnReset) {
  ReplyUnwrapper unwrapper;
  EXPECT_TRUE(unwrapper.take(reportsOf(packet(Bytes(200, 7)))[0]).empty());
  unwrapper.reset();
  EXPECT_EQ(unwrapper.take(reportsOf(packet(hex("11")))[0]), hex("11"));
}

TEST(ReplyUnwrapperTest, NoSingleFlippedBitGivesAnotherReply) {
  const Bytes reply = cardReply(resident());
  const std::vector<Bytes> good = wrapped(reply, 56);
  for (std::size_t report = 0; report < good.size(); report += 7) {
    for (std::size_t bit = 0; bit < 64 * 8; ++bit) {
      std::vector<Bytes> bad = good;
      bad[report][bit / 8] = static_cast<std::uint8_t>(bad[report][bit / 8] ^ (1U << (bit % 8)));
      FrameParser parser;
      parser.feed(unwrapped(bad));
      parser.end();
      while (const auto event = parser.next()) {
        const auto* told = std::get_if<Reply>(&*event);
        if (told == nullptr) continue;
        // SRN and filling are not covered; nothing else may pass. (Fields of blanks add up to nothing under XOR, so a
        // packet blotted out would not show in the frame's own checksum.)
        ASSERT_EQ(told->data.size(), reply.size() - 11) << report << " bit " << bit;
        ASSERT_TRUE(std::equal(told->data.begin(), told->data.end(), reply.begin() + 10)) << report << " bit " << bit;
      }
    }
  }
}

TEST(ReplyUnwrapperTest, NoReportsConfuseIt) {
  std::mt19937 random(9);
  ReplyUnwrapper unwrapper;
  for (int round = 0; round < 20000; ++round) {
    if (round % 5 == 0) unwrapper.reset();
    Bytes report(random() % 80);
    for (auto& byte : report)
      byte = static_cast<std::uint8_t>(random());
    if (!report.empty() && round % 2 == 0) report[0] = 0xAA;
    if (report.size() > 5 && round % 3 == 0) report[4] = 0;
    ASSERT_LE(unwrapper.take(report).size(), 2500U);
  }
}

}  // namespace
}  // namespace drivers::id_card
