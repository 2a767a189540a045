#include "vision/document/neural_reader.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <numeric>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include <opencv2/core.hpp>

#include "vision/document/check_boxes.h"
#include "vision/document/line_crop.h"
#include "vision/document/reading_order.h"
#include "vision/document/red_seal.h"
#include "vision/document/table_cells.h"
#include "vision/matrix.h"

namespace vision::document {
namespace {

constexpr float kMinConfidence = 0.5F;  // below it a "line" is a logo, a seal or a scratch
constexpr std::size_t kVoters = 11;
// Strips outside these proportions are squeezed or mostly empty in the direction network's 4:1 window and mislead it.
constexpr float kShortestVoter = 1.6F;
constexpr float kLongestVoter = 9.F;

void turn(Image& page, cv::RotateFlags how) {
  cv::Mat turned;
  cv::rotate(view(page), turned, how);
  page = imageOf(turned);
}

Quad upright(const Quad& quad, const Image& page) {
  const auto around = [&page](Point p) {
    return Point{static_cast<float>(page.width() - 1) - p.x, static_cast<float>(page.height() - 1) - p.y};
  };
  return {around(quad[2]), around(quad[3]), around(quad[0]), around(quad[1])};
}

/// Where a box lies on the page after the page was turned clockwise by a quarter or by half; `page` is the turned one.
Box turnedBox(const Box& box, cv::RotateFlags how, const Image& page) {
  const auto width = static_cast<float>(page.width());
  const auto height = static_cast<float>(page.height());
  if (how == cv::ROTATE_180) return {width - box.x - box.width, height - box.y - box.height, box.width, box.height};
  return {width - box.y - box.height, box.x, box.height, box.width};
}

/// A page with its seals, and what the networks are shown of it: without the seals' ink.
class SealedPage {
 public:
  explicit SealedPage(Image& page) : page_(page), seals_(findSeals(page)) {
    if (!seals_.empty()) faded_ = withoutSeals(page, seals_);
  }
  [[nodiscard]] const Image& reading() const { return faded_ ? *faded_ : page_; }
  [[nodiscard]] std::vector<Box>& seals() { return seals_; }
  void turn(cv::RotateFlags how) {
    document::turn(page_, how);
    if (faded_) document::turn(*faded_, how);
    for (Box& seal : seals_)
      seal = turnedBox(seal, how, page_);
  }

