// The driver "sane" against the simulator's eSCL scanner, through sane-airscan in the worker's process.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/camera/decode.h"
#include "drivers/scanner/drivers.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/scanner/worker_hunt.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::scanner {
namespace {

using assets::ErrorId;
using faults::seen, faults::told;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr int kDpi = 150;
constexpr int kWidth = 1240;  // A4 at 150 dpi
constexpr int kHeight = 1754;

/// A page that looks different upside down, mirrored, in other colours and for every `shade`.
Picture page(int shade) {
  Picture picture;
  picture.width = kWidth;
  picture.height = kHeight;
  picture.pixels.resize(picture.stride() * kHeight);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const std::size_t at = (static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)) * 3;
      picture.pixels[at] = static_cast<std::uint8_t>(40 + 150 * x / kWidth);
      picture.pixels[at + 1] = static_cast<std::uint8_t>(220 - 150 * y / kHeight);
      picture.pixels[at + 2] = static_cast<std::uint8_t>(x < kWidth / 3 && y < kHeight / 4 ? 20 : shade);
    }
  }
  return picture;
}

double meanDifference(const Picture& one, const Picture& other) {
  if (one.pixels.size() != other.pixels.size()) return 255;
  double sum = 0;
  for (std::size_t i = 0; i < one.pixels.size(); ++i)
    sum += std::abs(int{one.pixels[i]} - int{other.pixels[i]});
  return sum / static_cast<double>(one.pixels.size());
}

class EsclScanner : public testing::Test {
 protected:
  /// The file of a page.
  [[nodiscard]] std::string paper(int shade) const {
    const std::string path = simulator_.path("page" + std::to_string(shade) + ".jpg");
    if (std::filesystem::exists(path)) return path;
    const auto jpeg = camera::encodeJpeg(page(shade), 95);
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(jpeg.data()), static_cast<std::streamsize>(jpeg.size()));
    return path;
  }

  assets::Result<std::unique_ptr<Scanner>> tryOpen(const std::string& more = {}) {
    if (url_.empty()) url_ = simulator_.say("scanner where").substr(3);
    const auto configs = parseDevices("[devices.scanner]\ndriver = \"sane\"\nworker = \"" HALL_BINARY_DIR
                                      "/hall-scan-worker\"\nescl = \"" +
                                      url_ + "\"\n" + more);
    return openDevice(registeredDrivers(), configs->at("scanner"));
  }
  std::unique_ptr<Scanner> open(const std::string& more = {}) {
    auto scanner = tryOpen(more);
    EXPECT_TRUE(scanner) << scanner.error().detail;
    return scanner ? std::move(*scanner) : nullptr;
  }

  static ScanRequest request(Source source = Source::Flatbed) {
    ScanRequest request;
    request.source = source;
    request.dpi = kDpi;
    return request;
  }

  /// The error of a scan, which must have one.
  static ErrorId errorOf(Scanner& scanner, const ScanRequest& request) {
    const auto pages = scanner.scan(request, {});
    EXPECT_FALSE(pages);
    return pages ? ErrorId::DeviceNotReady : pages.error().id;
  }

  /// A row of the fault tables.
  static void note(const char* fault, const std::string& visitor, const std::string& staff, const char* heals) {
    faults::note({"scanner", fault, visitor, staff, heals});
  }

  SimulatorProcess simulator_{"[devices.scanner]\ntcp = 0\n"};
  std::string url_;
};

TEST_F(EsclScanner, TellsWhatItCan) {
  const auto can = open()->capabilities();
  ASSERT_TRUE(can);
  EXPECT_EQ(can->model, "Hall Simulator Scanner 300");
  EXPECT_THAT(can->sources, ElementsAre(Source::Flatbed, Source::Feeder, Source::FeederDuplex));
  EXPECT_THAT(can->resolutions, ElementsAre(75, 100, 150, 200, 300, 600));
  EXPECT_NEAR(can->maxWidth, 215.9, 0.1);
  EXPECT_NEAR(can->maxHeight, 297, 0.1);
}

