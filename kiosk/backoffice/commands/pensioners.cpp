#include <fmt/core.h>

#include "kiosk/backoffice/certification/roll.h"
#include "kiosk/backoffice/commands/commands.h"

namespace kiosk::backoffice::commands {

assets::Result<void> importPensioners(const Pensioners& command) {
  auto office = Office::open(command.data, Clock(), 1, Behind::CatchUp);
  if (!office) return tl::unexpected(office.error());
  const auto pensioners = certification::readPensioners(command.file, **office);
  if (!pensioners) return tl::unexpected(pensioners.error());
  if (auto put = certification::putPensioners(**office, *pensioners); !put) return put;
  fmt::print("pensioners {}\n", pensioners->size());
  return {};
}

assets::Result<void> matchPensioners(const Pensioners& command) {
  const auto matches = certification::readMatches(command.file);
  if (!matches) return tl::unexpected(matches.error());
  auto office = Office::open(command.data, Clock(), 1, Behind::CatchUp);
  if (!office) return tl::unexpected(office.error());
  const auto matched = certification::putMatches(**office, *matches);
  if (!matched) return tl::unexpected(matched.error());
  fmt::print("certified {}\nunknown {}\nnot_newer {}\n", matched->certified, matched->unknown, matched->notNewer);
  return {};
}

}  // namespace kiosk::backoffice::commands
