// Any bytes given as a picture: decoded within the limits or refused, never more.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "vision/image_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const vision::DecodeLimits limits{.maxSide = 2000, .maxPixels = 1'000'000, .maxBytes = 1U << 20U};
  const auto image = vision::decodeImage({data, size}, limits);
  if (image && (image->width() > 2000 || image->pixels().size() > 3'000'000)) std::abort();
  return 0;
}
