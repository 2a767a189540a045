#ifndef HALL_PHOTO_DECODER_ABI_H
#define HALL_PHOTO_DECODER_ABI_H

/* The plug-in interface for decoders of the picture in an identity card's chip, plain C.
 *
 * A plug-in is a shared object exporting hall_photo_decoder_get(). Wrap a vendor's library in one: the kiosk loads it
 * with dlopen from the path its device configuration names (photo_decoder = "..."), calls it on the reader's thread
 * only, and works without any. */

/* NOLINTBEGIN(modernize-*, readability-identifier-naming): plain C, for vendors */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HALL_PHOTO_ABI_VERSION 1u
#define HALL_PHOTO_WIDTH 102
#define HALL_PHOTO_HEIGHT 126
#define HALL_PHOTO_RGB_BYTES (HALL_PHOTO_WIDTH * HALL_PHOTO_HEIGHT * 3)

enum hall_photo_result {
  HALL_PHOTO_DECODED = 0,
  HALL_PHOTO_NOT_MINE = 1,   /* another compression than this plug-in's */
  HALL_PHOTO_BROKEN = 2,     /* this plug-in's compression, damaged */
  HALL_PHOTO_UNAVAILABLE = 3 /* cannot decode now: no licence, no device */
};

struct hall_photo_decoder {
  uint32_t abi_version; /* HALL_PHOTO_ABI_VERSION */
  const char* name;     /* for staff: maker and version */
  /* `block` holds `size` bytes (1024) as the chip stores them. On HALL_PHOTO_DECODED, HALL_PHOTO_RGB_BYTES bytes have
   * been written to `rgb`: 8 bits a channel, red first, rows from the top, no padding. Keeps no copy. */
  int (*decode)(const uint8_t* block, size_t size, uint8_t* rgb);
};

/* The one exported symbol; what it returns stays valid while the plug-in is loaded. */
const struct hall_photo_decoder* hall_photo_decoder_get(void);

#ifdef __cplusplus
}
#endif

/* NOLINTEND(modernize-*, readability-identifier-naming) */

#endif
