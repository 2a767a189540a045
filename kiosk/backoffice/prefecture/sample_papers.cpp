#include "kiosk/backoffice/prefecture/sample_papers.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include <cairo.h>
#include <jpeglib.h>

#include "assets/error_id.h"
#include "assets/string_id.h"
#include "kiosk/domain/materials.h"
#include "kiosk/papers/sheet.h"

namespace kiosk::backoffice::prefecture {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

// A4 at 36 dpi: legible as what it is, and small, for there are many cases.
constexpr double kScale = 0.5;
constexpr int kQuality = 40;

Surface white(int width, int height) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), cairo_surface_destroy);
  const Cairo cairo(cairo_create(surface.get()), cairo_destroy);
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  return surface;
}

/// The picture's green channel as a grey JPEG: it holds black on white.
Bytes greyJpeg(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  const int width = cairo_image_surface_get_width(surface);
  const int height = cairo_image_surface_get_height(surface);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  jpeg_compress_struct compress{};
  jpeg_error_mgr errors{};
  compress.err = jpeg_std_error(&errors);
  jpeg_create_compress(&compress);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&compress, &buffer, &size);
  compress.image_width = static_cast<JDIMENSION>(width);
  compress.image_height = static_cast<JDIMENSION>(height);
  compress.input_components = 1;
  compress.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults(&compress);
  jpeg_set_quality(&compress, kQuality, TRUE);
  jpeg_start_compress(&compress, TRUE);
  Bytes line(static_cast<std::size_t>(width));
  while (compress.next_scanline < compress.image_height) {
    const unsigned char* row = pixels + stride * compress.next_scanline;
    for (std::size_t x = 0; x < line.size(); ++x)
      line[x] = row[4 * x + 1];
    JSAMPROW rows = line.data();
    jpeg_write_scanlines(&compress, &rows, 1);
  }
  jpeg_finish_compress(&compress);
  jpeg_destroy_compress(&compress);
  Bytes jpeg(buffer, buffer + size);
  std::free(buffer);
  return jpeg;
}

Bytes pageOf(papers::Typesetter& typesetter, const std::string& name) {
  const Surface surface =
      white(static_cast<int>(papers::kPageWidth * kScale), static_cast<int>(papers::kPageHeight * kScale));
  const Cairo cairo(cairo_create(surface.get()), cairo_destroy);
  cairo_scale(cairo.get(), kScale, kScale);
  const papers::TextStyle title{papers::Face::SerifBold, 34, 60, PANGO_ALIGN_CENTER, 0};
  const papers::TextStyle mark{papers::Face::Sans, 22, 40, PANGO_ALIGN_CENTER, 0};
  const papers::Piece head = typesetter.block(name, title, 0, papers::kTextWidth);
  head.draw(cairo.get(), papers::kLeft, papers::kTop);
  typesetter.block("合成数据，仅供演示和测试", mark, 0, papers::kTextWidth)
      .draw(cairo.get(), papers::kLeft, papers::kTop + head.height + 60);
  return greyJpeg(surface.get());
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  auto* bytes = static_cast<Bytes*>(closure);
  bytes->insert(bytes->end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

Bytes signaturePng() {
  const Surface surface = white(240, 90);
  const Cairo cairo(cairo_create(surface.get()), cairo_destroy);
  cairo_set_line_width(cairo.get(), 4);
  cairo_move_to(cairo.get(), 20, 60);
  cairo_curve_to(cairo.get(), 60, -20, 90, 120, 130, 40);
  cairo_curve_to(cairo.get(), 150, 10, 180, 90, 220, 30);
  cairo_stroke(cairo.get());
  Bytes png;
  cairo_surface_write_to_png_stream(surface.get(), append, &png);
  return png;
}

}  // namespace

assets::Result<SamplePapers> SamplePapers::draw() {
  SamplePapers papers;
  papers::Typesetter typesetter;
  for (std::size_t i = 0; i < kMaterials; ++i) {
    const auto material = static_cast<domain::MaterialKind>(i);
    papers.pages_[i] =
        pageOf(typesetter, std::string(assets::text(domain::nameOf(material), assets::Language::Chinese)));
  }
  if (!typesetter.sound()) return assets::failure(assets::ErrorId::NoticeNotRendered, typesetter.fault());
  papers.signature_ = signaturePng();
  return papers;
}

}  // namespace kiosk::backoffice::prefecture
