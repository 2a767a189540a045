#pragma once

#include <memory>
#include <vector>

#include "vision/document/document_reader.h"
#include "vision/document/lexicon.h"
#include "vision/document/text_detector.h"
#include "vision/document/text_recogniser.h"

namespace vision::document {

/// PP-OCRv4 mobile: fades seals, finds lines, turns the page upright (lying by its lines' shape, upside down by vote),
/// reads line by line, with the words of medical papers and the boxes of forms.
class NeuralReader final : public TextReader {
 public:
  NeuralReader(TextDetector detector, TextDirection direction, TextRecogniser recogniser, Lexicon lexicon, int workers);
  /// Errors of ModelStore.
  static assets::Result<std::unique_ptr<TextReader>> load(inference::ModelStore& models);

  assets::Result<PageText> read(Image& page) const override;

 private:
  /// Whether the page lies upside down. One line is often misjudged, the majority of several is not.
  [[nodiscard]] assets::Result<bool> upsideDown(const Image& page, const std::vector<TextBox>& boxes) const;

  /// Every line's text, in the boxes' order, several lines at once.
  [[nodiscard]] std::vector<assets::Result<DecodedText>> readAll(const cv::Mat& page,
                                                                 const std::vector<TextBox>& boxes) const;

  TextDetector detector_;
  TextDirection direction_;
  TextRecogniser recogniser_;
  Lexicon lexicon_;
  int workers_;
};

}  // namespace vision::document
