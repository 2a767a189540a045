#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "vision/document/document_reader.h"

namespace tesseract {
class TessBaseAPI;
}

namespace vision::document {

/// Tesseract 5 with its simplified Chinese data: another make of reader than the networks, so their errors seldom
/// agree. It reads a page where no network can (slower and less surely), and single lines a second time. Thread-safe:
/// one call waits for the other.
class TesseractReader final : public TextReader {
 public:
  /// Errors: ModelMissing when the language data is not installed.
  static assets::Result<std::unique_ptr<TesseractReader>> load();
  ~TesseractReader() override;

  /// Pages must lie upright; they are not turned.
  assets::Result<PageText> read(Image& page) const override;

  /// The text of a strip that holds one line; empty when nothing could be read.
  [[nodiscard]] std::string readStrip(const Image& strip) const;

 private:
  explicit TesseractReader(std::unique_ptr<tesseract::TessBaseAPI> engine);

  mutable std::mutex mutex_;
  std::unique_ptr<tesseract::TessBaseAPI> engine_;
};

}  // namespace vision::document
