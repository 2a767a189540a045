#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "ui/shell/geometry.h"

namespace kiosk::terminal::script {

// What a visitor can do, and nothing else: look, touch, write with a finger, lay things down, wait.

/// Until the page of that name is shown.
struct WaitFor {
  std::string page;
  std::chrono::milliseconds patience{20'000};
};
/// Until a text of the catalogue can be read on the screen.
struct Read {
  std::string key;
  std::chrono::milliseconds patience{20'000};
};
/// Lifts the finger inside a touchable area that is there and takes input, waiting for it.
struct TouchWidget {
  std::string id;
};
/// Several strokes on a pad; points are relative to its area, 0..1. A stroke goes from point to point.
struct Write {
  std::string pad;
  std::vector<std::vector<ui::Point>> strokes;
};
/// Touches the keys of the open input panel one by one; digits and X only.
struct Type {
  std::string text;
};
/// Moves something in front of the machine: a command to the simulator.
struct Do {
  std::string command;
};
/// Whichever of these can be read first decides what the visitor does.
struct Either {
  struct Case {
    std::string key;
    std::string command;
  };
  std::vector<Case> cases;
  std::chrono::milliseconds patience{20'000};
};
/// The time a person takes; it is not the machine's.
struct Pause {
  std::chrono::milliseconds time{};
};

using Act = std::variant<WaitFor, Read, TouchWidget, Write, Type, Do, Either, Pause>;

struct Line {
  int number = 0;
  std::string text;
  Act act;
};

/// One act a line; `#` begins a comment.
///
///     wait PAGE [SECONDS]             touch WIDGET
///     read TEXT.KEY [SECONDS]         type 13905370000
///     device SIMULATOR COMMAND        pause MILLISECONDS
///     on TEXT.KEY device COMMAND      consecutive lines belong together: the first that can be read counts
///     stroke PAD x,y x,y / x,y …      `/` lifts the finger
///
/// The error is a sentence with the line's number.
tl::expected<std::vector<Line>, std::string> parse(std::string_view text);

}  // namespace kiosk::terminal::script