TEST_F(EsclScanner, ScansThePageOnTheGlass) {
  const auto scanner = open();
  simulator_.must("scanner place " + paper(120));
  std::vector<ScanProgress> seen;
  const auto pages = scanner->scan(request(), {}, [&](const ScanProgress& one) { seen.push_back(one); });
  ASSERT_TRUE(pages) << pages.error().detail;
  ASSERT_EQ(pages->size(), 1U);
  const Picture& picture = pages->front().picture;
  EXPECT_EQ(pages->front().dpi, kDpi);
  EXPECT_EQ(picture.width, kWidth);
  EXPECT_EQ(picture.height, kHeight);
  EXPECT_EQ(picture.channels, 3);
  EXPECT_LT(meanDifference(picture, page(120)), 3);
  EXPECT_GT(meanDifference(picture, page(180)), 10) << "the measure tells pages apart";
  ASSERT_GE(seen.size(), 2U);
  EXPECT_EQ(seen.back().rows, kHeight);
  EXPECT_EQ(seen.back().height, kHeight);
  EXPECT_EQ(simulator_.say("scanner jobs"), "ok 1 over 1");
}

TEST_F(EsclScanner, AnEmptyGlassIsAWhitePage) {
  const auto pages = open()->scan(request(), {});
  ASSERT_TRUE(pages) << pages.error().detail;
  for (const std::uint8_t sample : pages->front().picture.pixels)
    ASSERT_GT(sample, 230);
}

TEST_F(EsclScanner, ScansAPartInGrey) {
  const auto scanner = open();
  simulator_.must("scanner place " + paper(240));
  ScanRequest part = request();
  part.colour = Colour::Grey;
  part.area = {0, 0, 101.6, 50.8};
  const auto pages = scanner->scan(part, {});
  ASSERT_TRUE(pages) << pages.error().detail;
  const Picture& picture = pages->front().picture;
  EXPECT_EQ(picture.channels, 1);
  EXPECT_EQ(picture.width, 600);
  EXPECT_EQ(picture.height, 300);
  EXPECT_LT(picture.pixels[10], picture.pixels[590]) << "the dark corner is at the left";
}

TEST_F(EsclScanner, TakesTheNearestResolution) {
  const auto scanner = open();
  simulator_.must("scanner place " + paper(60));
  ScanRequest odd = request();
  odd.dpi = 80;
  const auto pages = scanner->scan(odd, {});
  ASSERT_TRUE(pages) << pages.error().detail;
  EXPECT_EQ(pages->front().dpi, 75);
  EXPECT_EQ(pages->front().picture.width, 620);
}

TEST_F(EsclScanner, TheFeederGivesEverySheetInOrder) {
  const auto scanner = open();
  simulator_.must("scanner load " + paper(60) + " " + paper(120) + " " + paper(180));
  std::vector<int> seen;
  const auto pages =
      scanner->scan(request(Source::Feeder), {}, [&](const ScanProgress& one) { seen.push_back(one.page); });
  ASSERT_TRUE(pages) << pages.error().detail;
  ASSERT_EQ(pages->size(), 3U);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_LT(meanDifference((*pages)[i].picture, page(60 + 60 * static_cast<int>(i))), 3) << i;
  EXPECT_EQ(seen.front(), 0);
  EXPECT_EQ(seen.back(), 2);
  EXPECT_EQ(errorOf(*scanner, request(Source::Feeder)), ErrorId::ScannerNoPaper) << "it has taken all";
}

TEST_F(EsclScanner, BothSidesOfASheet) {
  const auto scanner = open();
  simulator_.must("scanner load " + paper(60) + "," + paper(240) + " " + paper(120));
  const auto pages = scanner->scan(request(Source::FeederDuplex), {});
  ASSERT_TRUE(pages) << pages.error().detail;
  ASSERT_EQ(pages->size(), 4U);
  EXPECT_LT(meanDifference((*pages)[0].picture, page(60)), 3);
  EXPECT_LT(meanDifference((*pages)[1].picture, page(240)), 3);
  EXPECT_LT(meanDifference((*pages)[2].picture, page(120)), 3);
  EXPECT_GT((*pages)[3].picture.pixels[0], 230) << "a blank back";
}

TEST_F(EsclScanner, WithoutPaperItSaysSoAndThenScans) {
  const auto scanner = open();
  EXPECT_EQ(errorOf(*scanner, request(Source::Feeder)), ErrorId::ScannerNoPaper);
  EXPECT_EQ(scanner->check().state, DeviceState::Online) << "the glass is free";
  note("no paper in the feeder", told(ErrorId::ScannerNoPaper), seen(scanner->check()), "by `load`");
  simulator_.must("scanner load " + paper(60));
  EXPECT_TRUE(scanner->scan(request(Source::Feeder), {}));
}

