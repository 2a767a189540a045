#pragma once

#include <memory>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator {

/// An A4 printer that takes PDF over IPP/2.0 on loopback: ipp://127.0.0.1:PORT/ipp/print.
///
///   [devices.a4-printer]
///   tcp = 8631          port; 0: any free one, see `where`
///   output = "a4"       folder for job-001.pdf …, one for each job whose last page has come out
///   speed = 30          pages a minute
///   sheets = 250        paper in the tray
///
/// Commands: paper ok|low|out|SHEETS (`paper 2` runs out after two sheets); jam on|off; cover open|close;
/// toner ok|low|out; speed PAGES; where; jobs.
tl::expected<std::unique_ptr<Emulator>, std::string> makeA4Printer(const Setup& setup);

}  // namespace drivers::simulator
