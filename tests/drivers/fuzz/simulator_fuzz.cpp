// What the simulator takes from outside: command lines, scenario files, requests on the wire, picture blocks.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/simulator/id_card/reader_fault.h"
#include "drivers/simulator/id_card/sam_module.h"
#include "drivers/simulator/photo_codec/photo_codec.h"
#include "drivers/simulator/scenario.h"
#include "drivers/simulator/switchboard.h"
#include "drivers/simulator/words.h"

namespace {

using namespace drivers::simulator;

void command(std::string_view line) {
  static const Scenario scenario = parseScenario("[people.li]\n", "/").value();
  Switchboard board = Switchboard::make(scenario, "/", {}).value();
  static_cast<void>(board.execute(line));
  if (const auto words = splitWords(line)) static_cast<void>(parseFault(*words));
}

void wire(std::string_view bytes) {
  SamModule module;
  auto chip = std::make_shared<Chip>();
  chip->text.resize(256);
  chip->photo.resize(1024);
  module.place(chip);
  Bytes inbox(bytes.begin(), bytes.end());
  while (const auto request = takeRequest(inbox)) {
    if (module.answer(*request).size() < 11) std::abort();
  }
}

void picture(std::string_view bytes) {
  std::vector<std::uint8_t> block(kPhotoBlockBytes, 0);
  constexpr std::string_view kHeader("WL\x66\0\x7E\0HT1", 9);
  std::copy(kHeader.begin(), kHeader.end(), block.begin());
  std::copy(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), block.size() - 9)),
            block.begin() + 9);
  std::vector<std::uint8_t> rgb(kPhotoRgbBytes);
  static_cast<void>(decodePhotoBlock(block, rgb));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(bytes + 1, bytes + size);
  switch (bytes[0] % 4) {
    case 0:
      command(text);
      break;
    case 1:
      static_cast<void>(parseScenario(text, "/"));
      break;
    case 2:
      wire(text);
      break;
    default:
      picture(text);
      break;
  }
  return 0;
}
