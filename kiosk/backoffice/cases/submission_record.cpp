#include "kiosk/backoffice/cases/submission_record.h"

#include <soci/soci.h>

namespace kiosk::backoffice::cases {

void insertSubmission(const store::Transaction& transaction, const SubmissionRecord& submission) {
  const long long size = submission.size;
  const long long receivedMs = submission.receivedMs;
  transaction.sql()
      << "INSERT INTO submission (region_code, kiosk_id, submission_uuid, sha256, size, "
         "sign_public_key, received_ms, case_id, answer) VALUES (:region, :kiosk, :uuid, :sha, :size, :key, "
         ":received, :case, :answer)",
      soci::use(transaction.region()), soci::use(submission.kioskId), soci::use(submission.uuid),
      soci::use(submission.sha256), soci::use(size), soci::use(submission.signPublicKey), soci::use(receivedMs),
      soci::use(submission.caseId), soci::use(submission.answer);
}

std::string acceptanceBody(const std::string& packetSha256, const std::string& acceptanceNumber) {
  return R"({"packet_sha256":")" + packetSha256 + R"(","acceptance_number":")" + acceptanceNumber + R"("})";
}

}  // namespace kiosk::backoffice::cases
