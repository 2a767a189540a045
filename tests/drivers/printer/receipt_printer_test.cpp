// The receipt printer's driver against the emulator in its own process, over TCP and over a serial line.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include "drivers/printer/drivers.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::printer {
namespace {

using assets::ErrorId;
using faults::told;

const char* const kScenario = "[devices.receipt-printer]\ntcp = 0\nport = \"ticket\"\nspeed = 2000\n";

ReceiptDocument ticket(int lines = 3) {
  ReceiptDocument document;
  document.items = {TextLine{"收讫告知书", 2, Align::Centre, true}, Rule{},
                    PairLine{"受理编号", "LN202611240001", false}, TextLine{"申请人 \U0002B5AE", 1, Align::Left, false},
                    QrCode{"https://example.cn/q?n=A001", 6}};
  for (int i = 0; i < lines; ++i)
    document.items.emplace_back(TextLine{"请凭此单查询进度", 1, Align::Left, false});
  document.items.emplace_back(Feed{1});
  document.items.emplace_back(Cut{});
  return document;
}

class ReceiptPrinterOnTcp : public testing::Test {
 protected:
  std::unique_ptr<ReceiptPrinter> open() {
    std::string where = simulator_.say("receipt-printer where").substr(std::string("ok tcp ").size());
    where = where.substr(0, where.find(' '));
    const auto configs =
        parseDevices("[devices.receipt-printer]\ndriver = \"escpos-tcp\"\naddress = \"" + where + "\"\n");
    auto printer = openDevice(registeredReceiptPrinters(), configs->at("receipt-printer"));
    EXPECT_TRUE(printer) << printer.error().detail;
    return printer ? std::move(*printer) : nullptr;
  }
  std::size_t receipts() {
    const std::string files = simulator_.say("receipt-printer receipts");
    return static_cast<std::size_t>(std::count(files.begin(), files.end(), ' '));
  }
  ErrorId refused(ReceiptPrinter& printer, const ReceiptDocument& document) {
    const auto done = printer.print(document, {});
    EXPECT_FALSE(done);
    return done ? ErrorId::DeviceBusy : done.error().id;
  }

  static void note(const char* fault, const std::string& visitor, const DeviceStatus& staff, const char* heals) {
    faults::note({"receipt-printer", fault, visitor, faults::seen(staff), heals});
  }

  SimulatorProcess simulator_{kScenario};
};

TEST_F(ReceiptPrinterOnTcp, PrintsAndSaysSoWhenItIsOnPaper) {
  const auto printer = open();
  EXPECT_EQ(printer->check().state, DeviceState::Online);
  EXPECT_EQ(printer->check().paper, PaperState::Full);
  const auto done = printer->print(ticket(), {});
  ASSERT_TRUE(done) << done.error().detail;
  ASSERT_EQ(receipts(), 1U);
  const auto file = simulator_.folder() / "receipts/receipt-001.png";
  EXPECT_GT(std::filesystem::file_size(file), 4000U);
  if (const char* keep = std::getenv("HALL_KEEP_RECEIPT")) std::filesystem::copy_file(file, keep);
}

TEST_F(ReceiptPrinterOnTcp, RefusesWithoutPaperBeforeAnyByteIsOut) {
  const auto printer = open();
  simulator_.must("receipt-printer paper out");
  EXPECT_EQ(printer->check().paper, PaperState::Out);
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptPaperOut);
  note("`paper out` before printing", told(ErrorId::ReceiptPaperOut), printer->check(), "by a new roll");
  simulator_.must("receipt-printer paper low");
  EXPECT_EQ(printer->check().paper, PaperState::Low);
  note("`paper low`", "nothing: it prints", printer->check(), "by a new roll");
  EXPECT_TRUE(printer->print(ticket(), {}));
  EXPECT_EQ(receipts(), 1U);
}

TEST_F(ReceiptPrinterOnTcp, PaperOutInTheMiddleIsToldAndTheWholePrintsAgain) {
#if defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "under this sanitizer the emulator draws a long slip for longer than a status may take";
#endif
  const auto printer = open();
  simulator_.must("receipt-printer paper runs-out 30");
  EXPECT_EQ(refused(*printer, ticket(30)), ErrorId::ReceiptPaperOut);
  note("`paper runs-out 30`: in the middle of a slip", told(ErrorId::ReceiptPaperOut), printer->check(),
       "by a new roll: the torn half is cut off, the whole slip prints again");
  simulator_.must("receipt-printer paper ok");
  EXPECT_EQ(receipts(), 0U) << "nothing of the broken-off document may come out by itself";
  ASSERT_TRUE(printer->print(ticket(30), {}));
  EXPECT_EQ(receipts(), 2U) << "the torn half and the whole receipt";
}

