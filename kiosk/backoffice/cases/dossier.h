#pragma once

#include "assets/error.h"
#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/contract/packet.h"

namespace kiosk::backoffice::cases {

/// Opens the application as the terminal sealed it: the kept packet is the only copy of papers and pictures. Whoever
/// calls wipes it afterwards.
assets::Result<domain::Application> openDossier(const Office& office, const CaseRecord& record);
/// The same with the packet's header: when it was signed and sealed.
assets::Result<contract::Opened<domain::Application>> openPacket(const Office& office, const CaseRecord& record);
/// Leaves a "dossier.read" event: who looks at somebody's papers is on record. `actor` as actorOf().
assets::Result<void> noteReading(Office& office, const std::string& actor, const CaseRecord& record);

/// Pages handed in at the counter after a 补讫告知书.
struct SupplementPage {
  std::string id;
  std::string material;  ///< wire name
  std::int64_t receivedMs = 0;
  std::string sha256;
};
std::vector<SupplementPage> supplementPages(soci::session& sql, const std::string& region, const std::string& caseId);
void insertSupplementPage(const store::Transaction& transaction, const std::string& caseId, const SupplementPage& page);
/// Sealed file, durable on return; written before the row that names it.
assets::Result<void> keepSupplementPage(const Office& office, const std::string& pageId,
                                        const std::vector<std::uint8_t>& jpeg);
assets::Result<std::vector<std::uint8_t>> readSupplementPage(const Office& office, const SupplementPage& page);

}  // namespace kiosk::backoffice::cases
