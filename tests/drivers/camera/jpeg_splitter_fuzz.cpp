// Any bytes, split anywhere: every file that comes out begins and ends as a JPEG and decodes or is refused.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "drivers/camera/decode.h"
#include "drivers/camera/jpeg_splitter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace drivers::camera;
  std::span<const std::uint8_t> bytes(data, size);
  JpegSplitter splitter;
  while (!bytes.empty()) {
    const std::size_t part = std::min<std::size_t>(bytes.size(), 1 + bytes[0]);
    splitter.feed(bytes.first(part));
    bytes = bytes.subspan(part);
    while (auto file = splitter.next()) {
      if (file->size() < 4 || (*file)[0] != 0xFF || (*file)[1] != 0xD8 || file->back() != 0xD9) std::abort();
      const PictureSize is = jpegSize(*file);
      if (std::int64_t{is.width} * is.height > 4'000'000) continue;  // large pictures are only slow
      (void)decodeFrame({PixelFormat::Jpeg, 0, 0, std::move(*file), {}, 0});
    }
  }
  return 0;
}
