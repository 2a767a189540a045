// libhall-photo-testcodec.so: the picture decoder for the simulator's cards, as a plug-in like any maker's.
#include "drivers/id_card/photo_decoder_abi.h"
#include "drivers/simulator/photo_codec/photo_codec.h"

namespace {

using drivers::simulator::PhotoOutcome;

int decode(const std::uint8_t* block, std::size_t size, std::uint8_t* rgb) {
  switch (drivers::simulator::decodePhotoBlock({block, size}, {rgb, HALL_PHOTO_RGB_BYTES})) {
    case PhotoOutcome::Decoded:
      return HALL_PHOTO_DECODED;
    case PhotoOutcome::NotMine:
      return HALL_PHOTO_NOT_MINE;
    case PhotoOutcome::Broken:
      break;
  }
  return HALL_PHOTO_BROKEN;
}

constexpr hall_photo_decoder kDecoder = {HALL_PHOTO_ABI_VERSION, "hall-simulator test codec 1", decode};

}  // namespace

extern "C" const struct hall_photo_decoder* hall_photo_decoder_get(void) {
  return &kDecoder;
}
