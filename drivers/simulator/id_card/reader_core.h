#pragma once

#include <chrono>
#include <span>
#include <string>

#include "drivers/simulator/emulator.h"
#include "drivers/simulator/id_card/reader_fault.h"
#include "drivers/simulator/id_card/sam_module.h"

namespace drivers::simulator {

/// Settings every emulated reader has: find_ms, select_ms, read_ms, address_ms, late_ms.
struct ReaderPace {
  Thinking thinking;
  std::chrono::milliseconds late{3000};  ///< how long the fault `late` keeps a reply back
  static ReaderPace from(const Settings& settings);
};

/// What every emulated reader is behind its wire: the module, what lies on it, and the fault somebody asked for. The
/// wire locks it.
class ReaderCore {
 public:
  ReaderCore(const Scenario& scenario, ReaderPace pace) : scenario_(scenario), pace_(pace) {}

  /// place, lift, swap, fault, status. `packets`: the wire has packets that may go wrong. A wire's own words come
  /// before.
  Reply command(std::span<const std::string> words, bool plugged, bool packets);
  /// The words for `help`.
  static std::string help(bool packets);

  /// A reply as it goes out, and what goes wrong with it on the wire.
  struct Outgoing {
    Bytes bytes;
    WireFault fault = WireFault::None;
  };
  /// Counts the fault down.
  Outgoing answer(const Request& request);

  [[nodiscard]] SamModule& module() { return module_; }
  [[nodiscard]] const ReaderPace& pace() const { return pace_; }

 private:
  const Scenario& scenario_;
  const ReaderPace pace_;
  SamModule module_;
  ReaderFault fault_;
};

}  // namespace drivers::simulator
