// The A4 printer's driver against the emulator in its own process, over IPP.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/printer/drivers.h"
#include "drivers/printer/ipp_condition.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::printer {
namespace {

using assets::ErrorId;
using faults::told;
using testing::Contains;
using testing::HasSubstr;

const char* const kScenario = "[devices.a4-printer]\ntcp = 0\nspeed = 600\n";

std::vector<std::uint8_t> pdfOf(int pages) {
  std::string text = "%PDF-1.4\n1 0 obj<</Type /Pages /Count " + std::to_string(pages) + ">>endobj\n";
  for (int page = 0; page < pages; ++page)
    text += std::to_string(page + 2) + " 0 obj<</Type /Page /Parent 1 0 R>>endobj\n";
  text += "%%EOF\n";
  return {text.begin(), text.end()};
}

class DocumentPrinterOverIpp : public testing::Test {
 protected:
  std::unique_ptr<DocumentPrinter> open() {
    const std::string uri = simulator_.say("a4-printer where").substr(3);
    const auto configs = parseDevices("[devices.a4-printer]\ndriver = \"ipp\"\nuri = \"" + uri + "\"\n");
    auto printer = openDevice(registeredDocumentPrinters(), configs->at("a4-printer"));
    EXPECT_TRUE(printer) << printer.error().detail;
    return printer ? std::move(*printer) : nullptr;
  }

  PrintTicket ticket() {
    PrintTicket ticket;
    ticket.jobName = "notice";
    ticket.patience = std::chrono::seconds(20);
    return ticket;
  }

  /// Notes what it is told and acts once when the printer first waits.
  PrintWatcher watcher(std::function<void()> onWaiting = {}) {
    return [this, onWaiting = std::move(onWaiting)](const PrintProgress& progress) {
      seen_.push_back(progress);
      const bool first = progress.stage == PrintStage::Waiting && waits_++ == 0;
      if (first && onWaiting) onWaiting();
    };
  }

  static void note(const char* fault, const std::string& visitor, const DeviceStatus& staff, const char* heals) {
    faults::note({"a4-printer", fault, visitor, faults::seen(staff), heals});
  }

  SimulatorProcess simulator_{kScenario};
  std::vector<PrintProgress> seen_;
  int waits_ = 0;
};

TEST_F(DocumentPrinterOverIpp, TellsWhatItCan) {
  const auto found = open()->capabilities();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->model, "Hall Simulator A4 30");
  EXPECT_THAT(found->formats, Contains("application/pdf"));
  EXPECT_THAT(found->media, Contains("iso_a4_210x297mm"));
  EXPECT_TRUE(found->duplex);
  EXPECT_FALSE(found->colour);
  EXPECT_EQ(found->pagesPerMinute, 600);
}

