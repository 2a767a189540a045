#include "drivers/camera/decode.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <jpeglib.h>
#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not in <cstring>

namespace drivers::camera {
namespace {

constexpr std::size_t kMostPixels = std::size_t{64} << 20U;

/// libjpeg reports by longjmp; only trivial objects may live between setjmp and the jump.
struct JumpingErrors {
  jpeg_error_mgr manager{};
  std::jmp_buf back{};
};

[[noreturn]] void jump(j_common_ptr info) {
  auto* errors = static_cast<JumpingErrors*>(static_cast<void*>(info->err));
  std::longjmp(errors->back, 1);  // NOLINT(cert-err52-cpp): libjpeg's only way out
}

void silent(j_common_ptr /*info*/) {}
void warned(j_common_ptr info, int level) {
  if (level < 0) ++info->err->num_warnings;
}

void quiet(JumpingErrors& errors) {
  jpeg_std_error(&errors.manager);
  errors.manager.error_exit = jump;
  errors.manager.output_message = silent;
  errors.manager.emit_message = warned;
}

assets::Result<Picture> damaged(std::string why) {
  return assets::failure(assets::ErrorId::CameraDamagedFrame, std::move(why));
}

/// False when the file is cut off or none at all. `picture` is filled as far as the bytes go.
bool readJpeg(std::span<const std::uint8_t> jpeg, Picture& picture) {
  JumpingErrors errors;
  jpeg_decompress_struct info{};
  quiet(errors);
  info.err = &errors.manager;
  if (setjmp(errors.back) != 0) {  // NOLINT(cert-err52-cpp)
    jpeg_destroy_decompress(&info);
    return false;
  }
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, jpeg.data(), jpeg.size());
  jpeg_read_header(&info, TRUE);
  if (std::size_t{info.image_width} * info.image_height > kMostPixels) {
    jpeg_destroy_decompress(&info);
    return false;
  }
  info.out_color_space = JCS_EXT_BGR;
  info.dct_method = JDCT_ISLOW;
  jpeg_start_decompress(&info);
  picture.width = static_cast<int>(info.output_width);
  picture.height = static_cast<int>(info.output_height);
  picture.channels = 3;
  picture.pixels.resize(picture.stride() * info.output_height);
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = picture.pixels.data() + picture.stride() * info.output_scanline;
    jpeg_read_scanlines(&info, &row, 1);
  }
  jpeg_finish_decompress(&info);
  const bool whole = errors.manager.num_warnings == 0;
  jpeg_destroy_decompress(&info);
  return whole;
}

std::uint8_t clampByte(int value) {
  return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
}

/// BT.601 limited range, as UVC cameras deliver it; 8-bit fixed point.
void yuvToBgr(int y, int u, int v, std::uint8_t* bgr) {
  const int c = 298 * (y - 16) + 128;
  const int d = u - 128;
  const int e = v - 128;
  bgr[0] = clampByte((c + 516 * d) / 256);
  bgr[1] = clampByte((c - 100 * d - 208 * e) / 256);
  bgr[2] = clampByte((c + 409 * e) / 256);
}

Picture fromYuyv(const Frame& frame) {
  Picture picture{frame.width, frame.height, 3, {}};
  const std::size_t pixels = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
  picture.pixels.resize(pixels * 3);
  for (std::size_t i = 0; i + 1 < pixels; i += 2) {
    const std::uint8_t* in = frame.bytes.data() + i * 2;
    std::uint8_t* out = picture.pixels.data() + i * 3;
    yuvToBgr(in[0], in[1], in[3], out);
    yuvToBgr(in[2], in[1], in[3], out + 3);
  }
  return picture;
}

Picture fromGrey(const Frame& frame) {
  Picture picture{frame.width, frame.height, 3, {}};
  const std::size_t pixels = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
  picture.pixels.resize(pixels * 3);
  for (std::size_t i = 0; i < pixels; ++i)
    std::fill_n(picture.pixels.begin() + static_cast<std::ptrdiff_t>(i * 3), 3, frame.bytes[i]);
  return picture;
}

}  // namespace

assets::Result<Picture> decodeFrame(const Frame& frame) {
  if (frame.format == PixelFormat::Jpeg) {
    if (frame.bytes.empty()) return damaged("no bytes");
    Picture picture;
    if (!readJpeg(frame.bytes, picture)) return damaged("not a whole JPEG");
    return picture;
  }
  if (frame.width <= 0 || frame.height <= 0 || frame.width % 2 != 0) return damaged("impossible size");
  const std::size_t pixels = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
  const std::size_t needed = frame.format == PixelFormat::Yuyv ? pixels * 2 : pixels;
  if (pixels > kMostPixels || frame.bytes.size() < needed) return damaged("fewer bytes than the size needs");
  return frame.format == PixelFormat::Yuyv ? fromYuyv(frame) : fromGrey(frame);
}

PictureSize jpegSize(std::span<const std::uint8_t> jpeg) {
  std::size_t at = 2;
  if (jpeg.size() < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8) return {};
  while (at + 9 < jpeg.size() && jpeg[at] == 0xFF) {
    const std::uint8_t marker = jpeg[at + 1];
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    // Every start of frame: C0 … CF without the tables DHT C4, JPG C8 and DAC CC.
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
      return {(jpeg[at + 7] << 8) | jpeg[at + 8], (jpeg[at + 5] << 8) | jpeg[at + 6]};
    }
    if (marker == 0xD9 || marker == 0xDA) return {};
    at += 2 + ((std::size_t{jpeg[at + 2]} << 8U) | jpeg[at + 3]);
  }
  return {};
}

WipedBytes encodeJpeg(const Picture& picture, int quality) {
  JumpingErrors errors;
  jpeg_compress_struct info{};
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  quiet(errors);
  info.err = &errors.manager;
  if (setjmp(errors.back) != 0) {  // NOLINT(cert-err52-cpp)
    std::abort();                  // memory is the only thing that can end here
  }
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &bytes, &size);
  info.image_width = static_cast<JDIMENSION>(picture.width);
  info.image_height = static_cast<JDIMENSION>(picture.height);
  info.input_components = picture.channels;
  info.in_color_space = picture.channels == 1 ? JCS_GRAYSCALE : JCS_EXT_BGR;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, std::clamp(quality, 1, 100), TRUE);
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    const std::uint8_t* row = picture.pixels.data() + picture.stride() * info.next_scanline;
    JSAMPROW rows = const_cast<JSAMPROW>(row);  // NOLINT: libjpeg only reads it
    jpeg_write_scanlines(&info, &rows, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  WipedBytes file(bytes, bytes + size);
  explicit_bzero(bytes, size);
  std::free(bytes);
  return file;
}

}  // namespace drivers::camera
