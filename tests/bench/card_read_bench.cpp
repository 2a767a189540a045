// How long reading a card takes, against what the wire and the module need at the least.
//
//   card_read_bench [ROUNDS]
//
// Runs the real simulator and the real serial driver at 115200 baud. The wire-limited time is the time the bytes of
// find, select, read and address need at ten bits each, plus the module's own thinking time, which the simulator is
// told. Prints the ratio for a module that thinks like real ones and for one that answers at once.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "drivers/id_card/sam_reader.h"
#include "drivers/transport/serial_port.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace {

using namespace drivers::id_card;
using namespace std::chrono_literals;
using Seconds = std::chrono::duration<double>;

constexpr double kAllowed = 1.1;

struct Module {
  const char* name;
  int find, select, read, address;  // thinking, ms
};

/// find 10 + 15, select 10 + 19, read 10 + 1295, address 10 + 11 bytes, ten bits each.
double wireSeconds(const Module& module) {
  const double bytes = 10 + 15 + 10 + 19 + 10 + 1295 + 10 + 11;
  return bytes * 10 / 115200 + (module.find + module.select + module.read + module.address) / 1000.0;
}

/// One visit: a card lies there, is found, selected, read and asked for its addresses. Seconds; negative when it
/// failed.
double readOnce(Reader& reader) {
  const auto begun = std::chrono::steady_clock::now();
  const auto card = awaitCard(reader, {});
  return card ? Seconds(std::chrono::steady_clock::now() - begun).count() : -1;
}

/// The median ratio over the rounds; 0 when a card could not be read.
double measure(const Module& module, int rounds) {
  SimulatorProcess simulator(
      "[people.li]\nname = '李测'\nnumber = '370811198501020021'\n[devices.id-card]\nport = 'reader'\nfind_ms = " +
      std::to_string(module.find) + "\nselect_ms = " + std::to_string(module.select) +
      "\nread_ms = " + std::to_string(module.read) + "\naddress_ms = " + std::to_string(module.address) + "\n");
  auto port = drivers::transport::SerialPort::open(simulator.path("reader"), 115200);
  if (!port) return 0;
  // The floor between two looks for a card is a wait for the visitor, not a part of reading.
  auto reader = SamReader::open(std::move(*port), std::nullopt, SamTiming{.findFloor = 0ms});
  if (!reader) return 0;
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    simulator.say(round == 0 ? "id-card place li" : "id-card swap li");
    times.push_back(readOnce(**reader));
    if (times.back() < 0) return 0;
  }
  std::sort(times.begin(), times.end());
  const double median = times[times.size() / 2];
  const double wire = wireSeconds(module);
  std::printf("%-22s wire-limited %7.1f ms   read %7.1f ms (median of %d, worst %.1f)   ratio %.3f\n", module.name,
              wire * 1e3, median * 1e3, rounds, times.back() * 1e3, median / wire);
  return median / wire;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 9;
  bool good = true;
  for (const Module& module :
       {Module{"thinks like real ones", 100, 100, 1000, 200}, Module{"answers at once", 0, 0, 0, 0}}) {
    const double ratio = measure(module, rounds);
    good = good && ratio > 0 && ratio <= kAllowed;
  }
  std::printf("allowed %.1f: %s\n", kAllowed, good ? "kept" : "missed");
  return good ? 0 : 1;
}
