// The driver "sane" against SANE's own backend "test": every status, layouts of pixels, crashes and hangs.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/scanner/drivers.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/scanner/worker_hunt.h"

namespace drivers::scanner {
namespace {

namespace fs = std::filesystem;
using assets::ErrorId;
using faults::seen, faults::told;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class SaneTestBackend : public testing::Test {
 protected:
  SaneTestBackend() {
    std::string pattern = (fs::temp_directory_path() / "hall-sane-test-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    std::ofstream(folder_ / "dll.conf") << "test\n";
  }
  ~SaneTestBackend() override {
    EXPECT_THAT(scanWorkers(), IsEmpty()) << "workers go with their scanner";
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  /// `lines` of the backend's own configuration, sane-test(5).
  void configure(const std::string& lines) const {
    std::ofstream(folder_ / "test.conf") << "number_of_devices 1\ntest-picture \"Color pattern\"\n" << lines;
  }

  assets::Result<std::unique_ptr<Scanner>> tryOpen(const std::string& device, const std::string& more = {}) const {
    const std::string worker = "worker = \"" HALL_BINARY_DIR "/hall-scan-worker\"\n";
    const auto configs =
        parseDevices("[devices.scanner]\ndriver = \"sane\"\ndevice = \"" + device + "\"\nconfig_dir = \"" +
                     folder_.string() + "\"\n" + (more.find("worker") == std::string::npos ? worker : "") + more);
    return openDevice(registeredDrivers(), configs->at("scanner"));
  }
  std::unique_ptr<Scanner> open(const std::string& more = {}) const {
    auto scanner = tryOpen("test:0", more);
    EXPECT_TRUE(scanner) << scanner.error().detail;
    return scanner ? std::move(*scanner) : nullptr;
  }

  static ScanRequest request(Source source = Source::Flatbed) {
    return {source, Colour::Colour, 100, {0, 0, 50.8, 76.2}};
  }

  /// A row of the fault tables.
  static void note(const char* fault, const std::string& visitor, const std::string& staff, const char* heals) {
    faults::note({"scanner", fault, visitor, staff, heals});
  }

  /// A scan from which no end is in sight.
  void configureEndless() const { configure("read-limit true\nread-limit-size 1\nread-delay true\n"); }

  fs::path folder_;
};

TEST_F(SaneTestBackend, TellsWhatItCan) {
  configure("");
  const auto scanner = open();
  const auto can = scanner->capabilities();
  ASSERT_TRUE(can);
  EXPECT_EQ(can->model, "Noname frontend-tester");
  EXPECT_THAT(can->sources, ElementsAre(Source::Flatbed, Source::Feeder));
  EXPECT_THAT(can->resolutions, Contains(300));
  EXPECT_EQ(can->maxWidth, 200);
  EXPECT_EQ(scanner->check().state, DeviceState::Online);
}

TEST_F(SaneTestBackend, ScansTheAreaAskedForAtTheResolutionAskedFor) {
  configure("");
  const auto scanner = open();
  const auto pages = scanner->scan(request(), {});
  ASSERT_TRUE(pages) << pages.error().detail;
  ASSERT_THAT(*pages, SizeIs(1));
  const Picture& picture = pages->front().picture;
  EXPECT_EQ(pages->front().dpi, 100);
  EXPECT_NEAR(picture.width, 200, 4);  // the backend's area goes by whole millimetres
  EXPECT_NEAR(picture.height, 300, 4);
  EXPECT_EQ(picture.channels, 3);
  EXPECT_EQ(picture.pixels.size(), picture.stride() * static_cast<std::size_t>(picture.height));

  ScanRequest grey = request();
  grey.colour = Colour::Grey;
  const auto second = scanner->scan(grey, {});
  ASSERT_TRUE(second) << second.error().detail;
  EXPECT_EQ(second->front().picture.channels, 1);
  EXPECT_EQ(second->front().picture.width, picture.width);
}

TEST_F(SaneTestBackend, ReadsInTheSmallestPiecesToo) {
  configure("read-limit true\nread-limit-size 7\n");
  ScanRequest small = request();
  small.area = {0, 0, 10, 10};
  const auto whole = open()->scan(small, {});
  ASSERT_TRUE(whole) << whole.error().detail;
  configure("");
  const auto atOnce = open()->scan(small, {});
  ASSERT_TRUE(atOnce);
  EXPECT_EQ(whole->front().picture.pixels, atOnce->front().picture.pixels);
}

TEST_F(SaneTestBackend, TheFeederGivesEverySheet) {
  configure("");
  const auto pages = open()->scan(request(Source::Feeder), {});
  ASSERT_TRUE(pages) << pages.error().detail;
  EXPECT_THAT(*pages, SizeIs(10)) << "the backend's feeder holds ten";
}

TEST_F(SaneTestBackend, BothSidesItDoesNotOffer) {
  configure("");
  const auto pages = open()->scan(request(Source::FeederDuplex), {});
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().id, ErrorId::ScannerUnsupported);
}

TEST_F(SaneTestBackend, EveryStatusIsARowOfTheCatalogue) {
  const std::pair<const char*, ErrorId> rows[] = {
      {"UNSUPPORTED", ErrorId::ScannerUnsupported}, {"CANCELLED", ErrorId::ScannerInterrupted},
      {"DEVICE_BUSY", ErrorId::ScannerBusy},        {"INVAL", ErrorId::ScannerUnsupported},
      {"EOF", ErrorId::ScannerInterrupted},         {"JAMMED", ErrorId::ScannerJam},
      {"NO_DOCS", ErrorId::ScannerNoPaper},         {"COVER_OPEN", ErrorId::ScannerCoverOpen},
      {"IO_ERROR", ErrorId::ScannerBroken},         {"NO_MEM", ErrorId::ScannerNoMemory},
      {"ACCESS_DENIED", ErrorId::ScannerRefused}};
  for (const auto& [status, error] : rows) {
    configure(std::string("read-status-code \"SANE_STATUS_") + status + "\"\n");
    const auto scanner = open();
    for (const int time : {1, 2}) {
      const auto pages = scanner->scan(request(), {});
      ASSERT_FALSE(pages) << status;
      EXPECT_EQ(pages.error().id, error) << status << ", time " << time;
    }
    note((std::string("SANE status ") + status).c_str(), told(error), seen(error),
         assets::entry(error).family == assets::ErrorFamily::Retry ? "by scanning again"
                                                                   : "by mending it: every scan asks anew");
  }
}

TEST_F(SaneTestBackend, AScannerThatIsNotThereIsGone) {
  configure("");
  const auto scanner = tryOpen("test:7");
  ASSERT_FALSE(scanner);
  EXPECT_EQ(scanner.error().id, ErrorId::ScannerGone);
  EXPECT_EQ(stateOf(scanner.error().id), DeviceState::NoDevice);
  note("no such device", told(scanner.error().id), seen(stateOf(scanner.error().id), scanner.error().id),
       "by plugging it in: it is tried again every second");
}

TEST_F(SaneTestBackend, MistakesOfTheConfigurationAreTold) {
  const auto refusal = [this](const std::string& more) {
    const auto scanner = tryOpen("test:0", more);
    return scanner ? std::string("opened") : scanner.error().detail;
  };
  EXPECT_THAT(refusal("dpi = 300\n"), HasSubstr("unknown setting dpi"));
  EXPECT_THAT(refusal("escl = \"http://a/eSCL\"\n"), HasSubstr("only one of them"));
  EXPECT_THAT(refusal("silence = 0\n"), HasSubstr("1 to 3600"));
  EXPECT_THAT(refusal("worker = \"/nowhere/worker\"\n"), HasSubstr("/nowhere/worker"));
}

TEST_F(SaneTestBackend, AStopEndsTheScanAndTheNextOneWorks) {
  configureEndless();
  const auto scanner = open();
  std::stop_source stop;
  // The watcher's first word means that rows are under way.
  const auto pages = scanner->scan(request(), stop.get_token(), [&](const ScanProgress&) { stop.request_stop(); });
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().id, ErrorId::DeviceJobCancelled);
  configure("");
  const auto fresh = open();
  EXPECT_TRUE(fresh->scan(request(), {}));
}

TEST_F(SaneTestBackend, AStopBeforeTheScanIsHeard) {
  configure("");
  std::stop_source stop;
  stop.request_stop();
  const auto pages = open()->scan(request(), stop.get_token());
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().id, ErrorId::DeviceJobCancelled);
}

TEST_F(SaneTestBackend, ABackendThatHangsIsStoppedAndTheNextScanWorks) {
  configureEndless();
  const auto scanner = open();
  ASSERT_THAT(scanWorkers(), SizeIs(1));
  const pid_t hung = scanWorkers().front();
  std::stop_source stop;
  // A stopped process answers nothing any more, as one that hangs in its backend.
  const auto pages = scanner->scan(request(), stop.get_token(), [&](const ScanProgress&) {
    ::kill(hung, SIGSTOP);
    stop.request_stop();
  });
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().id, ErrorId::DeviceJobCancelled);
  EXPECT_THAT(scanWorkers(), IsEmpty());
  configure("");
  EXPECT_TRUE(scanner->scan(request(), {}));
  note("the backend hangs, and the visitor leaves", "nothing: the scan ends at once", seen(pages.error().id),
       "by itself: the worker is killed, the next scan has a new one");
}