TEST_F(EsclScanner, AJamInTheMiddleIsToldAndHeals) {
  const auto scanner = open();
  simulator_.must("scanner load " + paper(60) + " " + paper(120) + " " + paper(180));
  simulator_.must("scanner jam 2");
  EXPECT_EQ(errorOf(*scanner, request(Source::Feeder)), ErrorId::ScannerJam);
  EXPECT_EQ(scanner->check().state, DeviceState::UserError);
  EXPECT_EQ(scanner->check().problem, ErrorId::ScannerJam);
  note("`jam 2` in the middle of a pile", told(ErrorId::ScannerJam), seen(scanner->check()), "by `jam off`");
  EXPECT_EQ(errorOf(*scanner, request()), ErrorId::ScannerJam) << "nor does the glass work";
  simulator_.must("scanner jam off");
  EXPECT_EQ(scanner->check().state, DeviceState::Online);
  const auto rest = scanner->scan(request(Source::Feeder), {});
  ASSERT_TRUE(rest) << rest.error().detail;
  EXPECT_EQ(rest->size(), 2U);
}

TEST_F(EsclScanner, AnOpenCoverIsToldAndHeals) {
  const auto scanner = open();
  simulator_.must("scanner load " + paper(60));
  simulator_.must("scanner cover open");
  EXPECT_EQ(scanner->check().problem, ErrorId::ScannerCoverOpen);
  EXPECT_EQ(scanner->check().state, DeviceState::UserError);
  EXPECT_EQ(errorOf(*scanner, request()), ErrorId::ScannerCoverOpen);
  note("`cover open`", told(ErrorId::ScannerCoverOpen), seen(scanner->check()), "by closing it");
  EXPECT_EQ(errorOf(*scanner, request(Source::Feeder)), ErrorId::ScannerCoverOpen);
  simulator_.must("scanner cover close");
  EXPECT_TRUE(scanner->scan(request(Source::Feeder), {}));
}

TEST_F(EsclScanner, AnotherUserMakesItBusy) {
  const auto scanner = open();
  simulator_.must("scanner busy on");
  EXPECT_EQ(scanner->check().state, DeviceState::DeviceBusy);
  EXPECT_EQ(errorOf(*scanner, request()), ErrorId::ScannerBusy);
  note("`busy on`: another program scans", told(ErrorId::ScannerBusy), seen(scanner->check()), "when the other ends");
  simulator_.must("scanner busy off");
  EXPECT_TRUE(scanner->scan(request(), {}));
}

TEST_F(EsclScanner, ABrokenConnectionCostsOneScan) {
  const auto scanner = open();
  simulator_.must("scanner place " + paper(60));
  simulator_.must("scanner crash");
  EXPECT_EQ(errorOf(*scanner, request()), ErrorId::ScannerInterrupted);
  const auto again = scanner->scan(request(), {});
  ASSERT_TRUE(again) << again.error().detail;
  note("`crash`: the connection breaks in a page", told(ErrorId::ScannerInterrupted), seen(ErrorId::ScannerInterrupted),
       "by the next scan");
  EXPECT_LT(meanDifference(again->front().picture, page(60)), 3);
}

TEST_F(EsclScanner, UnpluggedItIsGoneAndComesBack) {
  const auto scanner = open();
  simulator_.must("unplug scanner");
  EXPECT_EQ(scanner->check().state, DeviceState::NoDevice);
  EXPECT_EQ(scanner->check().problem, ErrorId::ScannerGone);
  EXPECT_EQ(errorOf(*scanner, request()), ErrorId::ScannerGone);
  const auto another = tryOpen();
  ASSERT_FALSE(another);
  EXPECT_EQ(another.error().id, ErrorId::ScannerGone);
  note("`unplug`, also in the middle of a page", told(ErrorId::ScannerGone), seen(scanner->check()), "by `replug`");
  simulator_.must("replug scanner");
  EXPECT_EQ(scanner->check().state, DeviceState::Online);
  EXPECT_TRUE(scanner->scan(request(), {}));
}

TEST_F(EsclScanner, UnpluggedInTheMiddleOfAPage) {
  const auto scanner = open();
  simulator_.must("scanner slow 600000");
  std::thread cable([this] {
    while (simulator_.say("scanner jobs").find("active") == std::string::npos)
      std::this_thread::yield();
    simulator_.must("unplug scanner");
  });
  EXPECT_EQ(errorOf(*scanner, request()), ErrorId::ScannerGone);
  cable.join();
  simulator_.must("scanner slow 0");
  simulator_.must("replug scanner");
  EXPECT_TRUE(scanner->scan(request(), {}));
}

