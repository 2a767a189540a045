#include "vision/document/document_reader.h"

#include <utility>

#include "vision/document/neural_reader.h"
#include "vision/document/red_seal.h"

namespace vision::document {

DocumentReader::DocumentReader(std::unique_ptr<TextReader> reader) : reader_(std::move(reader)) {}

assets::Result<std::shared_ptr<const DocumentReader>> DocumentReader::load(inference::ModelStore& models) {
  auto reader = NeuralReader::load(models);
  if (!reader) return tl::unexpected(reader.error());
  return std::make_shared<const DocumentReader>(std::move(*reader));
}

assets::Result<ReadPage> DocumentReader::read(const Image& still, std::optional<Quad> quad) const {
  // The still is sharper than the preview, so its own corners are better than the preview's.
  if (const auto found = findPage(still)) quad = found;
  if (!quad) return assets::failure(assets::ErrorId::PageNotFound);
  ReadPage page;
  page.verdict = judgePage(still, *quad);
  page.flat = flatten(still, *quad);
  auto lines = recognise(page.flat);
  if (!lines) return tl::unexpected(lines.error());
  page.lines = std::move(*lines);
  page.seals = findSeals(page.flat);
  return page;
}

assets::Result<std::vector<Line>> DocumentReader::recognise(Image& flat) const {
  return reader_->read(flat);
}

}  // namespace vision::document
