#pragma once

#include <string>

namespace kiosk::terminal {

/// Before anything personal is in memory: no core dumps, no other process may look in, and, where the system lets us,
/// no page goes to swap. Returns what could not be done as a sentence for the log; empty when all was.
std::string guardProcess();

/// Overwrites the part of this thread's stack below the caller, where finished calls may have left short texts.
void scrubStack();

}  // namespace kiosk::terminal
