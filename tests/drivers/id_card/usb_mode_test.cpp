// From descriptors to how a reader talks, and which of several devices is meant.
#include "drivers/id_card/usb_mode.h"

#include <gtest/gtest.h>

namespace drivers::id_card {
namespace {

using assets::ErrorId;
using transport::UsbDevice;
using transport::UsbEndpoint;
using transport::UsbInterface;
using transport::UsbTransfer;

UsbDevice deviceWith(std::vector<UsbInterface> interfaces) {
  return {0x0400, 0xC35A, "1-1", std::move(interfaces)};
}
UsbEndpoint bulk(std::uint8_t address) {
  return {address, UsbTransfer::Bulk, 64};
}

TEST(UsbModeTest, TwoPairsOfPipesCarryHeadAndBody) {
  // Listed in an order of the maker's liking.
  const UsbMode mode = usbModeOf(deviceWith({{0, 0xFF, 0, 0, {bulk(0x85), bulk(0x06), bulk(0x02), bulk(0x81)}}}));
  const auto* pipes = std::get_if<PipeMode>(&mode);
  ASSERT_NE(pipes, nullptr);
  EXPECT_EQ(pipes->pipes.outs, (std::vector{bulk(0x02), bulk(0x06)}));
  EXPECT_EQ(pipes->pipes.ins, (std::vector{bulk(0x81), bulk(0x85)}));
  EXPECT_EQ(pipes->pipes.head, 7U);
}

TEST(UsbModeTest, OnePairCarriesWholeFrames) {
  const UsbMode mode = usbModeOf(deviceWith({{1, 0xFF, 0, 0, {bulk(0x81), bulk(0x01)}}}));
  const auto* pipes = std::get_if<PipeMode>(&mode);
  ASSERT_NE(pipes, nullptr);
  EXPECT_EQ(pipes->pipes.interface, 1);
  EXPECT_EQ(pipes->pipes.outs.size(), 1U);
  EXPECT_EQ(pipes->pipes.head, 0U);
}

TEST(UsbModeTest, AKeyboardIsAKeyboardWhateverItsNumbers) {
  const UsbInterface keyboard{0, 3, 1, 1, {{0x81, UsbTransfer::Interrupt, 8}}};
  EXPECT_TRUE(std::holds_alternative<KeyboardMode>(usbModeOf(deviceWith({keyboard}))));
  // One that also lets the module be reached is used through its pipes.
  EXPECT_TRUE(
      std::holds_alternative<PipeMode>(usbModeOf(deviceWith({keyboard, {1, 0xFF, 0, 0, {bulk(0x82), bulk(0x02)}}}))));
}

TEST(UsbModeTest, ReportsAreTakenWhereThereAreNoPipes) {
  const UsbInterface reports{1, 3, 0, 0, {{0x82, UsbTransfer::Interrupt, 64}, {0x02, UsbTransfer::Interrupt, 64}}};
  const UsbInterface keyboard{0, 3, 1, 1, {{0x81, UsbTransfer::Interrupt, 8}}};
  const UsbMode mode = usbModeOf(deviceWith({keyboard, reports}));
  const auto* hid = std::get_if<HidMode>(&mode);
  ASSERT_NE(hid, nullptr) << "the keyboard beside it does not matter";
  EXPECT_EQ(hid->interface.number, 1);
  EXPECT_TRUE(
      std::holds_alternative<PipeMode>(usbModeOf(deviceWith({reports, {2, 0xFF, 0, 0, {bulk(0x83), bulk(0x03)}}}))));
}

TEST(UsbModeTest, PipesOfOtherClassesAreNotTaken) {
  for (const int other : {7, 8, 0x0B}) {
    const UsbMode mode = usbModeOf(deviceWith({{0, static_cast<std::uint8_t>(other), 0, 0, {bulk(0x81), bulk(0x01)}}}));
    EXPECT_TRUE(std::holds_alternative<NoMode>(mode)) << other;
  }
  EXPECT_TRUE(std::holds_alternative<NoMode>(usbModeOf(deviceWith({}))));
  EXPECT_TRUE(std::holds_alternative<NoMode>(usbModeOf(deviceWith({{0, 0xFF, 0, 0, {bulk(0x81)}}})))) << "no way in";
  EXPECT_TRUE(std::holds_alternative<NoMode>(
      usbModeOf(deviceWith({{0, 0xFF, 0, 0, {{0x81, UsbTransfer::Isochronous, 64}, bulk(0x01)}}}))));
}

TEST(ChooseReaderTest, OneKnownReaderNeedsNoSetting) {
  const std::vector<UsbDevice> devices = {{0x1D6B, 0x0002, "1", {}}, {0x0483, 0x5652, "1-3", {}}};
  EXPECT_EQ(chooseReader(devices, {}), 1U);
  EXPECT_EQ(chooseReader({}, {}).error().id, ErrorId::IdReaderNotThere);
}

TEST(ChooseReaderTest, TwoReadersNeedAPortAndKeepIt) {
  std::vector<UsbDevice> devices = {{0x0400, 0xC35A, "1-1", {}}, {0x0400, 0xC35A, "1-2.4", {}}};
  const auto either = chooseReader(devices, {});
  ASSERT_FALSE(either);
  EXPECT_EQ(either.error().id, ErrorId::DeviceMisconfigured);
  EXPECT_NE(either.error().detail.find("0400:c35a at 1-1, 0400:c35a at 1-2.4"), std::string::npos);
  const UsbChoice second{{}, {}, "1-2.4"};
  EXPECT_EQ(chooseReader(devices, second), 1U);
  devices.erase(devices.begin());
  EXPECT_EQ(chooseReader(devices, second), 0U);
  devices[0].port = "1-1";  // only the other reader is left
  EXPECT_EQ(chooseReader(devices, second).error().id, ErrorId::IdReaderNotThere);
}

TEST(ChooseReaderTest, AnUnknownMakerCanBeNamed) {
  const std::vector<UsbDevice> devices = {{0x1234, 0x5678, "1-1", {}}};
  EXPECT_FALSE(chooseReader(devices, {}));
  EXPECT_TRUE(chooseReader(devices, {0x1234, 0x5678, ""}));
  EXPECT_TRUE(chooseReader(devices, {0x1234, std::nullopt, ""}));
  EXPECT_FALSE(chooseReader(devices, {0x1234, 0x5679, ""}));
}

}  // namespace
}  // namespace drivers::id_card
