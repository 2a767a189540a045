#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator {

/// Owns the emulators of a scenario and carries commands to them.
class Switchboard {
 public:
  /// Makes one emulator for each [devices.NAME]. The scenario must outlive the switchboard.
  static tl::expected<Switchboard, std::string> make(const Scenario& scenario, std::filesystem::path directory,
                                                     std::span<const Registration> registry);
  Switchboard(Switchboard&& other) noexcept;
  Switchboard& operator=(Switchboard&&) = delete;
  ~Switchboard();

  /// Starts every device; on the first refusal those already started are stopped.
  tl::expected<void, std::string> start();
  void stop();

  /// Carries out one command line: help, devices, people, person PERSON|none, unplug DEVICE, replug DEVICE, quit,
  /// or a device's own.
  Reply execute(std::string_view line);
  /// Somebody said quit.
  [[nodiscard]] bool quitting() const { return quitting_; }

 private:
  explicit Switchboard(const Scenario& scenario) : scenario_(&scenario) {}
  Emulator* device(std::string_view name) const;
  Reply person(std::span<const std::string> words);
  Reply plug(std::span<const std::string> words);
  [[nodiscard]] std::string help() const;

  const Scenario* scenario_;
  std::vector<std::unique_ptr<Emulator>> emulators_;
  std::size_t started_ = 0;
  bool quitting_ = false;
};

}  // namespace drivers::simulator
