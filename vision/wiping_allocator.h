#pragma once

#include <cstddef>
#include <cstring>
#include <new>

#include <strings.h>

namespace vision {

/// Gives memory back overwritten, so that a picture of a visitor does not outlive its last owner. Copies, moves and
/// growth of the container are covered too, because every block returns through here.
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

}  // namespace vision
