#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::simulator::dock {

/// One word of a usage: what may stand there. "ok|low|SHEETS" has three alternatives, the last of them open.
using Slot = std::vector<std::string>;

/// Words that come together; an optional part may be left out.
struct Part {
  std::vector<Slot> slots;
  bool optional = false;
  bool operator==(const Part&) const = default;
};

/// One command as the simulator's `help` describes it (the grammar: emulator.h, Emulator::help).
using Usage = std::vector<Part>;

/// What may stand for an open word: PERSON → {"worker", "stranger"}.
using Known = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A word in capitals stands for something of that kind: "PERSON" and "PATH,BACK", not "none" and not "3F".
bool isOpen(std::string_view word);

/// The answer to `help`. A bracket inside a word and `...` say that more can be written there; a bracket that is not
/// closed ends with its usage; what does not begin with a plain word is left out.
std::vector<Usage> parseHelp(std::string_view help);

/// The slot's alternatives with known words in place of open ones; open words nothing is known of are left out.
std::vector<std::string> fill(const Slot& slot, const Known& known);

/// Whether the slot lets one write something that `known` cannot offer.
bool takesWriting(const Slot& slot, const Known& known);

}  // namespace drivers::simulator::dock
