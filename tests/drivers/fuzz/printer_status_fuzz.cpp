// What a printer says: its device id, and the four status bytes whose contradictions are never trusted.
#include <array>
#include <cstdlib>

#include "drivers/printer/device_id.h"
#include "drivers/printer/escpos_status.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace drivers::printer;
  if (const auto id = parseDeviceId({bytes, size})) {
    if (id->name().size() > size || id->commands.size() > size) std::abort();
    for (const char letter : id->name() + id->commands) {
      if (letter < 0x20 || letter > 0x7E) std::abort();
    }
  }
  for (std::size_t at = 0; at + 4 <= size; at += 4) {
    const std::array<std::uint8_t, 4> answers{bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]};
    const auto report = parseReport(answers);
    if (!report) continue;
    for (const std::uint8_t answer : answers) {
      if (!isStatusByte(answer)) std::abort();
    }
    static_cast<void>(statusOf(*report));
  }
  return 0;
}
