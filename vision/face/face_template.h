#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>

namespace vision::face {

/// What makes a face comparable: 512 numbers of length one. They lie in locked memory (never swapped, not in core
/// dumps) and are overwritten when the last copy goes. Not copyable by accident: clone() says so aloud.
class FaceTemplate {
 public:
  static constexpr std::size_t kSize = 512;

  /// Scales the numbers to length one.
  explicit FaceTemplate(std::span<const float, kSize> numbers);
  FaceTemplate(FaceTemplate&&) noexcept = default;
  FaceTemplate& operator=(FaceTemplate&&) noexcept = default;

  [[nodiscard]] FaceTemplate clone() const;
  /// Cosine similarity, -1..1.
  [[nodiscard]] float similarity(const FaceTemplate& other) const;

 private:
  struct Release {
    void operator()(float* block) const noexcept;
  };
  std::unique_ptr<float[], Release> numbers_;  // NOLINT(modernize-avoid-c-arrays): the allocator hands out plain memory
};

}  // namespace vision::face
