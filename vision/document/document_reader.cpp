#include "vision/document/document_reader.h"

#include <future>
#include <utility>

#include "vision/document/neural_reader.h"
#include "vision/document/second_reading.h"
#include "vision/document/tesseract_reader.h"

namespace vision::document {

DocumentReader::DocumentReader(std::unique_ptr<TextReader> reader, std::unique_ptr<TesseractReader> second)
    : reader_(std::move(reader)), second_(std::move(second)) {}

DocumentReader::~DocumentReader() = default;

assets::Result<std::shared_ptr<const DocumentReader>> DocumentReader::load(inference::ModelStore& models) {
  auto reader = NeuralReader::load(models);
  auto second = TesseractReader::load();
  if (reader) {
    return std::make_shared<const DocumentReader>(std::move(*reader), second ? std::move(*second) : nullptr);
  }
  if (!second) return tl::unexpected(reader.error());
  auto alone = std::make_shared<DocumentReader>(std::move(*second));
  alone->problem_ = reader.error();
  return alone;
}

assets::Result<ReadPage> DocumentReader::read(const Image& still, std::optional<Quad> quad) const {
  // The still is sharper than the preview, so its own corners are better than the preview's.
  auto outline = findOutline(still);
  if (!outline && quad) outline = PageOutline{.corners = *quad, .bend = {}};
  if (!outline) return assets::failure(assets::ErrorId::PageNotFound);
  ReadPage page;
  // Much before the networks' turn runs on one core only; the other one judges meanwhile.
  auto verdict = std::async(std::launch::async, [&] { return judgePage(still, outline->corners); });
  page.flat = flatten(still, *outline);
  auto text = recognise(page.flat);
  page.verdict = verdict.get();
  if (!text) return tl::unexpected(text.error());
  page.lines = std::move(text->lines);
  page.seals = std::move(text->seals);
  return page;
}

assets::Result<PageText> DocumentReader::recognise(Image& flat) const {
  return reader_->read(flat);
}

void DocumentReader::readAgain(Understanding& understood, const ReadPage& page, const PaperRules& rules) const {
  if (second_) document::readAgain(understood, page, rules, *second_);
}

}  // namespace vision::document
