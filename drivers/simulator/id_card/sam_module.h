#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "drivers/simulator/id_card/card_encoder.h"

namespace drivers::simulator {

/// What a card's chip hands out.
struct Chip {
  Bytes text;          ///< 256
  Bytes photo;         ///< 1024
  Bytes fingerprints;  ///< 0, 512 or 1024
  Bytes addresses;     ///< 0 to 280
};

/// A request as it came over the wire.
struct Request {
  std::uint16_t code = 0;  ///< CMD in the high byte, Para in the low
  Bytes data;
  bool checksumRight = false;
};

/// Takes the first whole request out of `inbox`, with whatever stands in front of it; empty while none is complete.
std::optional<Request> takeRequest(Bytes& inbox);

/// The commands as a control script names them.
enum class Step : std::uint8_t { Status, Find, Select, Read, Address, Other };
Step stepOf(std::uint16_t code);
std::optional<Step> stepCalled(std::string_view word);

/// How long the module thinks before it answers.
struct Thinking {
  std::chrono::milliseconds find{100};
  std::chrono::milliseconds select{100};
  std::chrono::milliseconds read{1000};
  std::chrono::milliseconds address{200};
  std::chrono::milliseconds other{5};
  [[nodiscard]] std::chrono::milliseconds of(Step step) const;
};

/// The security module behind the wire: what lies on it, how far a session has come, what it answers. No clock, no
/// wire.
class SamModule {
 public:
  void place(std::shared_ptr<const Chip> chip);
  void lift();
  [[nodiscard]] bool cardThere() const { return chip_ != nullptr; }
  /// Bits per second the module talks with, after the last answer.
  [[nodiscard]] int baud() const { return baud_; }
  /// Power comes back: the session is forgotten, the card lies where it lay.
  void powerUp(int baud);
  /// The whole reply frame. `forced` is a status the module must answer instead of doing it.
  Bytes answer(const Request& request, std::optional<std::uint8_t> forced = std::nullopt);

 private:
  Bytes find();
  Bytes select();
  Bytes read(bool withFingerprints);
  Bytes addresses() const;
  Bytes managementNumber() const;  ///< 00 01 02 …: what it holds is not public

  std::shared_ptr<const Chip> chip_;
  bool found_ = false;
  bool selected_ = false;
  bool handled_ = false;  ///< read since it was laid down
  int baud_ = 115200;
};

}  // namespace drivers::simulator
