#include <fmt/core.h>

#include "kiosk/backoffice/certification/standing.h"
#include "kiosk/backoffice/commands/commands.h"

namespace kiosk::backoffice::commands {

assets::Result<void> importPensioners(const ImportPensioners& command) {
  const auto pensioners = certification::readPensionersFile(command.file);
  if (!pensioners) return tl::unexpected(pensioners.error());
  auto office = Office::open(command.data, Clock(), 1, Behind::CatchUp);
  if (!office) return tl::unexpected(office.error());
  if (auto put = certification::put(**office, *pensioners); !put) return put;
  fmt::print("pensioners {}\n", pensioners->size());
  return {};
}

}  // namespace kiosk::backoffice::commands
