#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "drivers/id_card/id_card.h"
#include "drivers/settings.h"

struct hall_photo_decoder;

namespace drivers::id_card {

/// A loaded plug-in that turns the chip's picture block into pixels (photo_decoder_abi.h). Belongs to one thread.
class PhotoDecoder {
 public:
  /// The error says why it cannot be used: not there, not a plug-in, another ABI version.
  static tl::expected<PhotoDecoder, std::string> load(const std::filesystem::path& plugin);
  PhotoDecoder(PhotoDecoder&&) noexcept = default;
  PhotoDecoder& operator=(PhotoDecoder&&) noexcept = default;

  /// Maker and version, for staff.
  [[nodiscard]] std::string name() const;
  /// Empty: not this plug-in's compression, damaged, or it cannot decode now.
  [[nodiscard]] std::optional<Portrait> decode(std::span<const std::uint8_t> block) const;

 private:
  struct Unload {
    void operator()(void* library) const;
  };
  std::unique_ptr<void, Unload> library_;
  const hall_photo_decoder* decoder_ = nullptr;

  PhotoDecoder(std::unique_ptr<void, Unload> library, const hall_photo_decoder* decoder)
      : library_(std::move(library)), decoder_(decoder) {}
};

/// The plug-in of the setting `photo_decoder`. Absent or unusable: none, and the reader reads cards without it; its
/// status line tells staff that it is missing.
std::optional<PhotoDecoder> configuredDecoder(const Settings& settings);

}  // namespace drivers::id_card
