// Time of a page and of a face frame, and how much of it is not network: `total_over_network` 1.1 means that finding,
// flattening, cropping and decoding cost a tenth of what the networks cost.
#include <stdexcept>

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "tests/material/cast.h"
#include "tests/material/paper.h"
#include "vision/document/document_reader.h"
#include "vision/face/face_checker.h"
#include "vision/image_file.h"

namespace {

vision::inference::ModelStore& models() {
  static const auto kModels = vision::inference::ModelStore::open().value();
  return *kModels;
}

double peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Runs `work` for each iteration and reports total and network time.
template <class Work>
void measure(benchmark::State& state, const Work& work) {
  work();  // loading and first-run allocation are not the steady state
  const auto networkBefore = models().runtime().networkTime();
  const auto begin = std::chrono::steady_clock::now();
  for (auto _ : state)
    work();
  const std::chrono::duration<double> total = std::chrono::steady_clock::now() - begin;
  const std::chrono::duration<double> network = models().runtime().networkTime() - networkBefore;
  state.counters["network_ms"] = 1e3 * network.count() / static_cast<double>(state.iterations());
  state.counters["total_over_network"] = total.count() / network.count();
  state.counters["peak_MB"] = peakMegabytes();
}

void a4Photograph(benchmark::State& state) {
  const auto papers = material::readPapers(std::string(HALL_SOURCE_DIR) + "/tests/material/papers.toml", {});
  const material::Photograph photo = material::photograph(material::drawPaper(papers.front()), papers.front().shot);
  const auto reader = vision::document::DocumentReader::load(models()).value();
  measure(state, [&] { benchmark::DoNotOptimize(reader->read(photo.picture).value().lines.size()); });
}

/// What reading numbers, dates and codes of that photograph a second time adds.
void secondReading(benchmark::State& state) {
  const auto papers = material::readPapers(std::string(HALL_SOURCE_DIR) + "/tests/material/papers.toml", {});
  const material::Photograph photo = material::photograph(material::drawPaper(papers.front()), papers.front().shot);
  const auto reader = vision::document::DocumentReader::load(models()).value();
  const vision::document::ReadPage page = reader->read(photo.picture).value();
  const auto rules = vision::document::loadPaperRules().value();
  const auto once = vision::document::understand(page.lines, rules);
  for (auto _ : state) {
    auto twice = once;
    reader->readAgain(twice, page, rules);
    benchmark::DoNotOptimize(twice.fields.size());
  }
}

void previewFrame(benchmark::State& state) {
  const auto papers = material::readPapers(std::string(HALL_SOURCE_DIR) + "/tests/material/papers.toml", {});
  material::Shot shot = papers.front().shot;
  shot.width = 1280;
  shot.height = 960;
  const vision::Image frame = material::photograph(material::drawPaper(papers.front()), shot).picture;
  for (auto _ : state) {
    const auto quad = vision::document::findPage(frame);
    benchmark::DoNotOptimize(vision::document::judgePage(frame, *quad));
  }
}

void faceFrame(benchmark::State& state) {
  const auto checker = vision::face::FaceChecker::load(models(), vision::face::loadFacePolicy().value()).value();
  const material::CastMember& member = material::kCast[0];
  const material::HeadModel head = material::headOf(
      *checker, {std::string(HALL_DEPS_DIR) + "/portraits/" + std::string(member.livePortrait), member.liveFromLeft});
  const vision::Image frame = head.render({}, head.viewport(640, 480, member.framing.faceHeight, 0.55F, 0.5F));
  measure(state, [&] { benchmark::DoNotOptimize(checker->analyse(frame).value().live); });
}

void faceTemplate(benchmark::State& state) {
  const auto checker = vision::face::FaceChecker::load(models(), vision::face::loadFacePolicy().value()).value();
  const material::CastMember& member = material::kCast[0];
  const material::HeadModel head = material::headOf(
      *checker, {std::string(HALL_DEPS_DIR) + "/portraits/" + std::string(member.livePortrait), member.liveFromLeft});
  const vision::Image frame = head.render({}, head.viewport(640, 480, member.framing.faceHeight, 0.55F, 0.5F));
  const vision::face::Face face = checker->detect(frame).value().front();
  measure(state, [&] { benchmark::DoNotOptimize(checker->describe(frame, face).has_value()); });
}

BENCHMARK(a4Photograph)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(secondReading)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(previewFrame)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(faceFrame)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(faceTemplate)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
