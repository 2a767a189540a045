#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace drivers::simulator {

/// Characters of one style in a row.
struct TextRun {
  std::string text;  ///< UTF-8
  bool bold = false;
  int across = 1;  ///< width, times
  int down = 1;    ///< height, times
  friend bool operator==(const TextRun&, const TextRun&) = default;
};

enum class Justify : std::uint8_t { Left, Centre, Right };

// What a printer does one after the other.
struct PrintRow {
  std::vector<TextRun> runs;  ///< none: an empty row
  Justify justify = Justify::Left;
};
struct PrintPicture {
  int width = 0;  ///< dots, a multiple of 8
  int height = 0;
  std::vector<std::uint8_t> rows;  ///< most significant bit left, 1 = black
  Justify justify = Justify::Left;
};
struct PrintQr {
  std::vector<std::uint8_t> data;
  int module = 3;
  int level = 0;  ///< 0 L, 1 M, 2 Q, 3 H
  Justify justify = Justify::Left;
};
struct FeedRows {
  int rows = 0;  ///< of 30 dots
};
struct CutPaper {
  bool partial = false;
};
struct TellQueueStatus {};  ///< 1D 72: answer when everything before is on paper
using PrintAction = std::variant<PrintRow, PrintPicture, PrintQr, FeedRows, CutPaper, TellQueueStatus>;

// What it does at once.
struct TellStatus {
  int number = 1;  ///< 10 04 n
};
struct ClearBuffers {};  ///< 10 14 08
using EscPosEvent = std::variant<PrintAction, TellStatus, ClearBuffers>;

/// Understands the ESC/POS commands of common ticket printers in a byte stream cut anywhere. Bytes it does not
/// understand are counted and passed over, as printers do.
class EscPosInterpreter {
 public:
  std::vector<EscPosEvent> feed(std::span<const std::uint8_t> bytes);
  /// Forgets half a command, the row begun and every setting.
  void reset();
  [[nodiscard]] std::size_t unknownBytes() const { return unknown_; }

  static constexpr std::size_t kLargestPicture = 4U << 20U;  ///< bytes of one raster command

 private:
  /// Bytes used of the buffer's rest; 0: more are needed.
  std::size_t step(std::span<const std::uint8_t> rest);
  std::size_t escape(std::span<const std::uint8_t> rest);
  std::size_t group(std::span<const std::uint8_t> rest);
  std::size_t fileSeparator(std::span<const std::uint8_t> rest);
  std::size_t realTime(std::span<const std::uint8_t> rest);
  std::size_t raster(std::span<const std::uint8_t> rest);
  std::size_t symbol(std::span<const std::uint8_t> rest);
  std::size_t cut(std::span<const std::uint8_t> rest);
  std::size_t character(std::span<const std::uint8_t> rest);
  std::size_t unknown(std::size_t count);
  void append(const std::string& text);
  void endRow(bool evenEmpty);

  struct Style {
    bool chinese = true;  // Chinese printers start in Chinese mode
    bool bold = false;
    int across = 1;
    int down = 1;
    Justify justify = Justify::Left;
    int qrModule = 3;
    int qrLevel = 0;
    std::vector<std::uint8_t> qrData;
  };

  std::vector<std::uint8_t> buffer_;
  std::vector<EscPosEvent> events_;
  std::vector<TextRun> row_;
  Style style_;
  std::size_t unknown_ = 0;
};

}  // namespace drivers::simulator
