#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not in <cstring>

namespace drivers {

/// Gives memory back overwritten, so that what a device saw of a visitor does not outlive its last owner.
template <class T>
struct WipingAllocator {
  using value_type = T;

  WipingAllocator() = default;
  template <class U>
  WipingAllocator(const WipingAllocator<U>&) noexcept {}  // NOLINT(google-explicit-constructor): allocators convert

  T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T))); }
  void deallocate(T* block, std::size_t count) noexcept {
    explicit_bzero(block, count * sizeof(T));
    ::operator delete(block);
  }
  friend bool operator==(const WipingAllocator&, const WipingAllocator&) { return true; }
};

using WipedBytes = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

/// Pixels as a camera or scanner gives them after decoding: 8 bits a channel, rows from the top without padding,
/// channels blue, green, red (3) or grey (1).
struct Picture {
  int width = 0;
  int height = 0;
  int channels = 3;
  WipedBytes pixels;

  [[nodiscard]] std::size_t stride() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
  }
};

}  // namespace drivers
