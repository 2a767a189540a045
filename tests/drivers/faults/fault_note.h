#pragma once

#include <string>

#include "assets/error.h"
#include "drivers/device_status.h"

/// How tests write the fault tables of drivers/README.md. A test that provokes a fault at a device's wire notes here
/// what came of it; the notes are properties of its result file, and fault_table.py makes the tables of those that
/// passed.
namespace faults {

/// One row. Everything but `fault` and `heals` is what the driver really answered, in the catalogue's words.
struct Row {
  std::string device;   ///< role: "id-card"
  std::string fault;    ///< the simulator's command behind the role ("`cover open`"), or plain words
  std::string visitor;  ///< of `told()`, or what else the visitor notices
  std::string staff;    ///< of `seen()`
  std::string heals;    ///< what the test did before it saw that all is well again
};

/// "IDC-R01: We could not read the card …"
std::string told(assets::ErrorId problem);
/// Its error's sentence; "nothing: it works" when there is none.
template <class T>
std::string told(const assets::Result<T>& result) {
  return result ? "nothing: it works" : told(result.error().id);
}
/// "Offline: Likely cause. Remedy". An error whose device stays well has its cause and remedy in the log: "log: …".
std::string seen(const drivers::DeviceStatus& status);
std::string seen(assets::ErrorId inLog);
/// Of a device that could not be opened.
std::string seen(drivers::DeviceState state, assets::ErrorId problem);

/// Writes the row into this test's result. An empty cell, or a call outside of a test, fails it.
void note(const Row& row);

}  // namespace faults
