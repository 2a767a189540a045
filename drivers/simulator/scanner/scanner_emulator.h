#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator::scanner {

/// A flatbed scanner with a feeder that speaks eSCL on loopback: http://127.0.0.1:PORT/eSCL.
///
///   [devices.scanner]
///   tcp = 8089          port; 0: any free one, see `where`
///   feeder = true       false: glass only
///   duplex = true       the feeder scans both sides
///
/// PAPER is what simulator/papers.h finds: PAGE, NUMBER or PATH; `pages` names the person's. It is WIDTH millimetres
/// wide (210). Commands: place PAPER [WIDTH]; remove; load PAPER[,BACK] … (lays more papers into the feeder); no-docs
/// (empties it); jam on|off|SHEET (the sheet of the next job that gets stuck); cover open|close; busy on|off; slow MS
/// (for each page); crash [TIMES] (the connection breaks in the middle of a page); where; jobs.
tl::expected<std::unique_ptr<Emulator>, std::string> makeScanner(const Setup& setup);

}  // namespace drivers::simulator::scanner
