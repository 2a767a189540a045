#include <fmt/core.h>

#include "kiosk/backoffice/commands/commands.h"
#include "kiosk/backoffice/institutions/institution_file.h"

namespace kiosk::backoffice::commands {

assets::Result<void> importInstitutions(const ImportInstitutions& command) {
  auto office = Office::open(command.data, Clock(), 1, Behind::CatchUp);
  if (!office) return tl::unexpected(office.error());
  const auto list = institutions::readInstitutionsFile(command.file, (*office)->policy().regions);
  if (!list) return tl::unexpected(list.error());
  if (auto put = institutions::replaceAll(**office, *list); !put) return put;
  fmt::print("institutions {}\n", list->size());
  return {};
}

}  // namespace kiosk::backoffice::commands
