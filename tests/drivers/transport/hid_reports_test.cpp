// What report descriptors say, and that no bytes confuse their reader.
#include "drivers/transport/hid_reports.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace drivers::transport {
namespace {

using Bytes = std::vector<std::uint8_t>;

const Bytes kVendor = {0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75,
                       0x08, 0x95, 0x40, 0x09, 0x01, 0x81, 0x02, 0x09, 0x01, 0x91, 0x02, 0xC0};
const Bytes kKeyboard = {0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x15, 0x00, 0x25,
                         0x65, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x75, 0x08, 0x95, 0x07, 0x81, 0x00, 0xC0};

TEST(HidReportsTest, AMakersOwnReports) {
  const auto reports = parseHidReports(kVendor);
  ASSERT_TRUE(reports);
  EXPECT_EQ(reports->input, 64U);
  EXPECT_EQ(reports->output, 64U);
  EXPECT_EQ(reports->number, 0);
  ASSERT_EQ(reports->purposes.size(), 1U);
  EXPECT_EQ(reports->purposes[0].page, 0xFF00);
  EXPECT_FALSE(reports->types());
}

TEST(HidReportsTest, AKeyboardTypes) {
  const auto reports = parseHidReports(kKeyboard);
  ASSERT_TRUE(reports);
  EXPECT_TRUE(reports->types());
  EXPECT_EQ(reports->input, 8U) << "eight single bits and seven bytes";
  EXPECT_EQ(reports->output, 0U);
}

TEST(HidReportsTest, NumberedReportsAreToldApart) {
  // Report 2 with 8 bytes in, report 3 with 16 in, report 2 with 4 out; the page comes with the usage.
  const Bytes numbered = {0x0B, 0x01, 0x00, 0x00, 0xFF, 0xA1, 0x01, 0x75, 0x08, 0x85, 0x02, 0x95, 0x08, 0x81,
                          0x02, 0x85, 0x03, 0x95, 0x10, 0x81, 0x02, 0x85, 0x02, 0x95, 0x04, 0x91, 0x02, 0xC0};
  const auto reports = parseHidReports(numbered);
  ASSERT_TRUE(reports);
  EXPECT_EQ(reports->number, 2);
  EXPECT_EQ(reports->input, 8U);
  EXPECT_EQ(reports->output, 4U);
  EXPECT_EQ(reports->purposes[0].page, 0xFF00);
}

TEST(HidReportsTest, HalfADescriptorIsNone) {
  EXPECT_FALSE(parseHidReports({}));
  EXPECT_FALSE(parseHidReports(std::span(kVendor).first(4))) << "no report towards the host";
  EXPECT_FALSE(parseHidReports(std::span(kVendor).first(2))) << "in the middle of an item";
  EXPECT_FALSE(parseHidReports(Bytes{0xFE, 0x10, 0x00}));
}

TEST(HidReportsTest, NoBytesConfuseIt) {
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    Bytes bytes(random() % 60);
    for (auto& byte : bytes)
      byte = static_cast<std::uint8_t>(random());
    if (round % 2 == 0) bytes.insert(bytes.begin(), kVendor.begin(), kVendor.end());
    const auto reports = parseHidReports(bytes);
    if (reports) {
      ASSERT_LE(reports->input, 4096U);
      ASSERT_LE(reports->output, 4096U);
    }
  }
}

}  // namespace
}  // namespace drivers::transport
