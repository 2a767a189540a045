#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "vision/document/page.h"
#include "vision/document/page_outline.h"
#include "vision/document/paper_rules.h"
#include "vision/inference/model_store.h"

namespace vision::document {

/// The four corners of the page in a picture, or nothing when no page stands out. Any size of picture.
std::optional<Quad> findPage(const Image& picture);

/// How good the page inside a quad looks.
PageVerdict judgePage(const Image& picture, const Quad& quad);

/// The page seen straight from above and made even, upright sheets at the scale of the photograph. Its longest side is
/// at most `maxSide`.
Image flatten(const Image& still, const PageOutline& outline, int maxSide = 2600);
/// The same of a page whose sides are straight.
Image flatten(const Image& still, const Quad& quad, int maxSide = 2600);

/// The flattened page as it is stored and sent: colour JPEG of at most 300 KiB, its longest side at most 1754 (A4 at
/// 150 dpi).
std::vector<std::uint8_t> storedPage(const Image& flat, std::size_t maxBytes = 300U << 10U);

/// What a reader made out of a flat page.
struct PageText {
  std::vector<Line> lines;  ///< in reading order
  std::vector<Box> seals;   ///< red_seal.h; a reader looks for them before it can read what stands under them
};

/// Who makes lines out of a page. The neural reader is one; another reader can stand behind the same face.
class TextReader {
 public:
  virtual ~TextReader() = default;
  /// `page` is turned upright when it was photographed upside down; places are those on the page as it then lies.
  /// Errors: InferenceFailed.
  virtual assets::Result<PageText> read(Image& page) const = 0;
};

class TesseractReader;

/// What a page is and what stands in it. The kind is told by the title among `rules`; the fields are those of
/// `expected` (a rule's id) where one is given, else of the kind found, so a caller sees when another paper was laid
/// down than the one asked for.
Understanding understand(const std::vector<Line>& lines, const PaperRules& rules, std::string_view expected = {});

/// The whole way of one page. Const and thread-safe; one for the program. An A4 photograph takes about 0.7 s on
/// two cores, so it is called on the vision thread.
class DocumentReader {
 public:
  /// The networks' reader with Tesseract as the second one; where the networks cannot be loaded Tesseract reads alone
  /// and problem() says why. Errors of ModelStore when neither can.
  static assets::Result<std::shared_ptr<const DocumentReader>> load(inference::ModelStore& models);
  /// Without `second` nothing is read twice.
  explicit DocumentReader(std::unique_ptr<TextReader> reader, std::unique_ptr<TesseractReader> second = nullptr);
  ~DocumentReader();

  /// Finds, flattens, judges and reads. `quad` is the preview's quad scaled to the still, where one is known.
  /// Errors: PageNotFound, InferenceFailed. A bad verdict is not an error: the caller decides whether to ask again.
  [[nodiscard]] assets::Result<ReadPage> read(const Image& still, std::optional<Quad> quad = std::nullopt) const;

  /// Lines and seals of a page that is already flat.
  [[nodiscard]] assets::Result<PageText> recognise(Image& flat) const;

  /// Has numbers, dates and codes read by the second reader; Field::second and the confidence say what came of it.
  /// About 40 ms a field.
  void readAgain(Understanding& understood, const ReadPage& page, const PaperRules& rules) const;

  /// Why the networks do not read; nothing when they do.
  [[nodiscard]] const std::optional<assets::Error>& problem() const { return problem_; }

 private:
  std::unique_ptr<TextReader> reader_;
  std::unique_ptr<TesseractReader> second_;
  std::optional<assets::Error> problem_;
};

}  // namespace vision::document
