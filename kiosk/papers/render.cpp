#include "kiosk/papers/render.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include <cairo-pdf.h>

#include "assets/error_id.h"
#include "kiosk/domain/dates.h"
#include "kiosk/papers/composition.h"
#include "kiosk/papers/paper_values.h"

namespace kiosk::papers {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  auto* bytes = static_cast<Bytes*>(closure);
  bytes->insert(bytes->end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

const PaperForm& formOf(const Paper& paper, const FormBook& forms) {
  return forms.form(formKindOf(paper));
}

void drawPage(cairo_t* cairo, Composition& composition, int page) {
  composition.sheets.draw(cairo, page);
  const int pages = composition.sheets.count();
  if (pages < 2) return;
  const std::string text = "第 " + std::to_string(page + 1) + " 页　共 " + std::to_string(pages) + " 页";
  const Piece foot = composition.typesetter->block(text, {Face::Serif, 10.5, 16, PANGO_ALIGN_CENTER, 0}, 0, kTextWidth);
  foot.draw(cairo, kLeft, kPageHeight - kBottom + 20);
}

assets::Error notRendered(cairo_status_t status) {
  return {assets::ErrorId::NoticeNotRendered, cairo_status_to_string(status)};
}

bool isUsableWidth(int widthPx) {
  return widthPx >= 200 && widthPx <= 4000;
}

assets::Result<Bytes> pngOf(Composition& composition, int page, int widthPx) {
  const double scale = widthPx / kPageWidth;
  const int height = static_cast<int>(std::lround(kPageHeight * scale));
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, widthPx, height), cairo_surface_destroy);
  const Cairo cairo(cairo_create(surface.get()), cairo_destroy);
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  cairo_scale(cairo.get(), scale, scale);
  drawPage(cairo.get(), composition, page);
  Bytes bytes;
  cairo_status_t status = cairo_status(cairo.get());
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
  if (status != CAIRO_STATUS_SUCCESS) return tl::unexpected(notRendered(status));
  return bytes;
}

}  // namespace

assets::Result<std::vector<std::uint8_t>> renderPdf(const Paper& paper, const FormBook& forms) {
  auto composition = compose(paper, formOf(paper, forms));
  if (!composition) return tl::unexpected(composition.error());
  Bytes bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, kPageWidth, kPageHeight),
                        cairo_surface_destroy);
  // The day of issue or signing instead of the time of drawing: the same paper is the same file, and its hash proves
  // it.
  const std::string day = domain::dateText(dayOf(paper)) + "T00:00:00+08:00";
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, titleOf(paper, forms).c_str());
  if (const NoticeHead* head = headOf(paper))
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, head->issuer.c_str());
  const Cairo cairo(cairo_create(surface.get()), cairo_destroy);
  for (int page = 0; page < composition->sheets.count(); ++page) {
    drawPage(cairo.get(), *composition, page);
    cairo_show_page(cairo.get());
  }
  cairo_surface_finish(surface.get());
  const cairo_status_t status = std::max(cairo_status(cairo.get()), cairo_surface_status(surface.get()));
  if (status != CAIRO_STATUS_SUCCESS) return tl::unexpected(notRendered(status));
  return bytes;
}

assets::Result<std::vector<std::uint8_t>> renderPng(const Paper& paper, const FormBook& forms, int page, int widthPx) {
  auto composition = compose(paper, formOf(paper, forms));
  if (!composition) return tl::unexpected(composition.error());
  if (page < 1 || page > composition->sheets.count() || !isUsableWidth(widthPx)) {
    return assets::failure(assets::ErrorId::NoticeNotRendered, "no such page or width");
  }
  return pngOf(*composition, page - 1, widthPx);
}

assets::Result<std::vector<std::vector<std::uint8_t>>> renderPages(const Paper& paper, const FormBook& forms,
                                                                   int widthPx) {
  auto composition = compose(paper, formOf(paper, forms));
  if (!composition) return tl::unexpected(composition.error());
  if (!isUsableWidth(widthPx)) return assets::failure(assets::ErrorId::NoticeNotRendered, "no such width");
  std::vector<Bytes> pages;
  for (int page = 0; page < composition->sheets.count(); ++page) {
    auto png = pngOf(*composition, page, widthPx);
    if (!png) return tl::unexpected(png.error());
    pages.push_back(std::move(*png));
  }
  return pages;
}

assets::Result<int> pageCount(const Paper& paper, const FormBook& forms) {
  return compose(paper, formOf(paper, forms)).map([](const Composition& composition) {
    return composition.sheets.count();
  });
}

std::string titleOf(const Paper& paper, const FormBook& forms) {
  std::string whole;
  for (const std::string& title : titlesOf(formOf(paper, forms), valuesOf(paper)))
    whole += (whole.empty() ? "" : "、") + title;
  return whole;
}

}  // namespace kiosk::papers
