#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "drivers/simulator/smart_card/card_fault.h"
#include "drivers/simulator/smart_card/card_files.h"

namespace drivers::simulator::smart_card {

/// A social-security card: how far a session has come, what it answers. No clock, no wire.
///
/// A contact card talks T=0: the answer to a command with data waits for GET RESPONSE (61xx), and a length that does
/// not fit a record is told (6Cxx). A contactless one talks T=1 and answers at once.
class VirtualCard {
 public:
  VirtualCard(CardFiles files, bool contactless, bool protectsHolder)
      : files_(std::move(files)), contactless_(contactless), protectsHolder_(protectsHolder) {}

  void misbehave(CardFault fault) { fault_ = std::move(fault); }
  [[nodiscard]] const CardFault& fault() const { return fault_; }

  /// The answer to reset; begins a session. Contactless: as a PC/SC reader makes it up.
  [[nodiscard]] Bytes atr() const;
  /// Power or reset: the session is forgotten.
  void reset();
  /// The response to a command, with its status word. Empty: the card was pulled out instead.
  std::optional<Bytes> answer(std::span<const std::uint8_t> command);

 private:
  Bytes select(std::span<const std::uint8_t> command);
  Bytes readRecord(std::span<const std::uint8_t> command);
  Bytes fetch(std::uint8_t length);
  [[nodiscard]] CardStep stepOf(std::span<const std::uint8_t> command) const;
  [[nodiscard]] const std::vector<CardRecord>* currentFile() const;
  [[nodiscard]] bool has(CardQuirk quirk) const { return fault_.quirk == quirk; }

  CardFiles files_;
  bool contactless_;
  bool protectsHolder_;
  CardFault fault_;
  bool application_ = false;  ///< selected
  std::uint16_t file_ = 0;    ///< selected; 0: none
  Bytes ready_;               ///< waits for GET RESPONSE
  int records_ = 0;           ///< asked for since power-up
};

}  // namespace drivers::simulator::smart_card
