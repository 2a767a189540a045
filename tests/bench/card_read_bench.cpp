// How long reading a card takes, against what the wire and the module need at the least.
//
//   card_read_bench [ROUNDS]
//
// Runs the real simulator and the real drivers: serial at 115200 baud, and USB at full speed with split pipes. The
// wire-limited time is the time the bytes of find, select, read and address need, plus the module's own thinking time,
// which the simulator is told. Prints the ratio for a module that thinks like real ones and, on the serial line, for
// one that answers at once; on USB there is then no wire left to measure, only the simulated bus.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "drivers/id_card/sam_reader.h"
#include "drivers/id_card/usb_reader.h"
#include "drivers/simulator/usb/preload.h"
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

/// Bytes a second: ten bits a byte at 115200 baud; 19 bulk packets of 64 bytes in each millisecond of a full-speed bus
/// (USB 2.0, table 5-9).
constexpr double kSerial = 115200.0 / 10;
constexpr double kFullSpeed = 19 * 64 * 1000.0;

/// find 10 + 15, select 10 + 19, read 10 + 1295, address 10 + 11 bytes.
double wireSeconds(const Module& module, double bytesPerSecond) {
  const double bytes = 10 + 15 + 10 + 19 + 10 + 1295 + 10 + 11;
  return bytes / bytesPerSecond + (module.find + module.select + module.read + module.address) / 1000.0;
}

std::string scenario(const Module& module, const std::string& wire) {
  return "[people.li]\nname = '李测'\nnumber = '370811198501020021'\n[devices.id-card]\n" + wire +
         "\nfind_ms = " + std::to_string(module.find) + "\nselect_ms = " + std::to_string(module.select) +
         "\nread_ms = " + std::to_string(module.read) + "\naddress_ms = " + std::to_string(module.address) + "\n";
}

/// The floor between two looks for a card is a wait for the visitor, not a part of reading.
constexpr SamTiming kTiming{.findFloor = 0ms};

/// One visit: a card lies there, is found, selected, read and asked for its addresses. Seconds; negative when it
/// failed.
double readOnce(Reader& reader) {
  const auto begun = std::chrono::steady_clock::now();
  const auto card = awaitCard(reader, {});
  return card ? Seconds(std::chrono::steady_clock::now() - begun).count() : -1;
}

/// The median ratio over the rounds; 0 when a card could not be read.
double measure(SimulatorProcess& simulator, Reader& reader, const char* name, double wire, int rounds) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    simulator.say(round == 0 ? "id-card place li" : "id-card swap li");
    times.push_back(readOnce(reader));
    if (times.back() < 0) return 0;
  }
  std::sort(times.begin(), times.end());
  const double median = times[times.size() / 2];
  std::printf("%-30s wire-limited %7.1f ms   read %7.1f ms (median of %d, worst %.1f)   ratio %.3f\n", name, wire * 1e3,
              median * 1e3, rounds, times.back() * 1e3, median / wire);
  return median / wire;
}

double measureSerial(const Module& module, int rounds) {
  SimulatorProcess simulator(scenario(module, "port = 'reader'"));
  auto port = drivers::transport::SerialPort::open(simulator.path("reader"), 115200);
  if (!port) return 0;
  auto reader = SamReader::open(std::move(*port), std::nullopt, kTiming);
  if (!reader) return 0;
  return measure(simulator, **reader, (std::string("serial, ") + module.name).c_str(), wireSeconds(module, kSerial),
                 rounds);
}

double measureUsb(const Module& module, int rounds) {
  SimulatorProcess simulator(scenario(module, "wire = 'usb-split'"));
  const std::string where = simulator.say("id-card where");
  const std::string key = "UMOCKDEV_DIR=";
  ::setenv("UMOCKDEV_DIR", where.substr(where.find(key) + key.size()).c_str(), 1);
  const auto config = drivers::parseDevices("[devices.id-card]\ndriver = 'sam-usb'\n").value().at("id-card");
  auto reader = openUsbReader(config, kTiming);
  if (!reader) return 0;
  return measure(simulator, **reader, (std::string("USB, ") + module.name).c_str(), wireSeconds(module, kFullSpeed),
                 rounds);
}

}  // namespace

int main(int argc, char** argv) {
  drivers::simulator::startAgainPreloaded(argv);
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 9;
  bool good = true;
  for (const Module& module :
       {Module{"thinks like real ones", 100, 100, 1000, 200}, Module{"answers at once", 0, 0, 0, 0}}) {
    const double ratio = measureSerial(module, rounds);
    good = good && ratio > 0 && ratio <= kAllowed;
  }
  const double usb = measureUsb({"thinks like real ones", 100, 100, 1000, 200}, rounds);
  good = good && usb > 0 && usb <= kAllowed;
  std::printf("allowed %.1f: %s\n", kAllowed, good ? "kept" : "missed");
  return good ? 0 : 1;
}
