#include <fmt/core.h>

#include "kiosk/backoffice/commands/commands.h"
#include "kiosk/backoffice/experts/expert_file.h"

namespace kiosk::backoffice::commands {

assets::Result<void> importExperts(const ImportExperts& command) {
  auto office = Office::open(command.data, Clock(), 1, Behind::CatchUp);
  if (!office) return tl::unexpected(office.error());
  const auto pool = experts::readExpertsFile(command.file, (*office)->policy().specialties);
  if (!pool) return tl::unexpected(pool.error());
  if (auto put = experts::replacePool(**office, *pool); !put) return put;
  fmt::print("experts {}\n", pool->size());
  return {};
}

}  // namespace kiosk::backoffice::commands