TEST_F(DocumentPrinterOverIpp, IsDoneWhenTheLastPageIsOut) {
  const auto printer = open();
  const auto pdf = pdfOf(3);
  const auto done = printer->print(pdf, ticket(), {}, watcher());
  ASSERT_TRUE(done) << done.error().detail;
  EXPECT_THAT(simulator_.say("a4-printer jobs"), HasSubstr("1 completed 3/3"));
  EXPECT_EQ(seen_.front().stage, PrintStage::Sending);
  EXPECT_EQ(seen_.back().stage, PrintStage::Completed);
  EXPECT_EQ(seen_.back().sheetsDone, 3);
  std::ifstream file(simulator_.path("a4/job-001.pdf"), std::ios::binary);
  const std::string saved{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(saved, std::string(pdf.begin(), pdf.end()));
}

TEST_F(DocumentPrinterOverIpp, WithoutPaperItWaitsAndThenPrints) {
  const auto printer = open();
  simulator_.must("paper out");
  const DeviceStatus status = printer->check();
  EXPECT_EQ(status.state, DeviceState::UserError);
  EXPECT_EQ(status.paper, PaperState::Out);
  EXPECT_EQ(status.problem, ErrorId::DocumentPaperOut);
  const auto done = printer->print(pdfOf(2), ticket(), {}, watcher([this] { simulator_.must("paper ok"); }));
  ASSERT_TRUE(done) << done.error().detail;
  EXPECT_EQ(waits_, 1);
  note("`paper out` before printing", told(*status.problem), status, "by paper: it prints by itself");
  EXPECT_FALSE(seen_.back().again) << "nothing had come out yet";
}

TEST_F(DocumentPrinterOverIpp, PaperOutInTheMiddlePrintsTheWholeAgainOnce) {
  const auto printer = open();
  simulator_.must("paper 2");
  DeviceStatus waiting;
  const auto done = printer->print(pdfOf(5), ticket(), {}, watcher([&] {
                                     waiting = printer->check();
                                     simulator_.must("paper ok");
                                   }));
  ASSERT_TRUE(done) << done.error().detail;
  EXPECT_TRUE(seen_.back().again);
  const std::string jobs = simulator_.say("a4-printer jobs");
  ASSERT_TRUE(waiting.problem);
  note("`paper 2`: paper ends in the middle", told(*waiting.problem), waiting,
       "by paper: the job is taken back, and the whole document prints again, once");
  EXPECT_THAT(jobs, HasSubstr("1 canceled 2/5"));
  EXPECT_THAT(jobs, HasSubstr("2 completed 5/5"));
}

TEST_F(DocumentPrinterOverIpp, ASecondPaperOutEndsIt) {
  const auto printer = open();
  simulator_.must("paper 2");
  const auto done = printer->print(pdfOf(5), ticket(), {}, watcher([this] { simulator_.must("paper 3"); }));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().id, ErrorId::DocumentPaperOut);
  note("`paper 2`, then `paper 3`: it ends a second time", told(done.error().id), printer->check(),
       "the document stays saved: by printing it again");
  const std::string jobs = simulator_.say("a4-printer jobs");
  EXPECT_THAT(jobs, HasSubstr("2 canceled 3/5"));
  EXPECT_EQ(std::count(jobs.begin(), jobs.end(), ';'), 1) << "two jobs, no third try: " << jobs;
}

TEST_F(DocumentPrinterOverIpp, PatienceEnds) {
  const auto printer = open();
  simulator_.must("paper out");
  PrintTicket impatient = ticket();
  impatient.patience = std::chrono::milliseconds(300);
  const auto done = printer->print(pdfOf(1), impatient, {}, {});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().id, ErrorId::DocumentPaperOut);
  EXPECT_EQ(simulator_.say("a4-printer jobs"), "ok") << "nothing was sent";
}

TEST_F(DocumentPrinterOverIpp, JamCoverAndTonerAreTold) {
  const auto printer = open();
  simulator_.must("a4-printer jam on");
  EXPECT_EQ(printer->check().paper, PaperState::Jammed);
  EXPECT_EQ(printer->check().problem, ErrorId::DocumentJam);
  note("`jam on`", told(ErrorId::DocumentJam), printer->check(), "by clearing it");
  simulator_.must("a4-printer jam off");
  simulator_.must("a4-printer cover open");
  EXPECT_EQ(printer->check().problem, ErrorId::DocumentCoverOpen);
  note("`cover open`", told(ErrorId::DocumentCoverOpen), printer->check(), "by closing it");
  simulator_.must("a4-printer cover close");
  simulator_.must("toner low");
  EXPECT_EQ(printer->check().toner, TonerState::Low);
  EXPECT_EQ(printer->check().state, DeviceState::Online);
  note("`toner low`", "nothing: it prints", printer->check(), "by a cartridge");
  simulator_.must("toner out");
  EXPECT_EQ(printer->check().problem, ErrorId::DocumentTonerOut);
  note("`toner out`", told(ErrorId::DocumentTonerOut), printer->check(), "by a cartridge");
  simulator_.must("toner ok");
  simulator_.must("paper low");
  EXPECT_EQ(printer->check().paper, PaperState::Low);
  EXPECT_EQ(printer->check().state, DeviceState::Online);
  note("`paper low`", "nothing: it prints", printer->check(), "by paper");
}

