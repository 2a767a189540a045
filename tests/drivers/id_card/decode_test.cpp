#include "drivers/id_card/decode.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/drivers/id_card/capture.h"

namespace drivers::id_card {
namespace {

using namespace capture;
using capture::operator+;

/// The name on the card, or the fault's word.
std::string outcome(const Bytes& bytes) {
  const auto decoded = decodeCapture(bytes);
  if (const auto* failure = std::get_if<DecodeFailure>(&decoded)) {
    std::string text(word(failure->fault));
    if (failure->fault == DecodeFault::Status) text += " " + std::to_string(failure->status);
    return text;
  }
  return std::get<IdCard>(decoded).name;
}

class DecodeTest : public testing::Test {
 protected:
  const Bytes good = cardReply(resident());
  const std::string name = resident().name;
};

TEST_F(DecodeTest, BothReadCommandsWithAnyFingers) {
  for (const int fingers : {-1, 0, 1, 2})
    EXPECT_EQ(outcome(cardReply(resident(), fingers)), name);
}

TEST_F(DecodeTest, GarbageAround) {
  EXPECT_EQ(outcome(hex("13 37 AA AA 96 00") + good), name);
  EXPECT_EQ(outcome(good + hex("AA AA AA 96 69 FF FF 13")), name);
  EXPECT_EQ(outcome(hex("AA AA AA 96 69 FF FF") + good), name);
  EXPECT_EQ(outcome(hex("AA AA AA 96 69 08 00 01") + good), name) << "the false frame reaches beyond the end";
  EXPECT_EQ(outcome(hex("AA AA AA 96 69 01 00 01") + good), name) << "the false frame ends inside the good one";
  EXPECT_EQ(outcome(hex("AA AA") + good), name);
  EXPECT_EQ(outcome(Bytes(good.begin() + 1, good.end())), name);
}

TEST_F(DecodeTest, SeveralFrames) {
  EXPECT_EQ(outcome(replyFrame(0x80) + good), name);
  EXPECT_EQ(outcome(replyFrame(0x9F, hex("00 00 00 00")) + replyFrame(0x90, Bytes(8)) + good), name);
  EXPECT_EQ(outcome(Bytes(good.begin(), good.begin() + 700) + good), name) << "a broken-off reply, then the whole";
  EXPECT_EQ(outcome(good + cardReply(hmtPermit())), name) << "the first one counts";
}

TEST_F(DecodeTest, NoPreamble) {
  EXPECT_EQ(outcome({}), "preamble");
  EXPECT_EQ(outcome(hex("AA AA AA 96")), "preamble");
  for (std::size_t byte = 0; byte < 5; ++byte) {
    Bytes bad = good;
    bad[byte] ^= 0x01;
    EXPECT_EQ(outcome(bad), "preamble") << byte;
  }
}

TEST_F(DecodeTest, Length) {
  EXPECT_EQ(outcome(hex("AA AA AA 96 69 09 61") + Bytes(3000)), "length");
  EXPECT_EQ(outcome(hex("AA AA AA 96 69 FF FF")), "length");
  Bytes more = cardData(resident());
  more.push_back(0);
  EXPECT_EQ(outcome(replyFrame(0x90, more)), "length");
  Bytes inner = cardData(resident());
  inner[1] = 2;  // text length 258
  EXPECT_EQ(outcome(replyFrame(0x90, inner)), "length");
  EXPECT_EQ(outcome(replyFrame(0x9F, hex("00 00 00 00"))), "length") << "the reply to find card";
  EXPECT_EQ(outcome(replyFrame(0x90)), "length") << "no data at all";
  EXPECT_EQ(outcome(hex("AA AA AA 96 69 00 03 30 01 32")), "length") << "a request";
}

TEST_F(DecodeTest, Truncated) {
  for (const std::size_t size : {6UL, 7UL, 10UL, 600UL, 1294UL}) {
    EXPECT_EQ(outcome(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size))), "truncated") << size;
  }
  EXPECT_EQ(outcome(Bytes(good.begin(), good.begin() + 5)), "truncated");
}

TEST_F(DecodeTest, Checksum) {
  for (const std::size_t byte : {7UL, 9UL, 11UL, 500UL, 1294UL}) {
    Bytes bad = good;
    bad[byte] ^= 0x10;
    EXPECT_EQ(outcome(bad), "checksum") << byte;
  }
}

TEST_F(DecodeTest, Status) {
  EXPECT_EQ(outcome(replyFrame(0x41)), "status 65");
  EXPECT_EQ(outcome(replyFrame(0x41, cardData(resident()))), "status 65");
  EXPECT_EQ(outcome(replyFrame(0x9F, cardData(resident()))), name);
}

TEST_F(DecodeTest, WhatASoundFrameSaysOutweighsBrokenOnes) {
  EXPECT_EQ(outcome(hex("AA AA AA 96 69 FF FF") + replyFrame(0x41)), "status 65");
  EXPECT_EQ(outcome(replyFrame(0x41) + replyFrame(0x32)), "status 65") << "of equals the first";
  Bytes bad = good;
  bad[600] ^= 1;
  EXPECT_EQ(outcome(bad + hex("AA AA AA 96 69 FF FF")), "checksum");
}

}  // namespace
}  // namespace drivers::id_card
