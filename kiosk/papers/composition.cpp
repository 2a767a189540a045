#include "kiosk/papers/composition.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "assets/error_id.h"
#include "kiosk/domain/dates.h"
#include "kiosk/papers/marks.h"
#include "kiosk/papers/paper_values.h"

namespace kiosk::papers {
namespace {

using SurfacePtr = std::shared_ptr<cairo_surface_t>;

constexpr double kBodySize = 15;
constexpr double kLabelWidth = 132;
constexpr double kCellPad = 8;
constexpr double kListIndent = 4.2 * kBodySize;
constexpr double kSealDiameter = 40 * kMillimetre;
constexpr double kQrSize = 22 * kMillimetre;

const TextStyle kTitle{Face::SerifBold, 22, 32, PANGO_ALIGN_CENTER, 0};
/// The titles of the application forms are twice as long.
const TextStyle kLongTitle{Face::SerifBold, 20, 32, PANGO_ALIGN_CENTER, 0};
const TextStyle kNumber{Face::Serif, 14, 26, PANGO_ALIGN_RIGHT, 0};
const TextStyle kBody{Face::Serif, kBodySize, 23.5, PANGO_ALIGN_LEFT, 2 * kBodySize};
const TextStyle kAddress{Face::SerifBold, kBodySize, 27, PANGO_ALIGN_LEFT, 0};
const TextStyle kCell{Face::Serif, 13, 19, PANGO_ALIGN_LEFT, 0};
const TextStyle kStrongCell{Face::SerifBold, 14, 19, PANGO_ALIGN_LEFT, 0};
const TextStyle kReason{Face::Serif, 13, 23, PANGO_ALIGN_LEFT, 0};
const TextStyle kSigned{Face::Serif, kBodySize, 27, PANGO_ALIGN_CENTER, 0};
const TextStyle kSmall{Face::Sans, 8.5, 13, PANGO_ALIGN_LEFT, 0};

void strokeRule(cairo_t* cairo, double x, double y, double width, double weight) {
  cairo_set_line_width(cairo, weight);
  cairo_new_path(cairo);
  cairo_move_to(cairo, x, y);
  cairo_line_to(cairo, x + width, y);
  cairo_stroke(cairo);
}

struct PngSource {
  const std::vector<std::uint8_t>* bytes;
  std::size_t place = 0;
};

cairo_status_t readPng(void* closure, unsigned char* data, unsigned int length) {
  auto* source = static_cast<PngSource*>(closure);
  if (source->bytes->size() - source->place < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(data, source->bytes->data() + source->place, length);
  source->place += length;
  return CAIRO_STATUS_SUCCESS;
}

/// The picture of a signature; nothing when it is no PNG of at most 4000 pixels a side.
SurfacePtr pictureOf(const std::vector<std::uint8_t>& png) {
  // Width and height stand at fixed places in the first chunk: looked at before anything is unpacked.
  if (png.size() < 33 || std::memcmp(png.data() + 12, "IHDR", 4) != 0) return nullptr;
  const auto side = [&](std::size_t at) {
    return static_cast<unsigned>(png[at]) << 24U | static_cast<unsigned>(png[at + 1]) << 16U |
           static_cast<unsigned>(png[at + 2]) << 8U | png[at + 3];
  };
  if (side(16) == 0 || side(20) == 0 || side(16) > 4000 || side(20) > 4000) return nullptr;
  PngSource source{&png};
  SurfacePtr surface(cairo_image_surface_create_from_png_stream(readPng, &source), cairo_surface_destroy);
  return cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS ? surface : nullptr;
}

/// A signature's picture in a box of 240 x 80 points.
void drawSigned(cairo_t* cairo, const SurfacePtr& picture, double x, double y) {
  const double width = cairo_image_surface_get_width(picture.get());
  const double height = cairo_image_surface_get_height(picture.get());
  const double scale = std::min(240 / width, 80 / height);
  cairo_save(cairo);
  cairo_translate(cairo, x, y + (80 - height * scale) / 2);
  cairo_scale(cairo, scale, scale);
  cairo_set_source_surface(cairo, picture.get(), 0, 0);
  cairo_paint(cairo);
  cairo_restore(cairo);
}

class Composer {
 public:
  Composer(const Paper& paper, const PaperForm& form)
      : paper_(paper), form_(form), values_(valuesOf(paper)), head_(headOf(paper)) {}

  assets::Result<Composition> run() {
    heading();
    for (const FormBlock& block : form_.blocks) {
      if (!block.when.empty() && !values_.conditions.at(block.when)) continue;
      if (!add(block)) return assets::failure(assets::ErrorId::NoticeNotRendered, "the signature is no usable picture");
    }
    if (head_ != nullptr && !closing())
      return assets::failure(assets::ErrorId::NoticeNotRendered, "the check text does not fit into a QR code");
    if (!type().sound()) return assets::failure(assets::ErrorId::NoticeNotRendered, type().fault());
    return std::move(made_);
  }

 private:
  Typesetter& type() { return *made_.typesetter; }
  Sheets& sheets() { return made_.sheets; }

  void heading() {
    if (head_ != nullptr) sheets().add(type().block(head_->issuer, kTitle, 0, kTextWidth));
    for (const std::string& title : titlesOf(form_, values_))
      sheets().add(type().block(title, head_ != nullptr ? kTitle : kLongTitle, 0, kTextWidth));
    sheets().space(8);
    sheets().add(type().block(filled(form_.reference, values_), kNumber, 0, kTextWidth));
    sheets().add({10, [](cairo_t* cairo, double x, double y) { strokeRule(cairo, x, y + 3, kTextWidth, 1.2); }});
    sheets().space(8);
  }

  bool add(const FormBlock& block) {
    switch (block.kind) {
      case FormBlock::Kind::Paragraph:
        sheets().addAll(type().lines(filled(block.text, values_), kBody, 0, kTextWidth));
        break;
      case FormBlock::Kind::Address:
        sheets().addAll(type().lines(filled(block.text, values_), kAddress, 0, kTextWidth));
        break;
      case FormBlock::Kind::Table:
        table(block);
        break;
      case FormBlock::Kind::List:
        sheets().addAll(list(values_.lists.at(block.list)));
        sheets().space(4);
        break;
      case FormBlock::Kind::Note:
        sheets().space(10);
        sheets().add({8, [](cairo_t* cairo, double x, double y) { strokeRule(cairo, x, y, kTextWidth, 0.5); }});
        sheets().addAll(
            type().lines(filled(block.text, values_), {Face::Serif, 11, 18, PANGO_ALIGN_LEFT, 0}, 0, kTextWidth));
        break;
      case FormBlock::Kind::Signature:
        return signature(block);
    }
    return true;
  }

  void table(const FormBlock& block) {
    sheets().space(6);
    bool first = true;
    for (const FormBlock::Row& row : block.rows) {
      if (!row.when.empty() && !values_.conditions.at(row.when)) continue;
      const auto label = type().block(filled(row.label, values_), kCell, kCellPad, kLabelWidth - 2 * kCellPad);
      const auto value = type().block(filled(row.value, values_), row.strong ? kStrongCell : kCell,
                                      kLabelWidth + kCellPad, kTextWidth - kLabelWidth - 2 * kCellPad);
      const double height = std::max(label.height, value.height) + 4;
      const bool top = first;
      first = false;
      sheets().add({height, [label, value, height, top](cairo_t* cairo, double x, double y) {
                      label.draw(cairo, x, y + (height - label.height) / 2);
                      value.draw(cairo, x, y + (height - value.height) / 2);
                      cairo_set_line_width(cairo, 0.7);
                      cairo_new_path(cairo);
                      cairo_rectangle(cairo, x, y, kTextWidth, height);
                      cairo_move_to(cairo, x + kLabelWidth, y);
                      cairo_line_to(cairo, x + kLabelWidth, y + height);
                      cairo_stroke(cairo);
                      if (top) strokeRule(cairo, x, y, kTextWidth, 1.2);
                    }});
    }
    sheets().space(10);
  }

  std::vector<Piece> list(const std::vector<std::pair<std::string, std::string>>& entries) {
    const TextStyle strong{Face::SerifBold, kBodySize, 26, PANGO_ALIGN_LEFT, 0};
    std::vector<Piece> pieces;
    int number = 0;
    for (const auto& [what, reason] : entries) {
      const std::string mark = chineseNumber(++number) + "、";
      auto lines = type().lines(what, strong, kListIndent, kTextWidth - kListIndent);
      const Piece digit = type().block(mark, strong, 2 * kBodySize, 60);
      lines.front().draw = [digit, line = lines.front().draw](cairo_t* cairo, double x, double y) {
        digit.draw(cairo, x, y);
        line(cairo, x, y);
      };
      std::move(lines.begin(), lines.end(), std::back_inserter(pieces));
      if (reason.empty()) continue;
      auto more = type().lines(reason, kReason, kListIndent, kTextWidth - kListIndent);
      std::move(more.begin(), more.end(), std::back_inserter(pieces));
    }
    return pieces;
  }

  /// What is signed for, and a line with the signature on it; bare on a form that is not signed yet.
  bool signature(const FormBlock& block) {
    const auto* png = signatureOf(paper_);
    const bool bare = head_ == nullptr && png != nullptr && png->empty();
    const SurfacePtr picture = png != nullptr && !bare ? pictureOf(*png) : nullptr;
    if (!picture && !bare) return false;
    std::vector<Piece> pieces;
    if (!block.heading.empty()) pieces.push_back(type().block(filled(block.heading, values_), kAddress, 0, kTextWidth));
    if (!block.list.empty()) {
      auto entries = list(values_.lists.at(block.list));
      std::move(entries.begin(), entries.end(), std::back_inserter(pieces));
    }
    const TextStyle style{Face::Serif, kBodySize, 27, PANGO_ALIGN_LEFT, 0};
    pieces.push_back({90, [text = type().block(filled(block.text, values_), style, 0, 130), picture](
                              cairo_t* cairo, double x, double y) {
                        text.draw(cairo, x, y + 30);
                        if (picture) drawSigned(cairo, picture, x + 134, y + 3);
                        strokeRule(cairo, x + 130, y + 87, 250, 0.7);
                      }});
    if (!block.under.empty()) {
      pieces.push_back({4, [](cairo_t*, double, double) {}});
      pieces.push_back(type().block(filled(block.under, values_), style, 0, kTextWidth));
    }
    sheets().add(stacked(std::move(pieces)));
    return true;
  }

  /// Issuer, date and seal on the right, the check code on the left; never parted from each other.
  bool closing() {
    const double column = 230;
    const double columnX = kTextWidth - column;
    const Piece issuer = type().block(head_->issuer, kSigned, columnX, column);
    const Piece date = type().block(values_.texts.at("issued_on"), kSigned, columnX, column);
    const Piece caption = type().block("扫码核验本文书", kSmall, 0, 160);
    const std::string number = values_.texts.at("acceptance_number");
    const Piece reference = type().block(number.empty() ? " " : "受理号 " + number, kSmall, 0, 160);
    {
      // Whether the text fits is known before anything is drawn.
      const SurfacePtr probe(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr), cairo_surface_destroy);
      const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(probe.get()), cairo_destroy);
      if (!drawQr(cairo.get(), head_->checkText, 0, 0, kQrSize)) return false;
      drawSeal(cairo.get(), type(), head_->issuer, form_.seal, 0, 0, kSealDiameter);
    }
    sheets().space(8);
    Typesetter* typesetter = &type();
    sheets().addInCompany({kSealDiameter + 6, [=, office = head_->issuer, purpose = form_.seal,
                                               check = head_->checkText](cairo_t* cairo, double x, double y) {
                             drawQr(cairo, check, x, y + 8, kQrSize);
                             caption.draw(cairo, x, y + 12 + kQrSize);
                             reference.draw(cairo, x, y + 25 + kQrSize);
                             issuer.draw(cairo, x, y + kSealDiameter / 2 - 22);
                             date.draw(cairo, x, y + kSealDiameter / 2 + 6);
                             drawSeal(cairo, *typesetter, office, purpose, x + columnX + column / 2,
                                      y + kSealDiameter / 2 + 2, kSealDiameter);
                           }});
    return true;
  }

  const Paper& paper_;
  const PaperForm& form_;
  PaperValues values_;
  const NoticeHead* head_;  ///< null: the applicant's paper
  Composition made_;
};

}  // namespace

assets::Result<Composition> compose(const Paper& paper, const PaperForm& form) {
  return Composer(paper, form).run();
}

}  // namespace kiosk::papers
