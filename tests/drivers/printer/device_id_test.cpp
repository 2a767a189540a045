#include "drivers/printer/device_id.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace drivers::printer {
namespace {

std::vector<std::uint8_t> answer(const std::string& text, int counted, bool swapped = false) {
  const auto length = static_cast<unsigned>(static_cast<int>(text.size()) + counted);
  std::vector<std::uint8_t> bytes{static_cast<std::uint8_t>(length >> 8U), static_cast<std::uint8_t>(length & 255U)};
  if (swapped) std::swap(bytes[0], bytes[1]);
  bytes.insert(bytes.end(), text.begin(), text.end());
  return bytes;
}

TEST(DeviceIdTest, KeysAreReadInShortAndLongForm) {
  const auto brief = parseDeviceId(answer("MFG:Hall;MDL:TP-80;CMD:ESC/POS;", 2));
  ASSERT_TRUE(brief);
  EXPECT_EQ(brief->name(), "Hall TP-80");
  EXPECT_EQ(brief->commands, "ESC/POS");
  const auto full = parseDeviceId(answer("manufacturer: Hall ;COMMAND SET:ESC/POS;MODEL: TP 80", 2));
  ASSERT_TRUE(full);
  EXPECT_EQ(full->name(), "Hall TP 80");
  EXPECT_EQ(full->commands, "ESC/POS");
}

TEST(DeviceIdTest, LengthsPrintersGetWrongAreTaken) {
  for (const int counted : {0, 2}) {
    for (const bool swapped : {false, true}) {
      const auto id = parseDeviceId(answer("MFG:Hall;MDL:TP-80;", counted, swapped));
      ASSERT_TRUE(id) << counted << swapped;
      EXPECT_EQ(id->model, "TP-80");
    }
  }
  // The text of a long answer, cut off by the buffer it was asked with.
  EXPECT_EQ(parseDeviceId(answer("MFG:Hall;MDL:TP-80;DES:ticket", 300))->model, "TP-80");
}

TEST(DeviceIdTest, TheFirstOfTwoEqualKeysCountsAndControlCharactersAreSpaces) {
  EXPECT_EQ(parseDeviceId(answer("MFG:Hall\n;MDL:A\x01"
                                 "B;MDL:C;",
                                 2))
                ->name(),
            "Hall A B");
}

TEST(DeviceIdTest, WhatIsNoDeviceIdIsRefused) {
  EXPECT_FALSE(parseDeviceId({}));
  EXPECT_FALSE(parseDeviceId(std::vector<std::uint8_t>{0}));
  EXPECT_FALSE(parseDeviceId(answer("", 2)));
  EXPECT_FALSE(parseDeviceId(answer("nothing at all", 2)));
  EXPECT_FALSE(parseDeviceId(std::vector<std::uint8_t>(kLongestDeviceId + 1, 'A')));
}

TEST(DeviceIdTest, PortStatusBitsAreNamed) {
  EXPECT_FALSE(portStatusFrom(0x18).error);
  EXPECT_FALSE(portStatusFrom(0x18).paperEmpty);
  EXPECT_TRUE(portStatusFrom(0x18).selected);
  EXPECT_TRUE(portStatusFrom(0x30).paperEmpty);
  EXPECT_TRUE(portStatusFrom(0x30).error);
}

}  // namespace
}  // namespace drivers::printer