TEST_F(ReceiptPrinterOnTcp, CoverAndCutterAreTold) {
  const auto printer = open();
  simulator_.must("receipt-printer cover open");
  EXPECT_EQ(printer->check().state, DeviceState::UserError);
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptCoverOpen);
  note("`cover open`", told(ErrorId::ReceiptCoverOpen), printer->check(), "by closing it");
  simulator_.must("receipt-printer cover close");
  simulator_.must("receipt-printer cutter jam");
  EXPECT_EQ(printer->check().state, DeviceState::HardwareError);
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptPrinterSick);
  note("`cutter jam`", told(ErrorId::ReceiptPrinterSick), printer->check(), "by clearing it");
  simulator_.must("receipt-printer cutter ok");
  EXPECT_TRUE(printer->print(ticket(), {}));
}

TEST_F(ReceiptPrinterOnTcp, AContradictionIsNeverTrusted) {
  const auto printer = open();
  simulator_.must("receipt-printer contradict on");
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptPrinterContradicts);
  EXPECT_EQ(printer->check().state, DeviceState::HardwareError);
  EXPECT_EQ(receipts(), 0U);
  note("`contradict on`: states that exclude each other", told(ErrorId::ReceiptPrinterContradicts), printer->check(),
       "by itself once they agree");
}

TEST_F(ReceiptPrinterOnTcp, ASilentPrinterIsOfflineAndItsLateAnswersHarmNothing) {
  const auto printer = open();
  simulator_.must("receipt-printer silent on");
  EXPECT_EQ(printer->check().state, DeviceState::Offline);
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptPrinterSilent);
  note("`silent on`", told(ErrorId::ReceiptPrinterSilent), printer->check(),
       "by itself; a late byte is never taken for another answer");
  simulator_.must("receipt-printer silent off");
  EXPECT_TRUE(printer->print(ticket(), {}));
  EXPECT_EQ(receipts(), 1U);
}

TEST_F(ReceiptPrinterOnTcp, ASlowPrinterIsWaitedForAndCanBeStopped) {
  const auto printer = open();
  simulator_.must("receipt-printer speed 20");
  std::stop_source stop;
  std::thread visitor([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    stop.request_stop();
  });
  const auto begin = std::chrono::steady_clock::now();
  const auto done = printer->print(ticket(60), stop.get_token());
  visitor.join();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().id, ErrorId::DeviceJobCancelled);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
  faults::note({"receipt-printer", "`speed 20`: slow", "waits until the last dot is on paper, or leaves",
                faults::seen(ErrorId::DeviceJobCancelled), "by itself"});
}

TEST_F(ReceiptPrinterOnTcp, UnpluggedIsNoDeviceAndAReplugServesANewOne) {
  auto printer = open();
  simulator_.must("unplug receipt-printer");
  EXPECT_EQ(printer->check().state, DeviceState::NoDevice);
  EXPECT_EQ(refused(*printer, ticket()), ErrorId::ReceiptPrinterGone);
  note("`unplug`", told(ErrorId::ReceiptPrinterGone), printer->check(), "by `replug`: it is opened again every second");
  printer.reset();
  simulator_.must("replug receipt-printer");
  printer = open();
  EXPECT_TRUE(printer->print(ticket(), {}));
}

TEST(ReceiptPrinterOnASerialLine, PrintsTheSame) {
  SimulatorProcess simulator(kScenario);
  const DeviceConfig config{"receipt-printer", "escpos-serial", Settings({{"port", simulator.path("ticket")}})};
  auto printer = openDevice(registeredReceiptPrinters(), config);
  ASSERT_TRUE(printer) << printer.error().detail;
  const auto done = (*printer)->print(ticket(), {});
  ASSERT_TRUE(done) << done.error().detail;
  EXPECT_NE(simulator.say("receipt-printer receipts"), "ok");
  simulator.must("unplug receipt-printer");
  EXPECT_EQ((*printer)->check().state, DeviceState::NoDevice);
}

TEST(ReceiptPrinterSettings, AreCheckedBeforeAnythingIsOpened) {
  const auto refuse = [](const char* driver, std::map<std::string, Settings::Value, std::less<>> values) {
    const auto printer =
        openDevice(registeredReceiptPrinters(), {"receipt-printer", driver, Settings(std::move(values))});
    return printer ? ErrorId::DeviceBusy : printer.error().id;
  };
  EXPECT_EQ(refuse("escpos-tcp", {}), ErrorId::DeviceMisconfigured);
  EXPECT_EQ(refuse("escpos-tcp", {{"address", std::string("nowhere")}}), ErrorId::DeviceMisconfigured);
  EXPECT_EQ(refuse("escpos-tcp", {{"adress", std::string("127.0.0.1:1")}}), ErrorId::DeviceMisconfigured);
  EXPECT_EQ(refuse("escpos-tcp", {{"address", std::string("127.0.0.1:1")}}), ErrorId::ReceiptPrinterGone);
  EXPECT_EQ(refuse("escpos-serial", {{"port", std::string("/dev/null/x")}}), ErrorId::ReceiptPrinterGone);
  EXPECT_EQ(refuse("escpos-telepathy", {}), ErrorId::DeviceMisconfigured);
}

}  // namespace
}  // namespace drivers::printer
