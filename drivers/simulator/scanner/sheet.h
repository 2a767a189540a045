#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/simulator/scanner/escl_xml.h"

namespace drivers::simulator::scanner {

/// One side of a paper: a picture with its size in the world.
class Sheet {
 public:
  /// A picture file, taken as a paper `width` millimetres wide whose height follows. The error is a sentence.
  static tl::expected<Sheet, std::string> load(const std::filesystem::path& file, double width);

  /// What the scanner sees of the region, as JPEG: the sheet at the top left corner, the white lid beyond it.
  [[nodiscard]] std::vector<std::uint8_t> seen(const EsclSettings& settings) const;
  /// The lid alone.
  static std::vector<std::uint8_t> lid(const EsclSettings& settings);

 private:
  struct Inside;
  std::shared_ptr<const Inside> inside_;
};

}  // namespace drivers::simulator::scanner
