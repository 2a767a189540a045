#include "vision/face/face_template.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <sodium.h>

namespace vision::face {
namespace {

float* lockedBlock() {
  // Also starts the library; calling it again is free. Without locked memory there is no safe place for a template.
  if (sodium_init() < 0) std::abort();
  auto* block = static_cast<float*>(sodium_allocarray(FaceTemplate::kSize, sizeof(float)));
  if (block == nullptr) std::abort();
  return block;
}

}  // namespace

void FaceTemplate::Release::operator()(float* block) const noexcept {
  sodium_free(block);
}

FaceTemplate::FaceTemplate(std::span<const float, kSize> numbers) : numbers_(lockedBlock()) {
  const double square = std::inner_product(numbers.begin(), numbers.end(), numbers.begin(), 0.0);
  const auto scale = static_cast<float>(square > 0 ? 1.0 / std::sqrt(square) : 0.0);
  std::transform(numbers.begin(), numbers.end(), numbers_.get(), [scale](float number) { return number * scale; });
}

FaceTemplate FaceTemplate::clone() const {
  return FaceTemplate(std::span<const float, kSize>(numbers_.get(), kSize));
}

float FaceTemplate::similarity(const FaceTemplate& other) const {
  return std::inner_product(numbers_.get(), numbers_.get() + kSize, other.numbers_.get(), 0.F);
}

}  // namespace vision::face
