#pragma once

#include <cstdint>
#include <string>

#include "kiosk/backoffice/store/writer.h"

namespace kiosk::backoffice::cases {

/// What makes a terminal's packet come in only once: its content's hash, and the first answer.
struct SubmissionRecord {
  std::string kioskId;
  std::string uuid;
  std::string sha256;  ///< of the packet
  std::int64_t size = 0;
  std::string signPublicKey;  ///< the terminal's when it sealed this
  std::int64_t receivedMs = 0;
  std::string caseId;
  std::string answer;  ///< SubmissionReceipt as JSON
};

void insertSubmission(const store::Transaction& transaction, const SubmissionRecord& submission);

/// The body of the event a case begins with.
std::string acceptanceBody(const std::string& packetSha256, const std::string& acceptanceNumber);

}  // namespace kiosk::backoffice::cases
