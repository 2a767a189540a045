#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "drivers/picture.h"

namespace drivers::camera {

/// Cuts a byte stream of JPEG files in a row into single files, wherever the reads happen to split it. Bytes between
/// files are skipped; a file that breaks off in the middle of another's beginning, or grows past kLargest, is dropped
/// and counted. Follows the marker structure of ITU-T T.81 annex B: segments by their length, entropy-coded data to
/// the next marker that is neither stuffing (FF 00) nor a restart (FF D0 … FF D7), so a thumbnail inside APP1 does not
/// end the picture.
class JpegSplitter {
 public:
  static constexpr std::size_t kLargest = std::size_t{64} << 20U;

  void feed(std::span<const std::uint8_t> bytes);
  /// The next whole file, oldest first.
  std::optional<WipedBytes> next();
  /// Files thrown away so far.
  [[nodiscard]] std::uint64_t damaged() const { return damaged_; }
  void reset();

 private:
  enum class State : std::uint8_t { Outside, Marker, Length, Segment, Scan };
  /// One past the end of the first whole file in buffer_, once it is there.
  std::optional<std::size_t> advance();
  void drop(std::size_t keepFrom);

  WipedBytes buffer_;
  std::size_t at_ = 0;  ///< first byte not looked at yet
  State state_ = State::Outside;
  std::uint8_t marker_ = 0;
  std::uint64_t damaged_ = 0;
};

}  // namespace drivers::camera