TEST_F(EsclScanner, AStopEndsASlowScan) {
  const auto scanner = open();
  simulator_.must("scanner slow 600000");
  std::stop_source stop;
  std::thread visitor([&] {
    while (simulator_.say("scanner jobs").find("active") == std::string::npos)
      std::this_thread::yield();
    stop.request_stop();
  });
  const auto pages = scanner->scan(request(), stop.get_token());
  visitor.join();
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().id, ErrorId::DeviceJobCancelled);
}

TEST_F(EsclScanner, AWorkerKilledInTheMiddleCostsOneScan) {
  const auto scanner = open();
  simulator_.must("scanner load " + paper(60) + " " + paper(120));
  const auto pages = scanner->scan(request(Source::Feeder), {}, [](const ScanProgress&) {
    for (const pid_t worker : scanWorkers())
      ::kill(worker, SIGKILL);
  });
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().id, ErrorId::ScannerInterrupted);
  EXPECT_THAT(simulator_.say("scanner jobs"), HasSubstr("active")) << "the scanner waits for its job to be fetched";
  EXPECT_TRUE(scanner->scan(request(), {})) << simulator_.say("scanner jobs");
  note("the worker's process is killed in a scan", told(pages), seen(pages.error().id),
       "by the next scan: the job left on the scanner is taken back");
}

TEST_F(EsclScanner, LeavesNothingBehind) {
  // Other tests may run beside this one: the address tells ours from theirs.
  const auto configurations = [this] {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
      std::ifstream devices(entry.path() / "airscan.conf");
      const std::string text{std::istreambuf_iterator<char>(devices), {}};
      if (text.find("\"scanner\" = " + url_ + ",") != std::string::npos) ++count;
    }
    return count;
  };
  open();
  EXPECT_EQ(configurations(), 0);
  {
    const auto scanner = open();
    EXPECT_EQ(configurations(), 1);
    EXPECT_EQ(scanWorkers().size(), 1U);
  }
  EXPECT_EQ(configurations(), 0);
  EXPECT_TRUE(scanWorkers().empty());
}

TEST_F(EsclScanner, AScannerWithGlassOnly) {
  SimulatorProcess flat("[devices.scanner]\ntcp = 0\nfeeder = false\n");
  url_ = flat.say("scanner where").substr(3);
  const auto scanner = open();
  EXPECT_THAT(scanner->capabilities()->sources, ElementsAre(Source::Flatbed));
  EXPECT_EQ(errorOf(*scanner, request(Source::Feeder)), ErrorId::ScannerUnsupported);
  EXPECT_TRUE(scanner->scan(request(), {}));
  note("what it does not offer: feeder, both sides", told(ErrorId::ScannerUnsupported),
       seen(ErrorId::ScannerUnsupported), "by another source");
}

TEST_F(EsclScanner, AnAddressThatIsNoneIsRefused) {
  url_ = "127.0.0.1:8089";
  const auto scanner = tryOpen();
  ASSERT_FALSE(scanner);
  EXPECT_EQ(scanner.error().id, ErrorId::DeviceMisconfigured);
  EXPECT_THAT(scanner.error().detail, HasSubstr("URL"));
  note("an address that is none", told(scanner.error().id), seen(stateOf(scanner.error().id), scanner.error().id),
       "by configuring it: it is opened again every second");
}

TEST_F(EsclScanner, TheEmulatorTellsMistakes) {
  EXPECT_THAT(simulator_.say("scanner place /nowhere.png"), HasSubstr("error there is no picture"));
  EXPECT_THAT(simulator_.say("scanner place 1"), HasSubstr("the person here has 0 papers"));
  EXPECT_THAT(simulator_.say("scanner place " + paper(60) + " 0"), HasSubstr("millimetres"));
  EXPECT_THAT(simulator_.say("scanner load"), HasSubstr("error scanner place"));
  EXPECT_THAT(simulator_.say("scanner jam sideways"), HasSubstr("error scanner place"));
}

TEST(EsclScannerPapers, ThePersonsPapersGoByNumber) {
  SimulatorProcess simulator("[people.li]\npages = [\"" HALL_SOURCE_DIR
                             "/tests/drivers/id_card/portrait.png\"]\n[devices.scanner]\ntcp = 0\n");
  simulator.must("person li");
  simulator.must("scanner place 1 100");
  simulator.must("scanner load 1 1,1");
  EXPECT_THAT(simulator.say("scanner load 2"), HasSubstr("the person here has 1 papers"));
}

}  // namespace
}  // namespace drivers::scanner