TEST_F(DocumentPrinterOverIpp, StoppingTakesTheJobBack) {
  const auto printer = open();
  simulator_.must("a4-printer speed 10");
  std::stop_source stop;
  const PrintWatcher leave = [&](const PrintProgress& progress) {
    if (progress.stage == PrintStage::Printing) stop.request_stop();
  };
  const auto done = printer->print(pdfOf(9), ticket(), stop.get_token(), leave);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().id, ErrorId::DeviceJobCancelled);
  EXPECT_THAT(simulator_.say("a4-printer jobs"), HasSubstr("1 canceled"));
  note("the visitor leaves while it prints", "nothing: nobody is there", printer->check(),
       "by itself: the job is taken back");
}

TEST_F(DocumentPrinterOverIpp, UnpluggedIsNoDeviceAndAReplugNeedsNoNewObject) {
  const auto printer = open();
  simulator_.must("unplug a4-printer");
  EXPECT_EQ(printer->check().state, DeviceState::NoDevice);
  PrintTicket impatient = ticket();
  impatient.patience = std::chrono::milliseconds(0);
  const auto done = printer->print(pdfOf(1), impatient, {}, {});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().id, ErrorId::DocumentPrinterGone);
  note("`unplug`", told(done.error().id), printer->check(), "by `replug`, with the same object");
  simulator_.must("replug a4-printer");
  EXPECT_EQ(printer->check().state, DeviceState::Online);
  EXPECT_TRUE(printer->print(pdfOf(1), ticket(), {}, {}));
}

TEST_F(DocumentPrinterOverIpp, APlugPulledForAMomentLosesNothing) {
  const auto printer = open();
  simulator_.must("a4-printer speed 120");
  bool pulled = false;
  const PrintWatcher pull = [&](const PrintProgress& progress) {
    if (progress.stage != PrintStage::Printing || pulled) return;
    pulled = true;
    simulator_.must("unplug a4-printer");
    simulator_.must("replug a4-printer");
  };
  EXPECT_TRUE(printer->print(pdfOf(2), ticket(), {}, pull));
  EXPECT_TRUE(pulled);
  note("`unplug` and `replug` while it prints", "nothing: it prints on", printer->check(),
       "by itself: the job is asked for again");
}

TEST(IppCondition, WarningsDoNotStopPrinting) {
  const std::vector<std::string> reasons = {"media-low-warning", "toner-low-report", "spool-area-full-warning"};
  const IppCondition condition = conditionOf(IppPrinterState::Idle, reasons);
  EXPECT_FALSE(condition.trouble);
  EXPECT_EQ(condition.paper, PaperState::Low);
  EXPECT_EQ(condition.toner, TonerState::Low);
}

TEST(IppCondition, OfSeveralTroublesTheNearestIsTold) {
  const std::vector<std::string> reasons = {"toner-empty-error", "media-empty", "cover-open"};
  const IppCondition condition = conditionOf(IppPrinterState::Stopped, reasons);
  EXPECT_EQ(condition.trouble, ErrorId::DocumentCoverOpen);
  EXPECT_TRUE(condition.byHand);
  EXPECT_EQ(condition.paper, PaperState::Out);
  EXPECT_EQ(condition.toner, TonerState::Out);
}

TEST(IppCondition, AStopNobodyExplainsIsNotMendedByHand) {
  for (const std::vector<std::string>& reasons :
       {std::vector<std::string>{"none"}, {"paused"}, {"fuser-failure-error"}, {}}) {
    const IppCondition condition = conditionOf(IppPrinterState::Stopped, reasons);
    EXPECT_EQ(condition.trouble, ErrorId::DocumentPrinterSick);
    EXPECT_FALSE(condition.byHand);
  }
}

}  // namespace
}  // namespace drivers::printer