 private:
  Image& page_;
  std::vector<Box> seals_;
  std::optional<Image> faded_;
};

/// A dash of two characters' width is read as 一一, which no word of a page needs twice in a row.
std::string dashesWritten(std::string text) {
  constexpr std::string_view kOnes = "一一";
  constexpr std::string_view kDash = "——";
  for (std::size_t at = text.find(kOnes); at != std::string::npos; at = text.find(kOnes, at + kDash.size()))
    text.replace(at, kOnes.size(), kDash);
  return text;
}

assets::Result<std::shared_ptr<inference::Session>> sessionOf(inference::ModelStore& models, std::string_view role,
                                                              inference::Threads threads = inference::Threads::Pool) {
  const auto entry = models.best(role);
  if (!entry) return tl::unexpected(entry.error());
  return models.session(*entry, threads);
}

}  // namespace

NeuralReader::NeuralReader(TextDetector detector, TextDirection direction, TextRecogniser recogniser, Lexicon lexicon,
                           int workers)
    : detector_(std::move(detector)),
      direction_(std::move(direction)),
      recogniser_(std::move(recogniser)),
      lexicon_(std::move(lexicon)),
      workers_(workers) {}

assets::Result<std::unique_ptr<TextReader>> NeuralReader::load(inference::ModelStore& models) {
  auto detector = sessionOf(models, "text_detector");
  if (!detector) return tl::unexpected(detector.error());
  auto direction = sessionOf(models, "text_direction");
  if (!direction) return tl::unexpected(direction.error());
  auto recogniser = sessionOf(models, "text_recogniser", inference::Threads::Caller);
  if (!recogniser) return tl::unexpected(recogniser.error());
  const auto keys = models.best("text_keys");
  if (!keys) return tl::unexpected(keys.error());
  const auto file = models.bytes(*keys);
  if (!file) return tl::unexpected(file.error());
  const CharacterSet characters(std::string_view(reinterpret_cast<const char*>(file->data()), file->size()));
  auto lexicon = loadLexicon();
  if (!lexicon) return tl::unexpected(lexicon.error());
  return std::make_unique<NeuralReader>(TextDetector(*detector), TextDirection(*direction),
                                        TextRecogniser(*recogniser, characters), std::move(*lexicon),
                                        models.runtime().threads());
}

assets::Result<bool> NeuralReader::upsideDown(const Image& page, const std::vector<TextBox>& boxes) const {
  std::vector<const TextBox*> voters;
  for (const TextBox& box : boxes) {
    const float ratio = quadWidth(box.quad) / std::max(1.F, quadHeight(box.quad));
    if (ratio > kShortestVoter && ratio < kLongestVoter) voters.push_back(&box);
  }
  std::sort(voters.begin(), voters.end(), [](const TextBox* a, const TextBox* b) { return a->score > b->score; });
  if (voters.size() > kVoters) voters.resize(kVoters);
  // The rest need not vote once the outcome is certain.
  std::size_t down = 0;
  std::size_t up = 0;
  for (const TextBox* voter : voters) {
    const auto belief = direction_.upsideDown(cropLine(view(page), voter->quad));
    if (!belief) return tl::unexpected(belief.error());
    ++(*belief > 0.5F ? down : up);
    if (2 * std::max(down, up) > voters.size()) break;
  }
  return 2 * down > voters.size();
}

std::vector<assets::Result<DecodedText>> NeuralReader::readAll(const cv::Mat& page,
                                                               const std::vector<TextBox>& boxes) const {
  std::vector<assets::Result<DecodedText>> texts(boxes.size());
  std::vector<std::size_t> longestFirst(boxes.size());
  std::iota(longestFirst.begin(), longestFirst.end(), std::size_t{0});
  std::sort(longestFirst.begin(), longestFirst.end(),
            [&](std::size_t a, std::size_t b) { return quadWidth(boxes[a].quad) > quadWidth(boxes[b].quad); });
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < longestFirst.size(); i = next++) {
      const std::size_t line = longestFirst[i];
      texts[line] = recogniser_.read(cropLine(page, boxes[line].quad));
      if (texts[line]) lexicon_.correct(*texts[line]);
    }
  };
  std::vector<std::jthread> others;
  for (int i = 1; i < workers_; ++i)
    others.emplace_back(work);
  work();
  return texts;
}

assets::Result<PageText> NeuralReader::read(Image& page) const {
  SealedPage sheet(page);
  auto boxes = detector_.detect(sheet.reading());
  if (!boxes) return tl::unexpected(boxes.error());
  const auto upended =
      std::count_if(boxes->begin(), boxes->end(), [](const TextBox& box) { return standing(box.quad); });
  if (static_cast<std::size_t>(upended) * 2 > boxes->size()) {
    sheet.turn(cv::ROTATE_90_CLOCKWISE);
    boxes = detector_.detect(sheet.reading());
    if (!boxes) return tl::unexpected(boxes.error());
  }
  const auto down = upsideDown(sheet.reading(), *boxes);
  if (!down) return tl::unexpected(down.error());
  if (*down) {
    sheet.turn(cv::ROTATE_180);
    for (TextBox& box : *boxes)
      box.quad = upright(box.quad, page);
  }
  const cv::Mat reading = view(sheet.reading());
  auto texts = readAll(reading, *boxes);
  std::vector<PlacedLine> placed;
  for (std::size_t i = 0; i < boxes->size(); ++i) {
    const TextBox& box = (*boxes)[i];
    auto& text = texts[i];
    if (!text) return tl::unexpected(text.error());
    if (text->text.empty() || text->confidence < kMinConfidence) continue;
    text->text = dashesWritten(text->text);
    placed.push_back({.line = {.quad = box.quad, .text = std::move(text->text), .confidence = text->confidence},
                      .centres = std::move(text->centres)});
  }
  PageText read{.lines = {}, .seals = std::move(sheet.seals())};
  if (placed.empty()) return read;
  for (const PlacedLine& one : placed)
    read.lines.push_back(one.line);
  const float height = usualHeight(read.lines);
  auto cells = std::async(std::launch::async, [&] { return Cells(reading, height); });
  markCheckBoxes(placed, findCheckBoxes(reading, height));
  for (std::size_t i = 0; i < placed.size(); ++i)
    read.lines[i] = std::move(placed[i].line);
  sortForReading(read.lines, cells.get().runs(read.lines));
  return read;
}

}  // namespace vision::document
