#include <fmt/core.h>
#include <soci/soci.h>

#include "kiosk/backoffice/commands/commands.h"
#include "kiosk/backoffice/store/audit.h"

namespace kiosk::backoffice::commands {

assets::Result<void> verify(const std::filesystem::path& data) {
  const auto folder = DataFolder::open(data);
  if (!folder) return tl::unexpected(folder.error());
  auto session = store::connect(folder->database());
  if (!session) return tl::unexpected(session.error());
  const auto report = store::audit(**session, *folder);
  if (!report) return tl::unexpected(report.error());
  fmt::print("events {}\nhead {}\nsubmissions {}\ncases {}\nnotices {}\ncertifications {}\n", report->chain.rows,
             report->chain.head, report->submissions, report->cases, report->notices, report->certifications);
  for (const std::string& finding : report->findings)
    fmt::print("finding {}\n", finding);
  if (report->findings.empty()) {
    fmt::print("intact\n");
    return {};
  }
  return assets::failure(assets::ErrorId::OfficeRecordAltered,
                         fmt::format("{} findings, the first: {}", report->findings.size(), report->findings.front()));
}

}  // namespace kiosk::backoffice::commands
