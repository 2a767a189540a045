#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "drivers/simulator/receipt_printer/escpos_interpreter.h"

namespace drivers::simulator {

inline constexpr int kPrintDots = 576;           ///< printable width of 80 mm paper at 203 dpi
inline constexpr double kDotsPerMillimetre = 8;  ///< 203 dpi

/// A piece of printed paper: rows of kPrintDots bytes, 1 = burnt.
struct PaperStrip {
  std::vector<std::uint8_t> dots;
  [[nodiscard]] int height() const { return static_cast<int>(dots.size() / kPrintDots); }
};

/// What an action puts on paper, as the print head would: characters in cells of 12 × 24 dots, rows of 30 dots, text
/// wider than the paper goes on in the next row. Cutting feeds the paper from the head to the knife.
PaperStrip paperOf(const PrintAction& action);

/// The paper as it would look in the hand, with its margins. False: the file cannot be written.
bool savePaper(const PaperStrip& paper, const std::filesystem::path& png);

}  // namespace drivers::simulator
