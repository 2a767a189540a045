#include "kiosk/domain/wipe.h"

#include <cstring>

#include <gtest/gtest.h>

namespace kiosk::domain {
namespace {

TEST(Wipe, WhatHasNoBufferIsLeftAlone) {
  std::vector<std::uint8_t> nothing;
  wipe(nothing);
  EXPECT_TRUE(nothing.empty());
  std::string text;
  wipe(text);
  EXPECT_TRUE(text.empty());
}

TEST(Wipe, TheTailOfALongerValueGoesToo) {
  std::vector<std::uint8_t> bytes(64, 0xA5);
  const std::uint8_t* buffer = bytes.data();
  bytes.resize(1);
  wipe(bytes);
  ASSERT_EQ(bytes.data(), buffer) << "the buffer is still its own";
  for (int at = 0; at < 64; ++at)
    EXPECT_EQ(buffer[at], 0) << at;
}

}  // namespace
}  // namespace kiosk::domain
