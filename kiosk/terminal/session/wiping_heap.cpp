// Replaces the program's heap functions so that every block is overwritten when it is given back, whoever allocated it:
// our own strings, the toolkit's, OpenCV's, curl's. Together with Visit::wipe() this is what "erase" means: nothing of
// a visitor stays in freed memory. Linked into hall-kiosk only; sanitizer builds keep their own heap.
//
// glibc documents that a program may replace malloc and friends ("Replacing malloc", Glibc manual 3.2.5); the original
// functions stay reachable under their __libc_ names.

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <malloc.h>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): glibc's names
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void __libc_free(void* block);
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

void free(void* block) noexcept {
  if (block == nullptr) return;
  const int kept = errno;
  explicit_bzero(block, malloc_usable_size(block));
  __libc_free(block);
  errno = kept;
}

void* realloc(void* block, std::size_t size) noexcept {
  if (block == nullptr) return __libc_malloc(size);
  const std::size_t held = malloc_usable_size(block);
  if (size != 0 && size <= held) {
    // It stays where it is; what is cut off is overwritten.
    explicit_bzero(static_cast<std::uint8_t*>(block) + size, held - size);
    return block;
  }
  if (size == 0) {
    free(block);
    return nullptr;
  }
  void* moved = __libc_malloc(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, block, held);
  free(block);
  return moved;
}
}

#endif
