#pragma once

#include <string>

namespace kiosk::terminal {

/// Before anything personal is in memory: no core dumps, no other process may look in, and, where the system lets us,
/// no page goes to swap. Returns what could not be done as a sentence for the log; empty when all was.
std::string guardProcess();

/// Before the first thread is started. Threads come and go with every page that is read, and each takes another of
/// the heap's arenas: unbounded, all sixteen grow in the course of a day to what the largest page took.
void boundHeap();

/// Overwrites the part of this thread's stack below the caller, where finished calls may have left short texts.
void scrubStack();

}  // namespace kiosk::terminal
