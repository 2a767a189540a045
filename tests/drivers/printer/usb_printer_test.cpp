// The receipt printer's driver on the USB printer class, against the emulator on the simulated bus.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include "drivers/printer/drivers.h"
#include "drivers/printer/usb_printer_link.h"
#include "drivers/simulator/usb/preload.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::printer {
namespace {

using assets::ErrorId;
using namespace std::chrono_literals;
using transport::UsbEndpoint;
using transport::UsbTransfer;

ReceiptDocument ticket(int lines = 3) {
  ReceiptDocument document;
  document.items = {TextLine{"收讫告知书", 2, Align::Centre, true}, PairLine{"受理编号", "LN202611240001", false}};
  for (int i = 0; i < lines; ++i)
    document.items.emplace_back(TextLine{"请凭此单查询进度", 1, Align::Left, false});
  document.items.emplace_back(Cut{});
  return document;
}

class UsbReceiptPrinter : public testing::Test {
 protected:
  UsbReceiptPrinter() {
    const std::string where = simulator_.say("receipt-printer where");
    const std::string key = "UMOCKDEV_DIR=";
    ::setenv("UMOCKDEV_DIR", where.substr(where.find(key) + key.size()).c_str(), 1);
  }
  ~UsbReceiptPrinter() override { ::unsetenv("UMOCKDEV_DIR"); }

  static assets::Result<std::unique_ptr<ReceiptPrinter>> open(const std::string& settings = "") {
    const auto configs = parseDevices("[devices.receipt-printer]\ndriver = 'escpos-usb'\n" + settings);
    return openDevice(registeredReceiptPrinters(), configs.value().at("receipt-printer"));
  }
  static std::unique_ptr<ReceiptPrinter> opened() {
    auto printer = open();
    EXPECT_TRUE(printer) << printer.error().detail;
    return printer ? std::move(*printer) : nullptr;
  }
  static ErrorId refused(ReceiptPrinter& printer, const ReceiptDocument& document) {
    const auto done = printer.print(document, {});
    EXPECT_FALSE(done);
    return done ? ErrorId::DeviceBusy : done.error().id;
  }
  std::ptrdiff_t receipts() {
    const std::string files = simulator_.say("receipt-printer receipts");
    return std::count(files.begin(), files.end(), ' ');
  }

  SimulatorProcess simulator_{"[devices.receipt-printer]\ntcp = 0\nwire = 'usb'\nspeed = 2000\n"};
};

TEST_F(UsbReceiptPrinter, PrintsAndTellsItsMakerAndModel) {
  const auto printer = opened();
  ASSERT_TRUE(printer);
  const DeviceStatus status = printer->check();
  EXPECT_EQ(status.state, DeviceState::Online);
  EXPECT_EQ(status.model, "HALL TP-80");
  EXPECT_EQ(status.paper, PaperState::Full);
  const auto done = printer->print(ticket(), {});
  ASSERT_TRUE(done) << done.error().detail;
  ASSERT_EQ(receipts(), 1);
  EXPECT_GT(std::filesystem::file_size(simulator_.folder() / "receipts/receipt-001.png"), 2000U);
}

TEST_F(UsbReceiptPrinter, PaperCoverAndCutterAreTold) {
  const auto printer = opened();
  ASSERT_TRUE(printer);
  simulator_.must("receipt-printer paper low");
  EXPECT_EQ(printer->check().paper, PaperState::Low);
  simulator_.must("receipt-printer paper out");
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptPaperOut);
  simulator_.must("receipt-printer paper ok");
  simulator_.must("receipt-printer cover open");
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptCoverOpen);
  simulator_.must("receipt-printer cover close");
  simulator_.must("receipt-printer cutter jam");
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptPrinterSick);
  simulator_.must("receipt-printer cutter ok");
  EXPECT_TRUE(printer->print(ticket(), {}));
  EXPECT_EQ(receipts(), 1);
}

TEST_F(UsbReceiptPrinter, PaperOutInTheMiddleAndTheWholePrintsAgain) {
#if defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "under this sanitizer the emulator draws a long slip for longer than a status may take";
#endif
  const auto printer = opened();
  ASSERT_TRUE(printer);
  simulator_.must("receipt-printer paper runs-out 30");
  EXPECT_EQ(refused(*printer, ticket(30)), ErrorId::ReceiptPaperOut);
  simulator_.must("receipt-printer paper ok");
  ASSERT_TRUE(printer->print(ticket(30), {}));
  EXPECT_EQ(receipts(), 2) << "the torn half and the whole receipt";
}

