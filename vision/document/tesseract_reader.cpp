#include "vision/document/tesseract_reader.h"

#include <algorithm>
#include <utility>

#include <dlfcn.h>
#include <opencv2/imgproc.hpp>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "vision/document/reading_order.h"
#include "vision/document/red_seal.h"
#include "vision/document/table_cells.h"
#include "vision/matrix.h"

namespace vision::document {
namespace {

constexpr float kMinConfidence = 0.3F;  // below it a "line" is a rule of a table or a scratch
constexpr int kStripHeight = 48;  // the height its network was trained at is 36; smaller print is enlarged to this
constexpr int kPageSide = 2600;   // characters of an A4 page are then about 40 px high

/// Its threads wait spinning for one another and make a page four times slower. Where it was built without OpenMP there
/// is nothing to switch off.
void oneThread() {
  using SetThreads = void (*)(int);
  if (const auto set = reinterpret_cast<SetThreads>(::dlsym(RTLD_DEFAULT, "omp_set_num_threads"))) set(1);
}

/// Grey writing on even white: what is brighter than writing all around is the paper's light.
cv::Mat evenGrey(const cv::Mat& page) {
  cv::Mat grey;
  cv::cvtColor(page, grey, cv::COLOR_BGR2GRAY);
  cv::Mat small;
  cv::resize(grey, small, {}, 0.25, 0.25, cv::INTER_AREA);
  cv::Mat paper;
  cv::morphologyEx(small, paper, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {13, 13}));
  cv::blur(paper, paper, {13, 13});
  cv::resize(paper, paper, grey.size(), 0, 0, cv::INTER_LINEAR);
  cv::divide(grey, paper, grey, 255);
  return grey;
}

/// Its text with the spaces between Chinese characters taken out; Latin words keep theirs.
std::string closed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') continue;
    const bool beside = !out.empty() && static_cast<signed char>(out.back()) > 0 && i + 1 < text.size() &&
                        static_cast<signed char>(text[i + 1]) > 0;
    if (c == ' ' && !beside) continue;
    out += c;
  }
  return out;
}

}  // namespace

TesseractReader::TesseractReader(std::unique_ptr<tesseract::TessBaseAPI> engine) : engine_(std::move(engine)) {}

TesseractReader::~TesseractReader() {
  engine_->End();
}

assets::Result<std::unique_ptr<TesseractReader>> TesseractReader::load() {
  auto engine = std::make_unique<tesseract::TessBaseAPI>();
  if (engine->Init(nullptr, "chi_sim", tesseract::OEM_LSTM_ONLY) != 0) {
    return assets::failure(assets::ErrorId::ModelMissing, "Tesseract's chi_sim");
  }
  // It writes about odd lines to standard error otherwise.
  engine->SetVariable("debug_file", "/dev/null");
  return std::unique_ptr<TesseractReader>(new TesseractReader(std::move(engine)));
}

assets::Result<PageText> TesseractReader::read(Image& page) const {
  PageText read{.lines = {}, .seals = findSeals(page)};
  const Image reading = withoutSeals(page, read.seals);
  cv::Mat grey = evenGrey(view(reading));
  const double scale = std::max(1.0, static_cast<double>(kPageSide) / std::max(grey.cols, grey.rows));
  if (scale > 1) cv::resize(grey, grey, {}, scale, scale, cv::INTER_CUBIC);

  std::vector<Line>& lines = read.lines;
  {
    const std::lock_guard lock(mutex_);
    oneThread();
    engine_->SetPageSegMode(tesseract::PSM_SPARSE_TEXT);
    engine_->SetImage(grey.ptr(), grey.cols, grey.rows, 1, static_cast<int>(grey.step));
    if (engine_->Recognize(nullptr) != 0) return assets::failure(assets::ErrorId::InferenceFailed, "Tesseract");
    const std::unique_ptr<tesseract::ResultIterator> at(engine_->GetIterator());
    constexpr auto kLine = tesseract::RIL_TEXTLINE;
    if (at != nullptr && !at->Empty(kLine)) do {
        const std::unique_ptr<char[]> text(at->GetUTF8Text(kLine));
        const float confidence = at->Confidence(kLine) / 100.F;
        int left = 0;
        int top = 0;
        int right = 0;
        int bottom = 0;
        if (text == nullptr || confidence < kMinConfidence || !at->BoundingBox(kLine, &left, &top, &right, &bottom))
          continue;
        const auto onPage = [scale](int pixels) { return static_cast<float>(pixels / scale); };
        Line line{.quad = quadOf({onPage(left), onPage(top), onPage(right - left), onPage(bottom - top)}),
                  .text = closed(text.get()),
                  .confidence = confidence};
        if (!line.text.empty()) lines.push_back(std::move(line));
      } while (at->Next(kLine));
    engine_->Clear();
  }
  if (!lines.empty()) sortForReading(lines, Cells(view(reading), usualHeight(lines)).runs(lines));
  return read;
}

std::string TesseractReader::readStrip(const Image& strip) const {
  cv::Mat grey;
  cv::cvtColor(view(strip), grey, cv::COLOR_BGR2GRAY);
  if (grey.rows < kStripHeight) {
    const double scale = static_cast<double>(kStripHeight) / grey.rows;
    cv::resize(grey, grey, {}, scale, scale, cv::INTER_CUBIC);
  }
  cv::normalize(grey, grey, 0, 255, cv::NORM_MINMAX);
  cv::copyMakeBorder(grey, grey, 10, 10, 10, 10, cv::BORDER_REPLICATE);
  const std::lock_guard lock(mutex_);
  oneThread();
  engine_->SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  engine_->SetImage(grey.ptr(), grey.cols, grey.rows, 1, static_cast<int>(grey.step));
  const std::unique_ptr<char[]> text(engine_->GetUTF8Text());
  engine_->Clear();
  return text == nullptr ? std::string() : closed(text.get());
}

}  // namespace vision::document
