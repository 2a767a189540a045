#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ui::input {

/// A point of a stroke. Coordinates are 0..1 of the pad's width and height, so that a signature survives another size.
struct StrokePoint {
  float x = 0.0F;
  float y = 0.0F;
  float seconds = 0.0F;  ///< since the first touch of this signature
};
using Stroke = std::vector<StrokePoint>;

enum class SignatureVerdict : std::uint8_t {
  Empty,
  TooShort,  ///< a name of that many characters cannot have been written with so little
  Legible,
};

/// The strokes of one signature. Its memory is overwritten when it is cleared or destroyed.
class SignaturePad {
 public:
  /// Longest signature kept; later points are dropped so that a finger left on the glass cannot fill the memory.
  static constexpr std::size_t kMaxPoints = 20000;

  SignaturePad() = default;
  ~SignaturePad();
  SignaturePad(const SignaturePad&) = delete;
  SignaturePad& operator=(const SignaturePad&) = delete;

  /// Pen down, move and up at `x`, `y` in 0..1 of the pad, at `seconds` of any steady clock. Points outside are
  /// clamped.
  void penDown(float x, float y, double seconds);
  void penMove(float x, float y, double seconds);
  void penUp();
  void clear();

  [[nodiscard]] bool writing() const { return writing_; }
  [[nodiscard]] const std::vector<Stroke>& strokes() const { return strokes_; }
  /// All pen travel, as a multiple of the pad's height.
  [[nodiscard]] float travel(float aspect) const;
  /// `characters`: length of the name that should stand here; `aspect`: pad width / height.
  [[nodiscard]] SignatureVerdict verdict(std::size_t characters, float aspect) const;

  /// The signature as a PNG of `width` x `height` pixels: ink on transparent ground, strokes with round ends.
  [[nodiscard]] std::vector<std::uint8_t> png(int width, int height) const;

 private:
  std::vector<Stroke> strokes_;
  std::size_t points_ = 0;
  double startedAt_ = 0.0;
  bool writing_ = false;
};

}  // namespace ui::input
