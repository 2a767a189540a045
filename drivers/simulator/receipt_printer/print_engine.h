#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/simulator/receipt_printer/escpos_interpreter.h"
#include "drivers/simulator/receipt_printer/paper_strip.h"

namespace drivers::simulator {

/// The inside of the printer without its wires: bytes go in, answers come out, paper grows with time. One thread.
class PrintEngine {
 public:
  enum class Paper : std::uint8_t { Ok, Low, Out };
  struct State {
    Paper paper = Paper::Ok;
    std::optional<double> runsOutAfter;  ///< millimetres left on the roll
    bool coverOpen = false;
    bool cutterJam = false;
    bool contradict = false;
    double speed = 150;  ///< millimetres a second
  };
  using Clock = std::chrono::steady_clock;

  explicit PrintEngine(std::filesystem::path output) : output_(std::move(output)) {}

  State& state() { return state_; }
  /// Bytes from the wire; the answers to send at once.
  std::vector<std::uint8_t> receive(std::span<const std::uint8_t> bytes);
  /// Prints what fits into the time since the last call, at most to the end of one action more; the answers of commands
  /// that have come to their turn.
  std::vector<std::uint8_t> advance(Clock::time_point now);
  /// A new program is at the wire; half a command of the old one is forgotten.
  void reconnect() { interpreter_.reset(); }

  [[nodiscard]] bool idle() const { return queue_.empty() && !underway_; }
  [[nodiscard]] bool full() const { return queuedBytes_ > kBuffer; }
  [[nodiscard]] const std::vector<std::filesystem::path>& receipts() const { return receipts_; }
  [[nodiscard]] std::size_t unknownBytes() const { return interpreter_.unknownBytes(); }

  static constexpr std::size_t kBuffer = 256U << 10U;  ///< bytes; above it the printer takes no more

 private:
  [[nodiscard]] bool canPrint() const;
  [[nodiscard]] bool offline() const { return !canPrint(); }
  [[nodiscard]] std::uint8_t statusByte(int number) const;
  void clear();
  void cutOff();
  /// Moves rows of the strip underway onto the paper; false when none could be moved.
  bool burnRows(int rows);

  std::filesystem::path output_;
  EscPosInterpreter interpreter_;
  State state_;
  std::deque<PrintAction> queue_;
  std::size_t queuedBytes_ = 0;
  std::optional<PrintAction> underway_;
  PaperStrip strip_;  ///< of the action underway
  int burnt_ = 0;     ///< its rows that are on paper
  PaperStrip paper_;  ///< hangs out of the printer, not cut yet
  Clock::time_point last_{};
  double rowsDue_ = 0;
  std::vector<std::filesystem::path> receipts_;
};

}  // namespace drivers::simulator