TEST_F(SaneTestBackend, ABackendThatHangsUnwatchedIsGivenUp) {
  configureEndless();
  const auto scanner = open("silence = 1\n");
  const pid_t hung = scanWorkers().front();
  const auto pages = scanner->scan(request(), {}, [&](const ScanProgress&) { ::kill(hung, SIGSTOP); });
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().id, ErrorId::ScannerStuck);
  configure("");
  EXPECT_TRUE(scanner->scan(request(), {}));
  note("the backend hangs longer than `silence`", told(pages), seen(pages.error().id),
       "by the next scan: the worker is killed");
}

TEST_F(SaneTestBackend, ABackendThatCrashesCostsOneScan) {
  configureEndless();
  const auto scanner = open();
  const pid_t victim = scanWorkers().front();
  const auto pages = scanner->scan(request(), {}, [&](const ScanProgress&) { ::kill(victim, SIGKILL); });
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().id, ErrorId::ScannerInterrupted);
  EXPECT_THAT(pages.error().detail, HasSubstr("signal 9"));
  EXPECT_EQ(assets::entry(pages.error().id).family, assets::ErrorFamily::Retry);
  configure("");
  EXPECT_EQ(scanner->check().state, DeviceState::Online);
  EXPECT_TRUE(scanner->scan(request(), {}));
  note("the backend crashes in a scan", told(pages), seen(pages.error().id), "by the next scan: a new worker");
}

TEST_F(SaneTestBackend, ACrashBetweenTwoScansIsNotNoticed) {
  configure("");
  const auto scanner = open();
  ASSERT_TRUE(scanner->scan(request(), {}));
  ::kill(scanWorkers().front(), SIGSEGV);
  while (!scanWorkers().empty())
    std::this_thread::yield();
  EXPECT_TRUE(scanner->scan(request(), {}));
  note("the backend crashes between two scans", "nothing: it scans", seen(scanner->check()), "by itself: a new worker");
}

TEST_F(SaneTestBackend, AProgramThatIsNoWorkerIsNotBelieved) {
  for (const char* program : {"/bin/true", "/bin/cat"}) {
    const auto scanner = tryOpen("test:0", std::string("worker = \"") + program + "\"\n");
    ASSERT_FALSE(scanner) << program;
    EXPECT_EQ(scanner.error().id, ErrorId::ScannerInterrupted) << program;
  }
}

}  // namespace
}  // namespace drivers::scanner
