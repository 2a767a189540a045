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
#include "tests/drivers/scanner/worker_hunt.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::scanner {
namespace {

using assets::ErrorId;
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
  EsclScanner() {
    for (const int shade : {60, 120, 180, 240}) {
      const auto jpeg = camera::encodeJpeg(page(shade), 95);
      std::ofstream file(paper(shade), std::ios::binary);
      file.write(reinterpret_cast<const char*>(jpeg.data()), static_cast<std::streamsize>(jpeg.size()));
    }
  }

  [[nodiscard]] std::string paper(int shade) const { return simulator_.path("page" + std::to_string(shade) + ".jpg"); }

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

}  // namespace
}  // namespace drivers::scanner
