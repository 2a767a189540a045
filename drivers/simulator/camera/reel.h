#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/simulator/camera/medium.h"

namespace drivers::simulator::camera {

struct Size {
  int width = 0;
  int height = 0;
  friend bool operator==(const Size&, const Size&) = default;
};

using Jpeg = std::vector<std::uint8_t>;

/// What a camera sees for a while: pictures in a row, each as JPEG in every size the camera delivers.
class Reel {
 public:
  /// A picture file, or a folder of .jpg and .png pictures in the order of their names. Pictures of another shape than
  /// sizes[0] are cut to it around their middle. The error is a sentence.
  static tl::expected<Reel, std::string> load(const std::filesystem::path& path, const std::vector<Size>& sizes);
  /// An even surface with the grain of a real sensor; blue-green-red, 0..255.
  static Reel surface(int blue, int green, int red, const std::vector<Size>& sizes);

  /// What an infrared eye beside the lens sees where these pictures are shown to it, in the same sizes.
  [[nodiscard]] Reel infrared(FlatMedium medium) const;

  [[nodiscard]] std::size_t pictures() const { return pictures_.size(); }
  [[nodiscard]] const Jpeg& picture(std::size_t index, std::size_t size) const { return pictures_[index][size]; }

 private:
  std::vector<std::vector<Jpeg>> pictures_;  ///< [picture][size]
};

}  // namespace drivers::simulator::camera
