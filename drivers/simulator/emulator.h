#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/simulator/scenario.h"

namespace drivers::simulator {

/// What a command answers: the text after `ok `, or the sentence after `error `.
using Reply = tl::expected<std::string, std::string>;

/// One device at its wire. It serves from its own thread or process between start() and stop(); every other call comes
/// from the simulator's main thread and must return within a second.
class Emulator {
 public:
  Emulator() = default;
  Emulator(const Emulator&) = delete;
  Emulator& operator=(const Emulator&) = delete;
  virtual ~Emulator() = default;

  /// The device's key in the scenario and the first word of its commands: "id-card".
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Further first words that mean this device: "paper" for a printer. The word itself is kept in `words`.
  [[nodiscard]] virtual std::vector<std::string_view> verbs() const { return {}; }
  /// Usages on one line, separated by "; ": words as they are said, `a|b` for one of them, a word in capitals for
  /// something of that kind (PERSON, PAGE, MM), `[…]` for what may be left out. hall-dock makes its buttons from it.
  [[nodiscard]] virtual std::string help() const = 0;

  /// Serves when it returns. The text says where: a path, a port.
  virtual Reply start() = 0;
  virtual void stop() = 0;

  /// `words` without the device's name: {"place", "zhang"}; with the verb when one was used: {"paper", "out"}.
  virtual Reply command(std::span<const std::string> words) = 0;
  /// The cable is pulled and put back: the node or the socket really goes away.
  virtual Reply unplug() = 0;
  virtual Reply replug() = 0;
  /// Somebody steps in front of the machine, or nobody (nullptr). The person outlives the emulator.
  virtual void personStands(const Person* /*person*/) {}
};

/// What an emulator is made from.
struct Setup {
  const Scenario& scenario;         ///< outlives the emulator
  const Settings& settings;         ///< of its [devices.NAME] table
  std::filesystem::path directory;  ///< relative paths of sockets, nodes and output folders are relative to it
};

/// One line of the registry (registry.cpp): the scenario's key and what makes the emulator.
struct Registration {
  std::string_view name;
  tl::expected<std::unique_ptr<Emulator>, std::string> (*make)(const Setup&);
};

/// Every emulator this simulator has.
std::span<const Registration> registeredEmulators();

}  // namespace drivers::simulator
