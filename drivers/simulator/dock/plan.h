#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drivers/simulator/dock/usage.h"

namespace drivers::simulator::dock {

/// What the simulator says of itself.
struct Vocabulary {
  std::string help;
  std::vector<std::string> devices;
  Known known;
  bool operator==(const Vocabulary&) const = default;
};

/// A command that needs no writing.
struct Button {
  std::string label;
  std::string line;
  bool operator==(const Button&) const = default;
};

/// Commands that begin alike: "place" and a button for everybody. No button: nothing can be chosen at present.
struct Row {
  std::string caption;
  std::vector<Button> buttons;
  bool operator==(const Row&) const = default;
};

/// Everything that can be done to one device, or who stands in front of them all.
struct Section {
  std::string name;            ///< as the simulator calls it
  std::string title;           ///< as people call it, with the name
  std::vector<Button> cable;   ///< unplug, replug
  std::vector<Button> single;  ///< commands there is nothing to choose about
  std::vector<Row> rows;
  std::vector<Usage> written;  ///< commands that have more to them than buttons can offer
};

/// The dock's sections, the visitor's own things first. What only the dock itself asks, and `quit`, are left out.
std::vector<Section> plan(const Vocabulary& vocabulary);

}  // namespace drivers::simulator::dock
