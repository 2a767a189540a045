#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/application.h"

namespace kiosk::backoffice::prefecture {

/// The pictures every case of the prefecture shares: one page of each material, marked as made up, and a signature.
class SamplePapers {
 public:
  static assets::Result<SamplePapers> draw();

  [[nodiscard]] const std::vector<std::uint8_t>& page(domain::MaterialKind material) const {
    return pages_[static_cast<std::size_t>(material)];
  }
  [[nodiscard]] const std::vector<std::uint8_t>& signature() const { return signature_; }

 private:
  static constexpr std::size_t kMaterials = static_cast<std::size_t>(domain::MaterialKind::WorkerRequest) + 1;
  std::array<std::vector<std::uint8_t>, kMaterials> pages_;
  std::vector<std::uint8_t> signature_;
};

}  // namespace kiosk::backoffice::prefecture
