#include "drivers/simulator/photo_codec/photo_codec.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <jpeglib.h>

namespace drivers::simulator {
namespace {

constexpr std::array<std::uint8_t, 9> kHeader = {'W', 'L', kPhotoWidth, 0, kPhotoHeight, 0, 'H', 'T', '1'};
constexpr std::size_t kStreamAt = kHeader.size() + 4;  // behind qualities and length
constexpr std::size_t kLongestStream = kPhotoBlockBytes - kStreamAt;

/// libjpeg ends the process on errors unless its handler jumps away.
struct Errors {
  jpeg_error_mgr manager;
  std::jmp_buf back;
};

void jumpBack(j_common_ptr info) {
  auto* errors = static_cast<Errors*>(static_cast<void*>(info->err));
  std::longjmp(errors->back, 1);
}

void stayQuiet(j_common_ptr /*info*/) {}

jpeg_error_mgr* quiet(Errors& errors) {
  jpeg_error_mgr* manager = jpeg_std_error(&errors.manager);
  manager->error_exit = jumpBack;
  manager->output_message = stayQuiet;
  return manager;
}

struct Qualities {
  int luma = 0;
  int chroma = 0;
};

/// Both sides derive the same tables from the qualities.
void setTables(jpeg_compress_struct& info, Qualities qualities) {
  jpeg_set_quality(&info, qualities.chroma, TRUE);
  JQUANT_TBL chroma = *info.quant_tbl_ptrs[1];
  jpeg_set_quality(&info, qualities.luma, TRUE);
  *info.quant_tbl_ptrs[1] = chroma;
}

void describe(jpeg_compress_struct& info) {
  info.image_width = kPhotoWidth;
  info.image_height = kPhotoHeight;
  info.input_components = 3;
  info.in_color_space = JCS_RGB;
  jpeg_set_defaults(&info);
  info.arith_code = TRUE;
  info.dct_method = JDCT_ISLOW;
  info.write_JFIF_header = FALSE;
  info.write_Adobe_marker = FALSE;
}

/// The stream without its tables; empty when libjpeg refuses.
std::vector<std::uint8_t> compress(std::span<const std::uint8_t> rgb, Qualities qualities) {
  Errors errors{};
  jpeg_compress_struct info{};
  unsigned char* out = nullptr;
  unsigned long size = 0;
  info.err = quiet(errors);
  if (setjmp(errors.back) != 0) {
    jpeg_destroy_compress(&info);
    std::free(out);
    return {};
  }
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &out, &size);
  describe(info);
  setTables(info, qualities);
  jpeg_suppress_tables(&info, TRUE);
  jpeg_start_compress(&info, FALSE);
  while (info.next_scanline < info.image_height) {
    // The library's row type is not const; it only reads.
    auto* row = const_cast<JSAMPROW>(rgb.data() + std::size_t{3} * kPhotoWidth * info.next_scanline);
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  std::vector<std::uint8_t> stream(out, out + size);
  std::free(out);
  return stream;
}

/// The tables-only stream a decoder reads first.
std::vector<std::uint8_t> tables(Qualities qualities) {
  Errors errors{};
  jpeg_compress_struct info{};
  unsigned char* out = nullptr;
  unsigned long size = 0;
  info.err = quiet(errors);
  if (setjmp(errors.back) != 0) {
    jpeg_destroy_compress(&info);
    std::free(out);
    return {};
  }
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &out, &size);
  describe(info);
  setTables(info, qualities);
  jpeg_write_tables(&info);
  jpeg_destroy_compress(&info);
  std::vector<std::uint8_t> stream(out, out + size);
  std::free(out);
  return stream;
}

bool decompress(std::span<const std::uint8_t> tablesStream, std::span<const std::uint8_t> stream,
                std::span<std::uint8_t> rgb) {
  Errors errors{};
  jpeg_decompress_struct info{};
  info.err = quiet(errors);
  if (setjmp(errors.back) != 0) {
    jpeg_destroy_decompress(&info);
    return false;
  }
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, tablesStream.data(), tablesStream.size());
  jpeg_read_header(&info, FALSE);
  jpeg_mem_src(&info, stream.data(), stream.size());
  jpeg_read_header(&info, TRUE);
  const bool fits = info.image_width == kPhotoWidth && info.image_height == kPhotoHeight && info.num_components == 3;
  if (fits) {
    info.out_color_space = JCS_RGB;
    info.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&info);
    while (info.output_scanline < info.output_height) {
      JSAMPROW row = rgb.data() + std::size_t{3} * kPhotoWidth * info.output_scanline;
      jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
  }
  const bool clean = info.err->num_warnings == 0;
  jpeg_destroy_decompress(&info);
  return fits && clean;
}

}  // namespace

std::optional<std::vector<std::uint8_t>> encodePhotoBlock(std::span<const std::uint8_t> rgb) {
  if (rgb.size() != kPhotoRgbBytes) return std::nullopt;
  // Size grows with quality: halve the interval. Faces are told apart by their light, so colour gets the poorer table.
  std::vector<std::uint8_t> best;
  Qualities used;
  for (int low = 1, high = 95; low <= high;) {
    const int middle = (low + high) / 2;
    const Qualities tried{middle, std::max(1, middle / 2)};
    std::vector<std::uint8_t> stream = compress(rgb, tried);
    if (!stream.empty() && stream.size() <= kLongestStream) {
      best = std::move(stream);
      used = tried;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  if (best.empty()) return std::nullopt;
  std::vector<std::uint8_t> block(kHeader.begin(), kHeader.end());
  block.push_back(static_cast<std::uint8_t>(used.luma));
  block.push_back(static_cast<std::uint8_t>(used.chroma));
  block.push_back(static_cast<std::uint8_t>(best.size() & 0xFFU));
  block.push_back(static_cast<std::uint8_t>(best.size() >> 8U));
  block.insert(block.end(), best.begin(), best.end());
  block.resize(kPhotoBlockBytes, 0);
  return block;
}

PhotoOutcome decodePhotoBlock(std::span<const std::uint8_t> block, std::span<std::uint8_t> rgb) {
  if (block.size() != kPhotoBlockBytes || !std::equal(kHeader.begin(), kHeader.end(), block.begin())) {
    return PhotoOutcome::NotMine;
  }
  const Qualities qualities{block[kHeader.size()], block[kHeader.size() + 1]};
  const std::size_t size = block[kHeader.size() + 2] | static_cast<std::size_t>(block[kHeader.size() + 3]) << 8U;
  if (qualities.luma < 1 || qualities.luma > 100 || qualities.chroma < 1 || qualities.chroma > 100 || size == 0 ||
      size > kLongestStream || rgb.size() != kPhotoRgbBytes) {
    return PhotoOutcome::Broken;
  }
  return decompress(tables(qualities), block.subspan(kStreamAt, size), rgb) ? PhotoOutcome::Decoded
                                                                            : PhotoOutcome::Broken;
}

}  // namespace drivers::simulator
