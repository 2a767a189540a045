#include <fmt/core.h>

#include "kiosk/backoffice/commands/commands.h"
#include "kiosk/backoffice/people/person_store.h"

namespace kiosk::backoffice::commands {

assets::Result<void> importPersons(const ImportPersons& command) {
  const auto persons = people::readPersonsFile(command.file);
  if (!persons) return tl::unexpected(persons.error());
  auto office = Office::open(command.data, Clock(), 1, Behind::CatchUp);
  if (!office) return tl::unexpected(office.error());
  if (auto put = people::put(**office, *persons); !put) return put;
  fmt::print("persons {}\n", persons->size());
  return {};
}

}  // namespace kiosk::backoffice::commands