TEST_F(UsbReceiptPrinter, ContradictionAndSilenceAreNeverTrusted) {
  const auto printer = opened();
  ASSERT_TRUE(printer);
  simulator_.must("receipt-printer contradict on");
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptPrinterContradicts);
  simulator_.must("receipt-printer contradict off");
  simulator_.must("receipt-printer silent on");
  EXPECT_EQ(printer->check().state, DeviceState::Offline);
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptPrinterSilent);
  simulator_.must("receipt-printer silent off");
  EXPECT_TRUE(printer->print(ticket(), {}));
  EXPECT_EQ(receipts(), 1);
}

TEST_F(UsbReceiptPrinter, UnpluggedIsNoDeviceAndPluggedInAgainItPrints) {
  auto printer = opened();
  ASSERT_TRUE(printer);
  simulator_.must("unplug receipt-printer");
  EXPECT_EQ(printer->check().state, DeviceState::NoDevice);
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptPrinterGone);
  EXPECT_EQ(open().error().id, ErrorId::ReceiptPrinterGone);
  printer.reset();
  simulator_.must("replug receipt-printer");
  printer = opened();
  ASSERT_TRUE(printer);
  EXPECT_TRUE(printer->print(ticket(), {}));
}

TEST_F(UsbReceiptPrinter, PulledWhilePrintingIsToldAtOnce) {
  const auto printer = opened();
  ASSERT_TRUE(printer);
  simulator_.must("receipt-printer speed 20");
  std::thread pull([&] {
    std::this_thread::sleep_for(300ms);
    simulator_.must("unplug receipt-printer");
  });
  EXPECT_EQ(refused(*printer, ticket(60)), ErrorId::ReceiptPrinterGone);
  pull.join();
  faults::note({"receipt-printer", "USB: `unplug` in the middle of a slip", faults::told(ErrorId::ReceiptPrinterGone),
                faults::seen(printer->check()), "by `replug`: the whole slip prints again"});
}

TEST_F(UsbReceiptPrinter, IsFoundByItsSettings) {
  EXPECT_TRUE(open("port = '1-3'"));
  EXPECT_TRUE(open("vendor = '0fe6'\nproduct = '811e'"));
  EXPECT_EQ(open("port = '1-4'").error().id, ErrorId::ReceiptPrinterGone);
  faults::note({"receipt-printer", "USB: no such printer at the port named", faults::told(ErrorId::ReceiptPrinterGone),
                faults::seen(stateOf(ErrorId::ReceiptPrinterGone), ErrorId::ReceiptPrinterGone),
                "by configuring it, or plugging it in there: it is looked for every second"});
  EXPECT_EQ(open("vendor = '04b8'").error().id, ErrorId::ReceiptPrinterGone);
  EXPECT_EQ(open("vendor = 'epson'").error().id, ErrorId::DeviceMisconfigured);
  EXPECT_EQ(open("address = 'x:1'").error().id, ErrorId::DeviceMisconfigured);
}

TEST(PrinterPipes, AreThoseOfThePrinterClassThatCanAnswer) {
  const UsbEndpoint out{0x01, UsbTransfer::Bulk, 64};
  const UsbEndpoint in{0x82, UsbTransfer::Bulk, 64};
  const auto pipes = [](transport::UsbInterface interface) {
    return printerPipesOf({0x0FE6, 0x811E, "1-3", {{0, 0x03, 0, 0, {}}, std::move(interface)}});
  };
  const auto both = pipes({1, 0x07, 0x01, 0x02, {out, in}});
  ASSERT_TRUE(both);
  EXPECT_EQ(both->interface, 1);
  EXPECT_EQ(both->outs, std::vector{out});
  EXPECT_EQ(both->ins, std::vector{in});
  EXPECT_FALSE(pipes({1, 0x07, 0x01, 0x01, {out}})) << "one that cannot answer cannot be asked for paper";
  EXPECT_FALSE(pipes({1, 0x07, 0x01, 0x04, {out, in}})) << "IPP over USB";
  EXPECT_FALSE(pipes({1, 0xFF, 0x01, 0x02, {out, in}}));
}

}  // namespace
}  // namespace drivers::printer

int main(int argc, char** argv) {
  drivers::simulator::startAgainPreloaded(argv);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
